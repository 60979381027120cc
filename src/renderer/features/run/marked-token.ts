import type { Token } from '../../../shared/cli';

/* Where in the command a field's value stands, so that the field at fault is marked in both. */

const flagOf: Readonly<Record<string, string>> = {
  ports: '-p',
  env: '-e',
  mounts: '-v',
  name: '--name',
  workdir: '-w',
  entrypoint: '--entrypoint',
};

export type Mark = { readonly token: number; readonly from: number; readonly to: number };

/** The place of a value of the spec's field (`ports.1.hostPort`, `image`) among the tokens; null when it is not there. */
export function markOf(tokens: readonly Token[], field: string, value: string): Mark | null {
  if (value === '') return null;
  const [list = '', index = '0', part] = field.split('.');
  const token = field === 'image' ? tokens.findIndex((one) => one.kind === 'object') : afterFlag(tokens, flagOf[list], Number(index));
  const text = tokens[token]?.text ?? '';
  const from = part === 'target' || part === 'containerPort' ? text.lastIndexOf(value) : text.indexOf(value, hostStart(text, part));
  return from === -1 ? null : { token, from, to: from + value.length };
}

/** The token after the n-th (from 0) of a flag; -1 when there is none. */
function afterFlag(tokens: readonly Token[], flag: string | undefined, n: number): number {
  const flags = tokens.flatMap((one, at) => (one.kind === 'flag' && one.text === flag ? [at] : []));
  const at = flags[n];
  return at === undefined ? -1 : at + 1;
}

/** In `127.0.0.1:1:80` the host port comes after the address, which may hold the same digits. */
function hostStart(text: string, part: string | undefined): number {
  if (part !== 'hostPort') return 0;
  const container = text.lastIndexOf(':');
  return container === -1 ? 0 : text.lastIndexOf(':', container - 1) + 1;
}
