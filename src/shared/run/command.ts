import type { Command } from '../models';
import { formatMount } from './mounts';
import { optionNames, optionOf } from './options';
import { formatPort } from './ports';
import { otherOptions, type RunSpec, type SaidOptions } from './spec';

/** `docker run` for a spec, in one fixed order. */
export function runCommand(spec: RunSpec): Command {
  return ['docker', 'run', ...(spec.detach ? ['-d'] : []), ...optionWords(spec), ...image(spec)];
}

/** `docker create` for a spec: the same words without what is about starting. */
export function createCommand(spec: RunSpec): Command {
  return ['docker', 'create', ...optionWords(withoutRunOnly(spec)), ...image(spec)];
}

function optionWords(spec: RunSpec): string[] {
  const flag = (name: string, on: boolean) => (on ? [name] : []);
  const value = (name: string, text: string) => (text === '' ? [] : [name, text]);
  return [
    ...flag('--rm', spec.remove),
    ...flag('-i', spec.interactive),
    ...flag('-t', spec.tty),
    ...flag('--init', spec.init),
    ...value('--name', spec.name),
    ...spec.ports.flatMap((port) => ['-p', formatPort(port)]),
    ...spec.env.flatMap(({ name, value: text }) => ['-e', text === null ? name : `${name}=${text}`]),
    ...spec.mounts.flatMap((mount) => ['-v', formatMount(mount)]),
    ...value('-w', spec.workdir),
    ...(spec.entrypoint === null ? [] : ['--entrypoint', spec.entrypoint]),
    ...otherWords(spec.options),
    ...spec.otherFlags,
  ];
}

/** The words of the options that have no field of their own, in the order of the table, by their long names. */
export function otherWords(options: SaidOptions): string[] {
  return otherOptions.flatMap((name) => {
    const said = options[name];
    if (said === undefined) return [];
    if (typeof said === 'boolean') return [said ? `--${name}` : `--${name}=false`];
    return [said].flat().flatMap((value) => [`--${name}`, value]);
  });
}

function withoutRunOnly(spec: RunSpec): RunSpec {
  const kept = Object.entries(spec.options).filter(([name]) => !runOnlyOptions.has(name));
  return { ...spec, options: Object.fromEntries(kept) };
}

const runOnlyOptions = new Set<string>(optionNames.filter((name) => optionOf(name).runOnly));

/** What follows the image is the container's, flags included. `--` keeps a half-typed image from being read as one. */
const image = (spec: RunSpec) => [...(spec.image.startsWith('-') ? ['--'] : []), spec.image, ...spec.command];
