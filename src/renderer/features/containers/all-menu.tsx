import { ChevronDown, Copy, OctagonX, Square, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useReplica } from '../../state/replica';
import { Button } from '../../ui/button';
import { Menu, MenuItem, MenuSeparator } from '../../ui/menu';
import { askKill, askRemove, bulkLine, copyIds, copyIdsLine } from './perform';
import { askStopAll } from './restart-offer';
import { canStart, isInPs } from '../../lists/status';
import { useContainersView } from './view';

/** All at once: each asks first, with the list of what it will hit. */
export function AllMenu() {
  const { t } = useTranslation();
  return (
    <Menu
      label={t('containers.all.menu')}
      trigger={
        <Button variant="ghost">
          {t('containers.all.menu')}
          <ChevronDown className="i" />
        </Button>
      }
    >
      <AllItems />
    </Menu>
  );
}

function AllItems() {
  const { t } = useTranslation();
  const containers = [...useReplica((replica) => replica.containers).values()];
  const stale = useReplica((replica) => replica.stale);
  const showAll = useContainersView((view) => view.all);
  const running = containers.filter(isInPs).map(({ id }) => id);
  const stopped = containers.filter(canStart).map(({ id }) => id);
  const every = containers.map(({ id }) => id);
  const away = stale ? t('containers.staleReason') : null;
  const noneRuns = away ?? (running.length === 0 ? t('containers.all.nothingRuns') : null);
  const noneStopped = away ?? (stopped.length === 0 ? t('containers.all.nothingStopped') : null);
  const none = containers.length === 0 ? t('containers.all.nothing') : null;
  return (
    <>
      <MenuItem
        icon={Square}
        disabledReason={noneRuns}
        preview={bulkLine('containers.stop', { ids: running, whole: 'running' }) ?? undefined}
        onSelect={() => askStopAll(running)}
      >
        {t('containers.all.stopRunning')}
      </MenuItem>
      <MenuItem
        icon={OctagonX}
        danger
        disabledReason={noneRuns}
        preview={bulkLine('containers.kill', { ids: running, whole: 'running', signal: 'SIGKILL' }) ?? undefined}
        onSelect={() => askKill(running, 'running')}
      >
        {t('containers.all.killRunning')}
      </MenuItem>
      <MenuSeparator />
      <MenuItem
        icon={Trash2}
        danger
        disabledReason={noneStopped}
        preview={bulkLine('containers.remove', { ids: stopped, whole: 'stopped', force: false, volumes: false }) ?? undefined}
        onSelect={() => askRemove(stopped, 'stopped')}
      >
        {t('containers.all.removeStopped')}
      </MenuItem>
      <MenuItem
        icon={Trash2}
        danger
        disabledReason={away ?? none}
        preview={bulkLine('containers.remove', { ids: every, whole: 'all', force: false, volumes: false }) ?? undefined}
        onSelect={() => askRemove(every, 'all')}
      >
        {t('containers.all.removeAll')}
      </MenuItem>
      <MenuSeparator />
      <MenuItem
        icon={Copy}
        disabledReason={showAll ? none : running.length === 0 ? t('containers.all.nothingRuns') : null}
        preview={copyIdsLine(showAll)}
        onSelect={() => void copyIds(showAll ? containers : containers.filter(isInPs))}
      >
        {t('containers.all.copyIds')}
      </MenuItem>
    </>
  );
}
