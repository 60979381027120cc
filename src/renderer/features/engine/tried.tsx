import { Check } from 'lucide-react';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Attempt } from '../../../shared/models';
import { formatClock, formatDuration, formatTime } from '../../ui/format';
import { StatusMark } from '../../ui/status-mark';
import { visibleLine } from '../../../shared/text/visible';
import { CheckAgain } from './check-again';

/** What was found, in words. A finding that has none yet is shown as it is. */
function findingText({ finding, values }: Attempt, language: string): string {
  const key = `engine.tried.${finding}`;
  if (!i18next.exists(key)) return visibleLine(finding, 120);
  const said = { ...values, took: formatDuration(Number(values['ms'] ?? 0), language), since: sinceText(values['since'] ?? '', language) };
  const safe = Object.fromEntries(Object.entries(said).map(([name, value]) => [name, visibleLine(value, 120)]));
  return String(i18next.t(key as never, safe));
}

/** systemd's `Wed 2026-11-04 09:14:02 UTC`, which is in the computer's own zone, as the language writes it. */
function sinceText(stamp: string, language: string): string {
  const [, date, time] = /(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)/.exec(stamp) ?? [];
  if (date === undefined || time === undefined) return stamp;
  const at = new Date(`${date}T${time}`);
  if (at.toDateString() === new Date().toDateString()) return formatClock(at.getTime(), language);
  return formatTime(at.getTime(), language);
}

type Props = {
  readonly attempts: readonly Attempt[];
  /** Offers to check again, where that is not the page's main button already. */
  readonly withCheck: boolean;
};

/** What was looked at, in order, and what was found. */
export function Tried({ attempts, withCheck }: Props) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="tried">
      <div className="sech">
        <h2 id="tried">{t('engine.triedTitle')}</h2>
        {withCheck && <CheckAgain />}
      </div>
      <table className="tried" aria-labelledby="tried">
        <colgroup>
          <col className="c-mark" />
          <col className="c-check" />
          <col />
          <col className="c-finding" />
        </colgroup>
        <tbody>
          {attempts.map((attempt, index) => (
            <AttemptRow key={index} attempt={attempt} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function AttemptRow({ attempt }: { readonly attempt: Attempt }) {
  const { t, i18n } = useTranslation();
  const { check, subject, outcome } = attempt;
  const finding = findingText(attempt, i18n.language);
  const tone = { ok: 'ok', bad: 'bad', skipped: 'idle' } as const;
  return (
    <tr>
      <td>
        <span className={`st st-${tone[outcome]}`}>
          {outcome === 'ok' ? <Check className="i tick" /> : <StatusMark kind={outcome === 'bad' ? 'exitedN' : 'exited0'} />}
          <span className="vh">{t(`engine.outcome.${outcome}`)}</span>
        </span>
      </td>
      <th scope="row">{t(`engine.check.${check}`)}</th>
      <td className="mono trunc" title={visibleLine(subject, 400)}>
        {visibleLine(subject, 200)}
      </td>
      <td className={outcome === 'bad' ? 'bad trunc' : 'trunc'} title={finding}>
        {finding}
      </td>
    </tr>
  );
}
