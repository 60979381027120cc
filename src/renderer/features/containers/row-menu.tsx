import { Copy, CopyPlus, OctagonX, Pause, Pencil, Play, RotateCw, Send, Square, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Container } from '../../../shared/models';
import { isSigkill, killSignals } from '../../../shared/run';
import { lineOf } from '../../state/actions';
import { useReplica } from '../../state/replica';
import { MenuItem, MenuSeparator, MenuSub } from '../../ui/menu';
import { displayName } from '../../lists/names';
import { askKill, askRemove, askRename, bulkLine, copyIds, copyIdsLine, copyName, perform, type BulkCall } from './perform';
import { PortItems } from './port-items';
import { copyAsRun, copyRunLine, duplicate, duplicateLine } from './run-again';
import { canPause, canStart, canStop, isInPs } from '../../lists/status';

/** Everything that can be done to one container. It is made when the menu opens. */
export function RowMenu({ container }: { readonly container: Container }) {
  const { t } = useTranslation();
  const reason = useReplica((replica) => (replica.stale ? t('containers.staleReason') : null));
  const { id } = container;
  const ids = [id];
  const kill = { ids, signal: 'SIGKILL' };
  const remove = { ids, force: false, volumes: false };
  const line = (name: Exclude<BulkCall, 'containers.kill' | 'containers.remove'>) => bulkLine(name, { ids }) ?? undefined;
  return (
    <>
      <PortItems container={container} />
      {canStart(container) && (
        <MenuItem
          icon={Play}
          kbd="s"
          disabledReason={reason}
          preview={line('containers.start')}
          onSelect={() => void perform('containers.start', { ids })}
        >
          {t('containers.verbs.start')}
        </MenuItem>
      )}
      {isInPs(container) && (
        <>
          <MenuItem
            icon={Square}
            kbd="s"
            disabledReason={reason ?? (canStop(container) ? null : t('containers.bulk.stopping'))}
            preview={line('containers.stop')}
            onSelect={() => void perform('containers.stop', { ids })}
          >
            {t('containers.verbs.stop')}
          </MenuItem>
          <MenuItem
            icon={RotateCw}
            disabledReason={reason}
            preview={line('containers.restart')}
            onSelect={() => void perform('containers.restart', { ids })}
          >
            {t('containers.verbs.restart')}
          </MenuItem>
          {canPause(container) && (
            <MenuItem
              icon={Pause}
              disabledReason={reason}
              preview={line('containers.pause')}
              onSelect={() => void perform('containers.pause', { ids })}
            >
              {t('containers.verbs.pause')}
            </MenuItem>
          )}
          {container.state === 'paused' && (
            <MenuItem
              icon={Play}
              disabledReason={reason}
              preview={line('containers.unpause')}
              onSelect={() => void perform('containers.unpause', { ids })}
            >
              {t('containers.verbs.unpause')}
            </MenuItem>
          )}
          <MenuItem
            icon={OctagonX}
            kbd="x"
            danger
            disabledReason={reason}
            preview={bulkLine('containers.kill', kill) ?? undefined}
            onSelect={() => askKill(ids)}
          >
            {t('containers.verbs.kill')}
          </MenuItem>
          <MenuSub icon={Send} label={t('containers.verbs.killWith')}>
            {killSignals.filter((signal) => !isSigkill(signal)).map((signal) => (
              <MenuItem
                key={signal}
                disabledReason={reason}
                preview={bulkLine('containers.kill', { ids, signal }) ?? undefined}
                onSelect={() => void perform('containers.kill', { ids, signal })}
              >
                <span>
                  <span className="mono">{signal}</span>
                  <small className="dim">{t(`signals.${signal}`)}</small>
                </span>
              </MenuItem>
            ))}
          </MenuSub>
        </>
      )}
      <MenuSeparator />
      <MenuItem
        icon={Pencil}
        kbd="F2"
        disabledReason={reason}
        preview={
          lineOf('containers.rename', { id, name: 'NAME' }, t('containers.lines.rename', { name: displayName(container) })) ??
          undefined
        }
        onSelect={() => askRename(id)}
      >
        {t('containers.verbs.rename')}
      </MenuItem>
      <MenuItem icon={CopyPlus} kbd="d" disabledReason={reason} preview={duplicateLine(container)} onSelect={() => void duplicate(container)}>
        {t('containers.verbs.duplicate')}
      </MenuItem>
      <MenuItem icon={Copy} kbd="c" disabledReason={reason} preview={copyRunLine(container)} onSelect={() => void copyAsRun(container)}>
        {t('containers.verbs.copyRun')}
      </MenuItem>
      <MenuItem icon={Copy} preview={copyIdsLine(true)} onSelect={() => void copyIds([container])}>
        {t('containers.verbs.copyId')}
      </MenuItem>
      <MenuItem icon={Copy} onSelect={() => void copyName(container.name)}>
        {t('containers.verbs.copyName')}
      </MenuItem>
      <MenuSeparator />
      <MenuItem
        icon={Trash2}
        kbd="Delete"
        danger
        disabledReason={reason}
        preview={bulkLine('containers.remove', remove) ?? undefined}
        onSelect={() => askRemove(ids)}
      >
        {t('containers.verbs.remove')}
      </MenuItem>
    </>
  );
}
