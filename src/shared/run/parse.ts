import { otherWords } from './command';
import { parseMount } from './mounts';
import { kindOf } from './options';
import { parsePort } from './ports';
import { emptyRunSpec, isOtherOption, type ownFields, type EnvVariable, type OtherOption, type RunSpec, type SaidOptions } from './spec';
import { readRunWords, type Said, type WordProblem } from './words';

export type ParsedRun = { readonly spec: RunSpec; readonly problems: readonly WordProblem[] };

/**
 * What follows `docker run`, as a spec. Never throws: words that the CLI would refuse are reported, and what is wrong
 * with the values is `validateRunSpec`'s to say.
 */
export function parseRun(words: readonly string[]): ParsedRun {
  const { said, unknown, operands, problems } = readRunWords(words);
  const [image = '', ...command] = operands;
  const spec: RunSpec = { ...emptyRunSpec(image), detach: false, command, otherFlags: unknown.map(({ text }) => text) };
  for (const option of said) take(spec, option);
  return { spec, problems };
}

/**
 * The same for a form that shows no other options: their words are `left`, canonically written, and not in the spec.
 * No words say nothing at all.
 */
export function parseRunWords(words: readonly string[]): { spec: Partial<RunSpec>; left: string[] } {
  if (words.length === 0) return { spec: {}, left: [] };
  const { spec } = parseRun(words);
  return { spec: { ...spec, options: {}, otherFlags: [] }, left: [...otherWords(spec.options), ...spec.otherFlags] };
}

/** Takes an option into the spec; of what can be said once, the last one counts. */
function take(spec: RunSpec, { name, value }: Said): void {
  if (isOtherOption(name)) takeOther(spec.options, name, value);
  else takers[name](spec, value);
  // Only a no says more than the form's switch does.
  if (name === 'init' && spec.options.init === true) delete spec.options.init;
  if (name === 'init') spec.init = value === 'true';
}

const isOn = (value: string) => value === 'true';

const takers: { readonly [N in keyof typeof ownFields]: (spec: RunSpec, value: string) => void } = {
  detach: (spec, value) => (spec.detach = isOn(value)),
  entrypoint: (spec, value) => (spec.entrypoint = value),
  env: (spec, value) => spec.env.push(parseVariable(value)),
  interactive: (spec, value) => (spec.interactive = isOn(value)),
  name: (spec, value) => (spec.name = value),
  publish: (spec, value) => spec.ports.push(parsePort(value)),
  rm: (spec, value) => (spec.remove = isOn(value)),
  tty: (spec, value) => (spec.tty = isOn(value)),
  volume: (spec, value) => spec.mounts.push(parseMount(value)),
  workdir: (spec, value) => (spec.workdir = value),
};

function takeOther(options: SaidOptions, name: OtherOption, value: string): void {
  const kind = kindOf(name);
  if (kind === 'flag') set(options, name, isOn(value));
  else if (kind === 'list' || kind === 'map') set(options, name, [...listOf(options[name]), value]);
  else set(options, name, value);
}

const listOf = (said: SaidOptions[OtherOption]): string[] => (Array.isArray(said) ? said : []);

/** The table says of which kind an option's value is, as `SaidOptions` does. */
function set(options: SaidOptions, name: OtherOption, value: boolean | string | string[]): void {
  Object.assign(options, { [name]: value });
}

function parseVariable(text: string): EnvVariable {
  const equals = text.indexOf('=');
  return equals < 0 ? { name: text, value: null } : { name: text.slice(0, equals), value: text.slice(equals + 1) };
}
