import i18next from 'i18next';
import { commandOf } from '../../../../shared/cli';
import { currentNames } from '../../../state/names';
import type { RibbonLine } from '../../../state/ribbon';

/** The line of `docker load`; without a path as docker's own help names what is still missing. */
export function loadLine(path = ''): RibbonLine {
  return {
    label: i18next.t('images.load.line'),
    command: commandOf('images.load', { path: path || 'FILE' }, currentNames()) ?? [],
    tip: i18next.t('cli.tips.load'),
  };
}
