import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCommand, maskSecrets } from '../../../shared/cli';
import type { HistoryEntry, Shell } from '../../../shared/models';
import { useSettings } from '../../state/settings';
import { Button } from '../../ui/button';
import { CommandText } from '../../ui/command-text';
import { CopyButton } from '../../ui/copy-button';
import { errorText } from '../../ui/error-text';
import { formatTime } from '../../ui/format';
import { SafeText } from '../../ui/safe-text';
import { Status } from '../../ui/status-mark';
import { visibleLine } from '../../../shared/text/visible';
import { outcomeOf } from './script';
import './history.css';

const page = 200;

/** The newest first, a page at a time. */
export function HistoryTable({ entries }: { readonly entries: readonly HistoryEntry[] }) {
  const { t } = useTranslation();
  const shell = useSettings((state) => state.settings.shell);
  const [shown, setShown] = useState(page);
  return (
    <div className="scroll history">
      <table aria-label={t('history.title')}>
        <colgroup>
          <col className="c-time" />
          <col className="c-outcome" />
          <col />
          <col className="c-engine" />
          <col className="c-took" />
          <col className="c-copy" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{t('history.time')}</th>
            <th scope="col">{t('history.outcome')}</th>
            <th scope="col">{t('history.command')}</th>
            <th scope="col">{t('history.engine')}</th>
            <th scope="col" className="num">
              {t('history.took')}
            </th>
            <th scope="col">
              <span className="vh">{t('history.copyOne')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {entries
            .slice(-shown)
            .reverse()
            .map((entry) => (
              <HistoryRow key={entry.id} entry={entry} shell={shell} />
            ))}
        </tbody>
      </table>
      {entries.length > shown && (
        <p className="older">
          <Button variant="ghost" onClick={() => setShown(shown + page)}>
            {t('history.older')}
          </Button>
        </p>
      )}
    </div>
  );
}

type HistoryRowProps = { readonly entry: HistoryEntry; readonly shell: Shell };

const HistoryRow = memo(function HistoryRow({ entry, shell }: HistoryRowProps) {
  const { t, i18n } = useTranslation();
  const seconds = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: entry.tookMs < 9950 ? 1 : 0 });
  const hasCommand = entry.command.length > 0;
  return (
    <tr>
      <td>{formatTime(entry.at, i18n.language)}</td>
      <td>
        <Outcome entry={entry} />
      </td>
      <td className="trunc">
        {hasCommand ? (
          <code className="cmd" title={visibleLine(formatCommand(maskSecrets(entry.command), shell), 2000)}>
            <CommandText command={entry.command} shell={shell} />
          </code>
        ) : (
          <span className="dim">{t('history.noCommand')}</span>
        )}
      </td>
      <td className="trunc">
        <SafeText text={entry.engine} max={60} title />
      </td>
      <td className="num dim">{t('history.seconds', { n: seconds.format(entry.tookMs / 1000) })}</td>
      <td>
        {hasCommand && (
          <span className="acts">
            <CopyButton text={() => formatCommand(entry.command, shell)} label={t('history.copyOne')} />
          </span>
        )}
      </td>
    </tr>
  );
});

function Outcome({ entry }: { readonly entry: HistoryEntry }) {
  const { t } = useTranslation();
  const { count, errors } = entry;
  const why = errors
    .slice(0, 5)
    .map((error) => `${errorText(error, t).title} ${visibleLine(error.detail ?? '', 300)}`.trim())
    .join('\n');
  switch (outcomeOf(entry)) {
    case 'done':
      return <Status kind="running" word={count > 1 ? t('history.okMany', { count }) : t('history.ok')} />;
    case 'partly':
      return <Status kind="unhealthy" word={t('history.partly', { failed: errors.length, count })} title={why} />;
    case 'failed':
      return <Status kind="exitedN" word={t('history.failed')} title={why} />;
  }
}
