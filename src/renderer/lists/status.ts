import type { StatusKind } from '../../shared/container-status';
import type { StatusKind as MarkKind } from '../ui/status-mark';

export * from '../../shared/container-status';

/** The shape of a kind: what is going away is drawn like what it will leave behind. */
export function markOf(kind: StatusKind): MarkKind {
  if (kind === 'removing') return 'created';
  return kind === 'dead' ? 'exitedN' : kind;
}
