import type { MountSpec } from '../../../shared/run';

/** A bind mount of something of this computer, under its own name at the root of the container: a proposal to be typed over. */
export function bindMount(path: string): MountSpec {
  const name = path.split(/[\\/]/).findLast((step) => step !== '') ?? '';
  // A drive of Windows, or the root itself, has no name of its own.
  const target = name === '' || name.endsWith(':') ? '/data' : `/${name}`;
  return { type: 'bind', source: path, target, readOnly: false };
}
