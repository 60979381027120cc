import { useState, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { Stopping } from '../../../shared/models';
import { SafeText } from '../../ui/safe-text';
import { mainNow } from '../../lists/main-clock';
import { stopProgress } from './stop-progress';
import { useTicking } from '../../lists/ticking';

/**
 * The line from the stop signal to SIGKILL. It fills over the container's own grace period: smoothly by an animation
 * in the style sheet, or in steps of a second where motion is reduced.
 */
export function StopLine({ stopping }: { readonly stopping: Stopping }) {
  const { t } = useTranslation();
  const [before] = useState(() => Math.max(0, mainNow() - stopping.since));
  const gone = useTicking(() => stopProgress(stopping, mainNow()).secondsGone);
  const { fraction, secondsLeft, overdue } = stopProgress(stopping, stopping.since + gone * 1000);
  const track: CSSProperties & Record<'--p', string> = {
    '--p': `${fraction * 100}%`,
    ...(secondsLeft === null
      ? { animation: 'none' }
      : { animationDuration: `${stopping.graceMs}ms`, animationDelay: `${-before}ms` }),
  };
  return (
    <div className="stopline" title={description()}>
      <span className="vh">{description()}</span>
      <span className="sig sent" aria-hidden>
        <SafeText text={stopping.signal} max={24} />
      </span>
      <span className="track" style={track} aria-hidden>
        <i className="fill" />
        <i className="from" />
        {!overdue && <i className="head" />}
        {!overdue && (
          <span className="left">
            {secondsLeft === null ? t('containers.stop.forever') : t('containers.stop.left', { seconds: secondsLeft })}
          </span>
        )}
        <i className={overdue ? 'to sent' : 'to'} />
      </span>
      <span className={overdue ? 'sig sent over' : 'sig'} aria-hidden>
        {overdue ? t('containers.stop.sent') : 'SIGKILL'}
      </span>
    </div>
  );

  function description(): string {
    const { signal } = stopping;
    if (secondsLeft === null) return t('containers.stop.describeForever', { signal, gone });
    if (overdue) return t('containers.stop.describeSent', { signal });
    return t('containers.stop.describe', { signal, gone, left: secondsLeft });
  }
}
