import { Copy, OctagonX, Play, RotateCw, Square, Trash2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Container } from '../../../shared/models';
import { useReplica } from '../../state/replica';
import { Button } from '../../ui/button';
import { IconButton } from '../../ui/icon-button';
import { askKill, askRemove, bulkLine, copyIds, copyIdsLine, perform, previewOf } from './perform';
import { clearSelection } from '../../lists/selection';
import { canStart, canStop, isInPs } from '../../lists/status';
import { useContainersView } from './view';

/** What can be done to the selected containers; each button reaches those that it means something for. */
export function BulkBar({ selected }: { readonly selected: readonly Container[] }) {
  const { t } = useTranslation();
  const stale = useReplica((replica) => replica.stale);
  if (selected.length === 0) return null;
  const all = { ids: selected.map(({ id }) => id) };
  const running = { ids: selected.filter(isInPs).map(({ id }) => id) };
  const stoppable = { ids: selected.filter(canStop).map(({ id }) => id) };
  const stopped = { ids: selected.filter(canStart).map(({ id }) => id) };
  const kill = { ...running, signal: 'SIGKILL' };
  const remove = { ...all, force: false, volumes: false };
  const away = stale ? t('containers.staleReason') : null;
  const noneRuns = away ?? (running.ids.length === 0 ? t('containers.bulk.noneRuns') : null);
  const noneStops = noneRuns ?? (stoppable.ids.length === 0 ? t('containers.bulk.stopping') : null);
  const allRun = away ?? (stopped.ids.length === 0 ? t('containers.bulk.allRun') : null);
  const label = t('containers.bulk.label', { count: selected.length });
  return (
    <div className="bulk" role="toolbar" aria-label={label}>
      <b role="status">{label}</b>
      <span className="sep" />
      <Button
        variant="ghost"
        icon={Square}
        kbd={stoppable.ids.length > 0 ? 's' : undefined}
        reason={noneStops}
        onClick={() => void perform('containers.stop', stoppable)}
        {...previewOf(() => (noneStops === null ? bulkLine('containers.stop', stoppable) : null))}
      >
        {t('containers.verbs.stop')}
      </Button>
      <Button
        variant="ghost"
        icon={Play}
        kbd={stoppable.ids.length > 0 ? undefined : 's'}
        reason={allRun}
        onClick={() => void perform('containers.start', stopped)}
        {...previewOf(() => (allRun === null ? bulkLine('containers.start', stopped) : null))}
      >
        {t('containers.verbs.start')}
      </Button>
      <Button
        variant="ghost"
        icon={RotateCw}
        reason={noneRuns}
        onClick={() => void perform('containers.restart', running)}
        {...previewOf(() => (noneRuns === null ? bulkLine('containers.restart', running) : null))}
      >
        {t('containers.verbs.restart')}
      </Button>
      <Button
        variant="ghost-danger"
        icon={OctagonX}
        kbd="x"
        reason={noneRuns}
        onClick={() => askKill(running.ids)}
        {...previewOf(() => (noneRuns === null ? bulkLine('containers.kill', kill) : null))}
      >
        {t('containers.verbs.kill')}
      </Button>
      <Button
        variant="ghost-danger"
        icon={Trash2}
        kbd="Delete"
        reason={away}
        onClick={() => askRemove(all.ids)}
        {...previewOf(() => bulkLine('containers.remove', remove))}
      >
        {t('containers.verbs.removeShort')}
      </Button>
      <Button variant="ghost" icon={Copy} onClick={() => void copyIds(selected)} {...previewOf(() => copyIdsLine(true))}>
        {t('containers.verbs.copyIds')}
      </Button>
      <span className="sep" />
      <IconButton
        label={t('containers.bulk.clear')}
        icon={X}
        onClick={() => useContainersView.getState().select(clearSelection)}
      />
    </div>
  );
}
