import { kindOf, optionNamed, optionOfLetter, type OptionName } from './options';

/*
 * The words of a run line, read as the docker CLI reads them: github.com/spf13/pflag, `parseArgs`, with interspersed off.
 * Options end at the image, or at `--`; a value may begin with a dash; a flag takes a value only after `=`.
 */

/** An option as it was said. A flag that was said without a value has the value `true`. */
export type Said = {
  readonly name: OptionName;
  readonly value: string;
  /** The word that names it. */
  readonly at: number;
  /** The word that its value is in, and where in it the value begins; null for a flag without one. */
  readonly valueAt: { readonly word: number; readonly from: number } | null;
};

/** An option that the CLI does not know, as it was written. Whether a word after it is its value cannot be known. */
export type Unknown = { readonly text: string; readonly at: number };

export type WordProblemCode = 'flag-unknown' | 'flag-syntax' | 'flag-value-missing' | 'flag-boolean' | 'image-missing';

/** What the CLI would refuse the words for; `word` is the index of the word, or how many there are when one is missing. */
export type WordProblem = { readonly code: WordProblemCode; readonly word: number; readonly flag: string };

export type ReadWords = {
  readonly said: readonly Said[];
  readonly unknown: readonly Unknown[];
  /** The image, then the container's command and its arguments. */
  readonly operands: readonly string[];
  /** The index of the first operand, or of where it would be. */
  readonly operandsAt: number;
  readonly problems: readonly WordProblem[];
};

/** Reads what follows `docker run`. Never throws: what the CLI would refuse is left out and reported. */
export function readRunWords(words: readonly string[]): ReadWords {
  const said: Said[] = [];
  const unknown: Unknown[] = [];
  const problems: WordProblem[] = [];
  let next = 0;

  const say = (name: OptionName, value: string, at: number, valueAt: Said['valueAt'], flag: string) => {
    if (kindOf(name) !== 'flag') return void said.push({ name, value, at, valueAt });
    const truth = booleans.get(value);
    if (truth === undefined) problems.push({ code: 'flag-boolean', word: at, flag });
    else said.push({ name, value: truth, at, valueAt });
  };
  /** The value in the next word, which is taken whatever it looks like. */
  const sayNext = (name: OptionName, at: number, flag: string) => {
    const value = words[next];
    if (value === undefined) return void problems.push({ code: 'flag-value-missing', word: at, flag });
    say(name, value, at, { word: next, from: 0 }, flag);
    next += 1;
  };
  const refuse = (code: 'flag-unknown' | 'flag-syntax', text: string, at: number, flag: string) => {
    unknown.push({ text, at });
    problems.push({ code, word: at, flag });
  };

  const readLong = (word: string, at: number) => {
    const equals = word.indexOf('=');
    const flag = equals < 0 ? word : word.slice(0, equals);
    if (flag === '--' || flag.startsWith('---')) return refuse('flag-syntax', word, at, word);
    const name = optionNamed(flag.slice(2));
    if (name === null) return refuse('flag-unknown', word, at, flag);
    if (equals >= 0) return say(name, word.slice(equals + 1), at, { word: at, from: equals + 1 }, flag);
    return kindOf(name) === 'flag' ? say(name, 'true', at, null, flag) : sayNext(name, at, flag);
  };

  /** `-it`, `-p80:80`, `-e=A=1`: letters of flags, up to one that takes the rest. */
  const readShort = (word: string, at: number) => {
    for (let from = 1; from < word.length; from += 1) {
      const letter = word.charAt(from);
      const rest = word.slice(from + 1);
      const flag = `-${letter}`;
      const name = optionOfLetter(letter);
      if (name === null) return refuse('flag-unknown', `-${word.slice(from)}`, at, flag);
      if (rest.length > 1 && rest.startsWith('=')) return say(name, rest.slice(1), at, { word: at, from: from + 2 }, flag);
      if (kindOf(name) === 'flag') say(name, 'true', at, null, flag);
      else if (rest === '') return sayNext(name, at, flag);
      else return say(name, rest, at, { word: at, from: from + 1 }, flag);
    }
  };

  while (next < words.length) {
    const at = next;
    const word = words[at] ?? '';
    if (!word.startsWith('-') || word === '-') break;
    next += 1;
    if (word === '--') break;
    if (word.startsWith('--')) readLong(word, at);
    else readShort(word, at);
  }
  const operands = words.slice(next);
  if (operands.length === 0) problems.push({ code: 'image-missing', word: words.length, flag: '' });
  return { said, unknown, operands, operandsAt: next, problems };
}

/** Go's strconv.ParseBool. */
export const booleans = new Map<string, 'true' | 'false'>([
  ...['1', 't', 'T', 'true', 'TRUE', 'True'].map((text) => [text, 'true'] as const),
  ...['0', 'f', 'F', 'false', 'FALSE', 'False'].map((text) => [text, 'false'] as const),
]);
