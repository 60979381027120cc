import type { Stopping } from '../../../shared/models';

/** How far a stop has come. */
export type StopProgress = {
  /** 0 at the signal, 1 when SIGKILL is due. */
  readonly fraction: number;
  /** Whole seconds until SIGKILL; null when the engine waits for ever (`docker stop -t -1`). */
  readonly secondsLeft: number | null;
  /** Whole seconds since the signal. */
  readonly secondsGone: number;
  /** The grace period is over: SIGKILL has been sent. */
  readonly overdue: boolean;
};

/** The progress of a stop at `now`, by main's clock, in milliseconds since the epoch. */
export function stopProgress(stopping: Stopping, now: number): StopProgress {
  const gone = Math.max(0, now - stopping.since);
  const secondsGone = Math.floor(gone / 1000);
  if (stopping.graceMs < 0) return { fraction: 0, secondsLeft: null, secondsGone, overdue: false };
  const left = Math.max(0, stopping.graceMs - gone);
  return {
    fraction: stopping.graceMs === 0 ? 1 : Math.min(1, gone / stopping.graceMs),
    secondsLeft: Math.ceil(left / 1000),
    secondsGone,
    overdue: left === 0,
  };
}
