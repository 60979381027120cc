import type { MountSpec } from './spec';

/** `C:\data`, `C:/data`, `\\server\share`, `\\.\pipe\docker_engine`. */
const windowsPath = /^(?:[A-Za-z]:[\\/]|\\\\)/;

/** Absolute on Linux, macOS or Windows: the engine may be on any of them. */
export const isAbsolutePath = (path: string): boolean => path.startsWith('/') || windowsPath.test(path);

/** Whether a colon stands where `-v` would part the words: anywhere but after a drive letter. */
export const hasColon = (path: string): boolean => path.replace(windowsPath, '').includes(':');

/** The path as the engine sees it, so that two ways to write one target compare equal. */
export function cleanTarget(path: string): string {
  if (!path.startsWith('/')) return path.replaceAll('/', '\\').replace(/\\+$/, '').toLowerCase();
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

/** A mount as `-v` takes it: `assets:/app/public:ro`, `/srv:/data`, `/data` (an anonymous volume). */
export function formatMount({ source, target, readOnly, mode }: MountSpec): string {
  const modes = [...(readOnly ? ['ro'] : []), ...(mode === undefined ? [] : [mode])].join(',');
  return `${source === '' ? '' : `${source}:`}${target}${modes === '' ? '' : `:${modes}`}`;
}

/**
 * Reads what `-v` takes. What docker would refuse stays as it is written, with its colons in the target, for
 * `validateRunSpec` to name. Source: github.com/docker/cli, cli/compose/loader, ParseVolume.
 */
export function parseMount(text: string): MountSpec {
  const parts = partsOf(text);
  const [source = '', target = '', mode] = parts.length > 3 || parts.includes('') ? twoParts(text) : parts;
  if (parts.length < 2) return { type: 'volume', source: '', target: text, readOnly: false };
  const modes = mode?.split(',') ?? [];
  const rest = modes.filter((one) => one !== 'ro').join(',');
  return {
    type: isFile(source) ? 'bind' : 'volume',
    source,
    target,
    readOnly: modes.includes('ro'),
    ...(rest === '' ? {} : { mode: rest }),
  };
}

/** Parted at colons, but for one after a single letter: that is a drive of Windows. */
function partsOf(text: string): string[] {
  if (text.length < 3) return [text];
  const parts: string[] = [];
  for (const piece of text.split(':')) {
    const last = parts.at(-1);
    if (last !== undefined && /^\p{L}$/u.test(last)) parts[parts.length - 1] = `${last}:${piece}`;
    else parts.push(piece);
  }
  return parts;
}

function twoParts(text: string): [string, string] {
  const colon = text.indexOf(':');
  return colon < 1 ? ['', text] : [text.slice(0, colon), text.slice(colon + 1)];
}

/** A path of the host, and not the name of a volume. */
const isFile = (source: string): boolean => /^(?:[./~]|\\\\|\p{L}:)/u.test(source);
