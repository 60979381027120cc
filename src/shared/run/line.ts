import type { Shell } from '../models';
import { lexShell } from '../text/lex';
import type { LexedCommand, LexedWord, LexProblem, Placeholder, Range } from '../text/lexed';
import type { RunVerb } from './command';
import { parseRun, type ParsedRun } from './parse';
import type { RunSpec } from './spec';
import type { Said, WordProblem } from './words';

/*
 * Lines of a shell with `docker run` in them, as they stand in a README: read for what they say and where they say it.
 */

export type LineProblemCode = LexProblem['code'] | WordProblem['code'] | 'not-docker-run' | 'global-flag' | 'nothing';

/** What is wrong with the text at a place. Its text is `t('run.line.problems.' + code, values)`. */
export type LineProblem = Range & { readonly code: LineProblemCode; readonly values: { readonly found: string } };

/** What a piece of the line is, for its colour. */
export type LinePart = Range & {
  readonly kind: 'program' | 'verb' | 'flag' | 'value' | 'image' | 'argument' | 'placeholder';
};

/** One `docker run` or `docker create`. */
export type RunLine = Range & {
  readonly program: 'docker' | 'podman';
  readonly verb: RunVerb;
  /** What follows the verb. */
  readonly words: readonly LexedWord[];
  readonly spec: RunSpec;
  readonly problems: readonly LineProblem[];
  /** What a shell would have replaced: until it is known, the spec has it as it is written. */
  readonly placeholders: readonly Placeholder[];
  /** Where each field of the spec was said: `name`, `ports.0`, `options.dns.1`, `image`, `command`. */
  readonly places: ReadonlyMap<string, Range>;
  /** From left to right; none overlaps another. */
  readonly parts: readonly LinePart[];
};

export type ReadLines = {
  /** More than one is a choice. */
  readonly lines: readonly RunLine[];
  readonly comments: readonly Range[];
  /** What no line can be blamed for, and what the shell would do more about than start a program. */
  readonly problems: readonly LineProblem[];
};

/** Reads the `docker run` lines of a text in a shell's words. Never throws, whatever the text. */
export function readRunLines(text: string, shell: Shell): ReadLines {
  const { commands, comments, problems } = lexShell(text, shell);
  const wrong = (code: LineProblemCode, range: Range): LineProblem => ({
    code,
    from: range.from,
    to: range.to,
    values: { found: text.slice(range.from, range.to) },
  });
  const lines: RunLine[] = [];
  const found = problems.map((one) => wrong(one.code, one));
  for (const command of commands) {
    const line = readCommand(command, text);
    if (line) lines.push(line);
    else found.push(wrong('not-docker-run', rangeOf(command)));
  }
  if (lines.length === 0 && found.length === 0) found.push(wrong('nothing', { from: 0, to: text.length }));
  return { lines, comments, problems: found.sort((a, b) => a.from - b.from) };
}

const rangeOf = (words: readonly LexedWord[]): Range => ({ from: words[0]?.from ?? 0, to: words.at(-1)?.to ?? 0 });

const sudoFlags = /^-[EHnSkPb]+$/;
const programPattern = /^(?:.*[/\\])?(docker|podman)(?:\.exe)?$/i;
/** The global options of docker that have a value, and those that have none. */
const globalValues = new Set(['--config', '--context', '-c', '--host', '-H', '--log-level', '-l', '--tlscacert', '--tlscert', '--tlskey']);
const globalFlag = /^(?:-D|--debug|--tls|--tlsverify)$|^--[a-z-]+=/;

/** The line of a command; null for one that does not run or create a container. */
function readCommand(command: LexedCommand, text: string): RunLine | null {
  let next = 0;
  if (command[0]?.text === 'sudo') {
    next += 1;
    while (sudoFlags.test(command[next]?.text ?? '')) next += 1;
  }
  const programAt = next;
  const program = programPattern.exec(command[next]?.text ?? '')?.[1]?.toLowerCase();
  if (program !== 'docker' && program !== 'podman') return null;
  next += 1;
  const globals: LexedWord[] = [];
  for (let word = command[next]; word && (globalValues.has(word.text) || globalFlag.test(word.text)); word = command[next]) {
    const width = globalValues.has(word.text) ? 2 : 1;
    globals.push(...command.slice(next, next + width));
    next += width;
  }
  const verbAt = next;
  if (command[next]?.text === 'container') next += 1;
  const verb = command[next]?.text;
  if (verb !== 'run' && verb !== 'create') return null;
  const words = command.slice(next + 1);
  const parsed = parseRun(words.map((word) => word.text));
  const places = placesOf(parsed, words, text);
  const end = rangeOf(command).to;
  return {
    ...rangeOf(command),
    program,
    verb,
    words,
    spec: parsed.spec,
    places,
    problems: [
      ...(globals.length > 0 ? [globalProblem(rangeOf(globals), text)] : []),
      ...parsed.problems.map((problem) => wordProblem(problem, words, end)),
    ],
    placeholders: words.flatMap((word) => word.placeholders),
    parts: [
      ...command.slice(programAt, verbAt).map((word, index) => part(word, index === 0 ? 'program' : 'flag')),
      ...command.slice(verbAt, next + 1).map((word) => part(word, 'verb')),
      ...partsOf(parsed, words, text),
    ],
  };
}

