import type { Container } from '../../shared/models';
import { assertNever } from '../../shared/errors';
import type { StatusKind as MarkKind } from '../ui/status-mark';

/** What a container is doing, as one word: the engine's state, refined by health, exit code and a stop under way. */
export const statusKinds = [
  'running',
  'starting',
  'unhealthy',
  'restarting',
  'stopping',
  'paused',
  'created',
  'removing',
  'exited0',
  'exitedN',
  'dead',
] as const;
export type StatusKind = (typeof statusKinds)[number];

/** The kind of status that a row shows. */
export function statusKind(container: Container): StatusKind {
  if (container.stopping !== null && isInPs(container)) return 'stopping';
  switch (container.state) {
    case 'running':
      if (container.health === 'unhealthy') return 'unhealthy';
      return container.health === 'starting' ? 'starting' : 'running';
    case 'exited':
      return container.exitCode === 0 ? 'exited0' : 'exitedN';
    case 'created':
    case 'paused':
    case 'restarting':
    case 'removing':
    case 'dead':
      return container.state;
    default:
      return assertNever(container.state);
  }
}

/** The shape of a kind: what is going away is drawn like what it will leave behind. */
export function markOf(kind: StatusKind): MarkKind {
  if (kind === 'removing') return 'created';
  return kind === 'dead' ? 'exitedN' : kind;
}

/** Whether `docker ps` lists it without `-a`: it has a process, be it paused or between two restarts. */
export function isInPs(container: Container): boolean {
  return container.state === 'running' || container.state === 'paused' || container.state === 'restarting';
}

/** Whether `docker stop` would do something that is not under way already. */
export function canStop(container: Container): boolean {
  return isInPs(container) && container.stopping === null;
}

/** Whether `docker start` would do something. */
export function canStart(container: Container): boolean {
  return container.state === 'created' || container.state === 'exited' || container.state === 'dead';
}

/** Whether `docker pause` would be taken. */
export function canPause(container: Container): boolean {
  return container.state === 'running';
}
