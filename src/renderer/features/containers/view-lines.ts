import i18next from 'i18next';
import { lineOf } from '../../state/actions';
import type { RibbonLine } from '../../state/ribbon';

/** The command that lists what the screen shows: `docker ps`, with `-a` for all and `-s` for sizes. */
export function scopeLine(all: boolean, size: boolean): RibbonLine | null {
  const label = all ? i18next.t('containers.scope.allLine') : i18next.t('containers.scope.runningLine');
  return lineOf('containers.list', { all, size }, label);
}
