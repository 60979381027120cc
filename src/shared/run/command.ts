import type { Command } from '../models';
import { formatMount } from './mounts';
import { optionNames, optionOf } from './options';
import { formatPort } from './ports';
import { otherOptions, type RunSpec, type SaidOptions } from './spec';

/** `docker run`, which also starts what `docker create` makes. */
export type RunVerb = 'run' | 'create';

/** `docker run` for a spec, in one fixed order. */
export const runCommand = (spec: RunSpec): Command => runParts(spec, 'run').flat();

/** `docker create` for a spec: the same words without what is about starting. */
export const createCommand = (spec: RunSpec): Command => runParts(spec, 'create').flat();

/** The words of a run line in parts that belong together: what to do, each option with its value, the image with its command. */
export function runParts(spec: RunSpec, verb: RunVerb): string[][] {
  const flag = (name: string, on: boolean) => (on ? [[name]] : []);
  const value = (name: string, text: string) => (text === '' ? [] : [[name, text]]);
  return [
    ['docker', verb],
    ...flag('-d', spec.detach && verb === 'run'),
    ...flag('--rm', spec.remove),
    ...flag('-i', spec.interactive),
    ...flag('-t', spec.tty),
    ...flag('--init', spec.init),
    ...value('--name', spec.name),
    ...spec.ports.map((port) => ['-p', formatPort(port)]),
    ...spec.env.map(({ name, value: text }) => ['-e', text === null ? name : `${name}=${text}`]),
    ...spec.mounts.map((mount) => ['-v', formatMount(mount)]),
    ...value('-w', spec.workdir),
    ...(spec.entrypoint === null ? [] : [['--entrypoint', spec.entrypoint]]),
    ...otherParts(verb === 'run' ? spec.options : withoutRunOnly(spec.options)),
    ...spec.otherFlags.map((word) => [word]),
    // What follows the image is the container's, flags included. `--` keeps a half-typed image from being read as one.
    [...(spec.image.startsWith('-') ? ['--'] : []), spec.image, ...spec.command],
  ];
}

/** The words of the options that have no field of their own, in the order of the table, by their long names. */
export function otherParts(options: SaidOptions): string[][] {
  return otherOptions.flatMap((name): string[][] => {
    const said = options[name];
    if (said === undefined) return [];
    if (typeof said === 'boolean') return [[said ? `--${name}` : `--${name}=false`]];
    return [said].flat().map((value) => [`--${name}`, value]);
  });
}

function withoutRunOnly(options: SaidOptions): SaidOptions {
  return Object.fromEntries(Object.entries(options).filter(([name]) => !runOnly.has(name)));
}

const runOnly = new Set<string>(optionNames.filter((name) => optionOf(name).runOnly));
