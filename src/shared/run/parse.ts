import { otherParts } from './command';
import { parseMount } from './mounts';
import { kindOf } from './options';
import { parsePort } from './ports';
import { emptyRunSpec, isOtherOption, type ownFields, type EnvVariable, type OtherOption, type RunSpec, type SaidOptions } from './spec';
import { readRunWords, type Said, type WordProblem } from './words';

/** A field of the spec, as a path into it, and the option that said it. */
export type SaidField = { readonly field: string; readonly said: Said };

export type ParsedRun = {
  readonly spec: RunSpec;
  readonly fields: readonly SaidField[];
  /** The index of the image's word. */
  readonly imageAt: number;
  /** The indexes of the words of `otherFlags`. */
  readonly otherAt: readonly number[];
  readonly problems: readonly WordProblem[];
};

/**
 * What follows `docker run`, as a spec. Never throws: words that the CLI would refuse are reported, and what is wrong
 * with the values is `validateRunSpec`'s to say.
 */
export function parseRun(words: readonly string[]): ParsedRun {
  const { said, unknown, operands, operandsAt, problems } = readRunWords(words);
  const [image = '', ...command] = operands;
  const spec: RunSpec = { ...emptyRunSpec(image), detach: false, command, otherFlags: unknown.map(({ text }) => text) };
  const fields = said.map((option) => ({ field: take(spec, option), said: option }));
  return { spec, fields, imageAt: operandsAt, otherAt: unknown.map(({ at }) => at), problems };
}

/**
 * The same for a form that shows no other options: their words are `left`, canonically written, and not in the spec.
 * No words say nothing at all.
 */
export function parseRunWords(words: readonly string[]): { spec: Partial<RunSpec>; left: string[] } {
  if (words.length === 0) return { spec: {}, left: [] };
  const { spec } = parseRun(words);
  return { spec: { ...spec, options: {}, otherFlags: [] }, left: [...otherParts(spec.options).flat(), ...spec.otherFlags] };
}

/** Takes an option into the spec, and gives back its field; of what can be said once, the last one counts. */
function take(spec: RunSpec, { name, value }: Said): string {
  if (!isOtherOption(name)) return takers[name](spec, value);
  if (name === 'init') {
    spec.init = isOn(value);
    delete spec.options.init;
    // A no says more than the form's switch does.
    if (!spec.init) spec.options.init = false;
    return 'init';
  }
  const kind = kindOf(name);
  if (kind === 'list' || kind === 'map') {
    const list = [...listOf(spec.options[name]), value];
    set(spec.options, name, list);
    return `options.${name}.${list.length - 1}`;
  }
  set(spec.options, name, kind === 'flag' ? isOn(value) : value);
  return `options.${name}`;
}

const isOn = (value: string) => value === 'true';

const flag = (field: 'detach' | 'interactive' | 'remove' | 'tty') => (spec: RunSpec, value: string) => {
  spec[field] = isOn(value);
  return field;
};
const text = (field: 'entrypoint' | 'name' | 'workdir') => (spec: RunSpec, value: string) => {
  spec[field] = value;
  return field;
};

const takers: { readonly [N in keyof typeof ownFields]: (spec: RunSpec, value: string) => string } = {
  detach: flag('detach'),
  entrypoint: text('entrypoint'),
  env: (spec, value) => `env.${spec.env.push(parseVariable(value)) - 1}`,
  interactive: flag('interactive'),
  name: text('name'),
  publish: (spec, value) => `ports.${spec.ports.push(parsePort(value)) - 1}`,
  rm: flag('remove'),
  tty: flag('tty'),
  volume: (spec, value) => `mounts.${spec.mounts.push(parseMount(value)) - 1}`,
  workdir: text('workdir'),
};

const listOf = (said: SaidOptions[OtherOption]): string[] => (Array.isArray(said) ? said : []);

/** The table says of which kind an option's value is, as `SaidOptions` does. */
function set(options: SaidOptions, name: OtherOption, value: boolean | string | string[]): void {
  Object.assign(options, { [name]: value });
}

function parseVariable(text: string): EnvVariable {
  const equals = text.indexOf('=');
  return equals < 0 ? { name: text, value: null } : { name: text.slice(0, equals), value: text.slice(equals + 1) };
}
