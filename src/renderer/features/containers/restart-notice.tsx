import { Play, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useReplica } from '../../state/replica';
import { Button } from '../../ui/button';
import { IconButton } from '../../ui/icon-button';
import { Notice } from '../../ui/notice';
import { bulkLine, perform, previewOf } from './perform';
import { useRestartOffer } from './restart-offer';
import { useTicking } from '../../lists/ticking';

/** For a minute after 'Stop all running': the way back. */
export function RestartNotice() {
  const { t } = useTranslation();
  const { ids, until, dismiss } = useRestartOffer();
  const containers = useReplica((replica) => replica.containers);
  const stale = useReplica((replica) => replica.stale);
  const seconds = useTicking(() => Math.max(0, Math.ceil((until - Date.now()) / 1000)));
  const there = { ids: ids.filter((id) => containers.has(id)) };
  const count = there.ids.length;
  if (count === 0 || seconds === 0) return null;
  return (
    <Notice
      kind="warn"
      role="status"
      className="restart"
      actions={
        <>
          <span className="dim" aria-hidden>
            {t('containers.restart.left', { seconds })}
          </span>
          <Button
            size="sm"
            icon={Play}
            reason={stale ? t('containers.staleReason') : null}
            onClick={() => {
              dismiss();
              void perform('containers.start', there);
            }}
            {...previewOf(() => bulkLine('containers.start', there))}
          >
            {t('containers.restart.again')}
          </Button>
          <IconButton label={t('containers.restart.dismiss')} icon={X} onClick={dismiss} />
        </>
      }
    >
      {t('containers.restart.notice', { count })}
    </Notice>
  );
}
