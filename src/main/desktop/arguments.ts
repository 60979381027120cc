import { resolve } from 'node:path';
import { z } from 'zod';
import type { RunSpec } from '../../shared/run';
import { places, type WindowRequest } from '../../shared/models';

/*
 * What a person says when Slipway is started: `slipway images`, `slipway run -p 8000:80 nginx`. A second start hands its
 * words to the first one.
 */

/** The words of a start. They come from another process, so they are parsed where they arrive. */
export const startSchema = z.object({
  words: z.array(z.string().max(32_768)).max(4096),
  /** The folder that relative paths are meant from. */
  folder: z.string(),
});
export type Start = Readonly<z.infer<typeof startSchema>>;

/** What a start asks for. */
export type Order =
  | { readonly kind: 'show' }
  /** Without a window: for a start at login. */
  | { readonly kind: 'hidden' }
  | { readonly kind: 'ask'; readonly request: WindowRequest }
  | { readonly kind: 'quit' }
  | { readonly kind: 'unknown'; readonly word: string };

/** The words that `orderOf` knows, as they are told to whoever used another one. */
export const knownWords = [...places, 'run', 'stop-all', 'quit'] as const;

type ParseRun = (words: readonly string[]) => { readonly spec: Partial<RunSpec>; readonly left: readonly string[] };

/**
 * The person's own words of a command line: without the executable, and without the application's path where Electron
 * itself was started with it.
 */
export function ownWords(argv: readonly string[], packaged: boolean): string[] {
  const words = argv.slice(1);
  return packaged ? words : words.slice(words.findIndex((word) => !word.startsWith('-')) + 1);
}

/** What the words ask for. Switches before the first word are Electron's and Chromium's, but for `--hidden`. */
export function orderOf({ words, folder }: Start, parseRun: ParseRun): Order {
  const at = words.findIndex((word) => !word.startsWith('-'));
  const word = words[at];
  if (word === undefined) return { kind: words.includes('--hidden') ? 'hidden' : 'show' };
  const place = places.find((name) => name === word);
  if (place) return { kind: 'ask', request: { kind: 'place', place } };
  if (word === 'stop-all') return { kind: 'ask', request: { kind: 'stop-all' } };
  if (word === 'quit') return { kind: 'quit' };
  if (word !== 'run') return { kind: 'unknown', word };
  const { spec, left } = parseRun(words.slice(at + 1));
  return { kind: 'ask', request: { kind: 'run', spec: fromFolder(spec, folder), left: [...left] } };
}

/** `-v ./site:/srv` means the folder that the line was written in. */
function fromFolder(spec: Partial<RunSpec>, folder: string): Partial<RunSpec> {
  if (!spec.mounts) return spec;
  const mounts = spec.mounts.map((mount) =>
    mount.type === 'bind' && /^\.\.?([/\\]|$)/.test(mount.source) ? { ...mount, source: resolve(folder, mount.source) } : mount,
  );
  return { ...spec, mounts };
}
