import { cut, right, wrong, type Read } from './read';

export type Pair = readonly [string, string];

/** `key=value`; a key alone has an empty value. */
export function readPair(text: string): Read<Pair> {
  const [key, value] = cut(text, '=');
  return right([key, value ?? '']);
}

/** `key=value`, both said. */
export function readFullPair(text: string): Read<Pair> {
  const [key, value] = cut(text, '=');
  return value === null || key === '' ? wrong('option-pair', { value: text }) : right([key, value]);
}

/** A label's key is not empty and has no white space. Source: docker/cli, opts.ValidateLabel. */
export function readLabel(text: string): Read<Pair> {
  const [key, value] = cut(text, '=');
  const name = key.replace(/^[ \t]+/, '');
  return name === '' || /[ \t]/.test(name) ? wrong('option-label', { value: text }) : right([key, value ?? '']);
}

const kernelSysctls = ['msgmax', 'msgmnb', 'msgmni', 'sem', 'shmall', 'shmmax', 'shmmni', 'shm_rmid_forced'];

/** Only the settings that a container can have of its own. Source: docker/cli, opts.ValidateSysctl. */
export function readSysctl(text: string): Read<Pair> {
  const [key, value] = cut(text, '=');
  const isOwn = /^(?:net|fs\.mqueue)\./.test(key) || kernelSysctls.some((name) => key === `kernel.${name}`);
  return value === null || !isOwn ? wrong('option-sysctl', { value: text }) : right([key, value]);
}

/** `/run:size=64m`, `/run`. */
export function readTmpfs(text: string): Read<Pair> {
  const [path, options] = cut(text, ':');
  return path.startsWith('/') ? right([path, options ?? '']) : wrong('option-tmpfs', { value: text });
}
