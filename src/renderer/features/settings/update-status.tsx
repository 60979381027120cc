import type { ReactNode } from 'react';
import { Download, RefreshCw, RotateCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { visibleLine } from '../../../shared/text/visible';
import { call } from '../../bridge/client';
import { reportProblem } from '../../state/problems';
import { useSettings } from '../../state/settings';
import { useUpdates } from '../../state/updates';
import { Button } from '../../ui/button';
import { formatTime } from '../../ui/format';
import { ProgressBar } from '../../ui/progress-bar';

/** How it stands with updates, and the one next step. */
export function UpdateStatus() {
  const { t, i18n } = useTranslation();
  const update = useUpdates((state) => state.update);
  const version = useSettings((state) => state.info?.version ?? '');
  const ask = async (step: 'check' | 'download' | 'install', label: string) => {
    const result = await call(`updates.${step}`, {});
    if (!result.ok) reportProblem(label, result.error, () => void ask(step, label));
  };
  const check = (busy = false) => (
    <Button icon={RefreshCw} busy={busy} busyLabel={t('settings.updates.checking')} onClick={() => void ask('check', t('settings.updates.checkNow'))}>
      {t('settings.updates.checkNow')}
    </Button>
  );
  switch (update.state) {
    case 'elsewhere':
      return <Line text={t('settings.updates.elsewhere')} />;
    case 'unknown':
      return <Line text={t('settings.updates.unknown', { version })} step={check()} />;
    case 'checking':
      return <Line text={t('settings.updates.unknown', { version })} step={check(true)} />;
    case 'latest':
      return <Line text={t('settings.updates.latest', { version, time: formatTime(update.at, i18n.language) })} step={check()} />;
    case 'available':
      return (
        <Line
          text={t('settings.updates.available', { version: visibleLine(update.version, 40) })}
          step={
            <Button variant="primary" icon={Download} onClick={() => void ask('download', t('settings.updates.download'))}>
              {t('settings.updates.download')}
            </Button>
          }
        />
      );
    case 'downloading': {
      const text = t('settings.updates.downloading', { version: visibleLine(update.version, 40) });
      return <Line text={text} step={<ProgressBar label={text} fraction={update.done} />} />;
    }
    case 'ready':
      return (
        <Line
          text={t('settings.updates.ready', { version: visibleLine(update.version, 40) })}
          step={
            <Button variant="primary" icon={RotateCw} onClick={() => void ask('install', t('settings.updates.install'))}>
              {t('settings.updates.install')}
            </Button>
          }
        />
      );
    case 'failed': {
      const { code, detail } = update.error;
      const mine = code === 'disk-full' || code === 'permission-denied';
      return (
        <Line
          text={`${t('settings.updates.failed')} ${mine ? t(`errors.${code}.why`) : t('settings.updates.failedWhy')}`}
          words={detail}
          step={check()}
        />
      );
    }
  }
}

type LineProps = { readonly text: string; readonly words?: string | undefined; readonly step?: ReactNode };

function Line({ text, words, step }: LineProps) {
  return (
    <div className="update-line">
      <p role="status">{text}</p>
      {words && <code className="mid">{visibleLine(words, 300)}</code>}
      {step}
    </div>
  );
}
