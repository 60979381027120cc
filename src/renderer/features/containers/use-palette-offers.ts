import { useMemo } from 'react';
import { Copy, CopyPlus, ListFilter, OctagonX, Square, Trash2 } from 'lucide-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Container } from '../../../shared/models';
import { visibleLine } from '../../../shared/text/visible';
import { usePaletteActions, type PaletteAction } from '../../state/palette';
import { useReplica } from '../../state/replica';
import { askKill, askRemove, bulkLine, copyIds, copyIdsLine } from './perform';
import { copyAsRun, copyRunLine, duplicate, duplicateLine } from './run-again';
import { askStopAll } from './restart-offer';
import { displayName } from '../../lists/names';
import { canStart, isInPs } from '../../lists/status';
import { useContainersView } from './view';
import { scopeLine } from './view-lines';

const everyContainer = (): Container[] => [...useReplica.getState().containers.values()];
const idsOf = (containers: readonly Container[]): string[] => containers.map(({ id }) => id);

/** What this screen offers in the palette: the two views, and all at once. Each looks at the containers when it runs. */
export function usePaletteOffers(): void {
  const { t } = useTranslation();
  const all = useContainersView((view) => view.all);
  const cursor = useContainersView((view) => view.selection.cursor);
  const current = useReplica((replica) => (cursor === null ? undefined : replica.containers.get(cursor)));
  usePaletteActions(
    useMemo((): PaletteAction[] => {
      const { setAll } = useContainersView.getState();
      // The command of a whole set names none of its members.
      const any = { ids: ['all'] };
      const remove = { ...any, force: false, volumes: false };
      return [
        ...(current ? offersFor(current, t) : []),
        {
          id: 'containers.scope',
          label: all ? t('containers.palette.showRunning') : t('containers.palette.showAll'),
          icon: ListFilter,
          preview: scopeLine(!all, false),
          run: () => setAll(!all),
        },
        {
          id: 'containers.stop-all',
          label: t('containers.all.stopRunning'),
          icon: Square,
          preview: bulkLine('containers.stop', { ...any, whole: 'running' }),
          run: () => askStopAll(idsOf(everyContainer().filter(isInPs))),
        },
        {
          id: 'containers.kill-all',
          label: t('containers.all.killRunning'),
          icon: OctagonX,
          danger: true,
          preview: bulkLine('containers.kill', { ...any, whole: 'running', signal: 'SIGKILL' }),
          run: () => askKill(idsOf(everyContainer().filter(isInPs)), 'running'),
        },
        {
          id: 'containers.remove-stopped',
          label: t('containers.all.removeStopped'),
          icon: Trash2,
          danger: true,
          preview: bulkLine('containers.remove', { ...remove, whole: 'stopped' }),
          run: () => askRemove(idsOf(everyContainer().filter(canStart)), 'stopped'),
        },
        {
          id: 'containers.remove-all',
          label: t('containers.all.removeAll'),
          icon: Trash2,
          danger: true,
          preview: bulkLine('containers.remove', { ...remove, whole: 'all' }),
          run: () => askRemove(idsOf(everyContainer()), 'all'),
        },
        {
          id: 'containers.copy-ids',
          label: t('containers.all.copyIds'),
          icon: Copy,
          preview: copyIdsLine(all),
          run: () => void copyIds(all ? everyContainer() : everyContainer().filter(isInPs)),
        },
      ];
    }, [t, all, current]),
  );
}

/** What can be done to the row that has the keyboard. */
function offersFor(container: Container, t: TFunction): PaletteAction[] {
  const name = visibleLine(displayName(container), 80);
  return [
    {
      id: 'containers.copy-run',
      label: t('containers.palette.copyRun', { name }),
      icon: Copy,
      preview: copyRunLine(container),
      run: () => void copyAsRun(container),
    },
    {
      id: 'containers.duplicate',
      label: t('containers.palette.duplicate', { name }),
      icon: CopyPlus,
      preview: duplicateLine(container),
      run: () => void duplicate(container),
    },
  ];
}
