import { useTranslation } from 'react-i18next';
import { useReplica } from '../state/replica';
import { useRoute } from '../state/route';
import { formatClock } from '../ui/format';
import { Notice } from '../ui/notice';
import { CheckAgain } from '../features/engine/check-again';

/** Says that the lists are from before, and since when. */
export function StaleBand() {
  const { t, i18n } = useTranslation();
  const since = useReplica((replica) => replica.staleSince);
  const connected = useReplica((replica) => replica.connected);
  const hasList = useRoute(({ place }) => place === 'containers' || place === 'images');
  if (since === null || !hasList) return null;
  const time = formatClock(since, i18n.language);
  return (
    <Notice kind="warn" role="status" className="band" actions={connected && <CheckAgain />}>
      {connected ? t('engine.stale', { time }) : t('engine.staleHost', { time })}
    </Notice>
  );
}
