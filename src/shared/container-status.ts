import type { TFunction } from 'i18next';
import { assertNever } from './errors';
import type { Container } from './models';

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

/** The kind of status that a container is shown with. */
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

/** The word for what a container does: 'running', 'exited (137)'. */
export function statusWord(container: Container, t: TFunction): string {
  const kind = statusKind(container);
  if (kind !== 'exited0' && kind !== 'exitedN') return t(`containers.status.${kind}`);
  return container.exitCode === null
    ? t('containers.status.exited')
    : t('containers.status.exitedCode', { code: container.exitCode });
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
