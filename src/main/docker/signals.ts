import { signalName } from '../../shared/run/signals';

/** What a stop of a container will be: its signal, and what follows it. */
export type GracePeriod = {
  /** As `SIGTERM`; a number where it has no name. */
  readonly signal: string;
  /** From the signal to SIGKILL; -1 waits for ever. */
  readonly seconds: number;
  /** How long the engine may take to answer, in milliseconds. */
  readonly deadlineMs: number;
};

/** What engines use where neither the container nor the person says otherwise. */
const DEFAULT_SIGNAL = 'SIGTERM';
const DEFAULT_SECONDS = 10;
/** The longest that a timer of Node waits, in milliseconds: some 24 days. */
const LONGEST_MS = 2 ** 31 - 1;

/** The grace period of a container: what was chosen, else what `inspect` says is its own (`StopSignal`, `StopTimeout`). */
export function gracePeriod(
  config: Readonly<Record<string, unknown>> | undefined,
  chosenSeconds: number | undefined,
  beyondMs: number,
): GracePeriod {
  const own = config?.['StopTimeout'];
  const signal = config?.['StopSignal'];
  const seconds = chosenSeconds ?? (typeof own === 'number' ? own : DEFAULT_SECONDS);
  return {
    signal: signalWord(typeof signal === 'string' ? signal : ''),
    seconds: seconds < 0 ? -1 : seconds,
    deadlineMs: seconds < 0 ? LONGEST_MS : Math.min(LONGEST_MS, seconds * 1000 + beyondMs),
  };
}

/** Images write `TERM`, `SIGTERM`, `sigterm` and `15`. */
function signalWord(text: string): string {
  if (text === '') return DEFAULT_SIGNAL;
  if (/^\d+$/.test(text)) return signalName(Number(text)) ?? text;
  const upper = text.toUpperCase();
  return upper.startsWith('SIG') ? upper : `SIG${upper}`;
}