const part = ({ from, to }: Range, kind: LinePart['kind']): LinePart => ({ from, to, kind });

/** Which engine is meant is not for the line to say here. */
const globalProblem = ({ from, to }: Range, text: string): LineProblem => ({
  code: 'global-flag',
  from,
  to,
  values: { found: text.slice(from, to) },
});

function wordProblem({ code, word, flag }: WordProblem, words: readonly LexedWord[], end: number): LineProblem {
  const place = words[word] ?? { from: end, to: end };
  return { code, from: place.from, to: place.to, values: { found: flag } };
}

/* Places -------------------------------------------------------------------------------------------------------- */

/** The place in the text where the value of an option begins; the word's own where quotes hide it. */
function valueFrom(word: LexedWord, from: number, text: string): number {
  const isPlain = text.startsWith(word.text.slice(0, from), word.from);
  return isPlain ? word.from + from : word.from;
}

function placesOf({ fields, imageAt, otherAt, spec }: ParsedRun, words: readonly LexedWord[], text: string) {
  const places = new Map<string, Range>();
  for (const { field, said } of fields) places.set(field, placeOf(said, words, text));
  for (const [index, at] of otherAt.entries()) places.set(`otherFlags.${index}`, rangeOf(words.slice(at, at + 1)));
  if (imageAt < words.length) places.set('image', rangeOf(words.slice(imageAt, imageAt + 1)));
  if (spec.command.length > 0) places.set('command', rangeOf(words.slice(imageAt + 1)));
  return places;
}

/** Where the value is, or the flag that has none. */
function placeOf({ at, valueAt }: Said, words: readonly LexedWord[], text: string): Range {
  const word = words[valueAt?.word ?? at];
  if (!word) return { from: 0, to: 0 };
  return { from: valueAt ? valueFrom(word, valueAt.from, text) : word.from, to: word.to };
}

function partsOf({ fields, imageAt }: ParsedRun, words: readonly LexedWord[], text: string): LinePart[] {
  /** Where the value in a word begins. */
  const values = new Map(fields.flatMap(({ said: { valueAt } }) => (valueAt ? [[valueAt.word, valueAt.from] as const] : [])));
  return words.flatMap((word, index) => {
    if (index === imageAt) return marked(word, 'image');
    if (index > imageAt) return marked(word, 'argument');
    const from = values.get(index);
    if (from === undefined) return marked(word, 'flag');
    const at = valueFrom(word, from, text);
    if (at === word.from) return marked(word, 'value');
    return [part({ from: word.from, to: at }, 'flag'), ...marked({ ...word, from: at }, 'value')];
  });
}

/** A word without its placeholders, and these. */
function marked({ from, to, placeholders }: LexedWord, kind: LinePart['kind']): LinePart[] {
  const parts: LinePart[] = [];
  let at = from;
  for (const placeholder of placeholders) {
    if (placeholder.from > at) parts.push(part({ from: at, to: placeholder.from }, kind));
    parts.push(part({ from: Math.max(at, placeholder.from), to: placeholder.to }, 'placeholder'));
    at = placeholder.to;
  }
  if (at < to) parts.push(part({ from: at, to }, kind));
  return parts;
}

/** The words with their placeholders replaced by what is known of them, as the shell would; the others stay. */
export function fillPlaceholders(words: readonly LexedWord[], values: ReadonlyMap<string, string>): string[] {
  return words.map(({ text, placeholders }) => {
    let filled = '';
    let at = 0;
    for (const placeholder of placeholders) {
      filled += text.slice(at, placeholder.at) + (values.get(placeholder.text) ?? placeholder.text);
      at = placeholder.at + placeholder.text.length;
    }
    return filled + text.slice(at);
  });
}
