import type { Command } from '../models';
import { formatMount } from './mounts';
import { formatPort } from './ports';
import type { RunSpec } from './spec';

/** `docker run` for a spec, in one fixed order. */
export function runCommand(spec: RunSpec): Command {
  return ['docker', 'run', ...(spec.detach ? ['-d'] : []), ...options(spec), ...image(spec)];
}

/** `docker create` for a spec: the same words without `-d`, which is about starting. */
export function createCommand(spec: RunSpec): Command {
  return ['docker', 'create', ...options(spec), ...image(spec)];
}

function options(spec: RunSpec): string[] {
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
  ];
}

/** What follows the image is the container's, flags included. `--` keeps a half-typed image from being read as one. */
const image = (spec: RunSpec) => [...(spec.image.startsWith('-') ? ['--'] : []), spec.image, ...spec.command];
