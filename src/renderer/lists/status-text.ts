import type { TFunction } from 'i18next';
import { assertNever } from '../../shared/errors';
import type { Container } from '../../shared/models';
import { explainExit } from '../../shared/run';
import { statusKind } from './status';

export { statusWord } from '../../shared/container-status';

/** What that word means, in a sentence; empty where the word says it all. */
export function statusExplanation(container: Container, t: TFunction): string {
  const kind = statusKind(container);
  switch (kind) {
    case 'running':
      return container.health === 'healthy' ? t('containers.explain.healthy') : '';
    case 'exited0':
    case 'exitedN': {
      if (container.exitCode === null) return t('containers.explain.exitUnknown');
      const { key, values } = explainExit(container.exitCode, container.oomKilled);
      return t(key, values);
    }
    case 'restarting':
      return container.exitCode === null
        ? t('containers.explain.restarting')
        : t('containers.explain.restartingCode', { code: container.exitCode });
    case 'stopping':
      return t('containers.explain.stopping', { signal: container.stopping?.signal ?? '' });
    case 'starting':
    case 'unhealthy':
    case 'paused':
    case 'created':
    case 'removing':
    case 'dead':
      return t(`containers.explain.${kind}`);
    default:
      return assertNever(kind);
  }
}
