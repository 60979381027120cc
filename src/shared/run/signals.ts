/** Linux signal numbers on x86 and ARM (signal(7)). */
const numbers = {
  SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGILL: 4, SIGTRAP: 5, SIGABRT: 6, SIGBUS: 7, SIGFPE: 8, SIGKILL: 9, SIGUSR1: 10,
  SIGSEGV: 11, SIGUSR2: 12, SIGPIPE: 13, SIGALRM: 14, SIGTERM: 15, SIGSTKFLT: 16, SIGCHLD: 17, SIGCONT: 18,
  SIGSTOP: 19, SIGTSTP: 20, SIGTTIN: 21, SIGTTOU: 22, SIGURG: 23, SIGXCPU: 24, SIGXFSZ: 25, SIGVTALRM: 26,
  SIGPROF: 27, SIGWINCH: 28, SIGIO: 29, SIGPWR: 30, SIGSYS: 31,
} as const;

/** What the kill menu offers, each with a line of its own under `signals.*`; SIGKILL is what kill sends by itself. */
export const killSignals = [
  'SIGKILL',
  'SIGTERM',
  'SIGINT',
  'SIGHUP',
  'SIGQUIT',
  'SIGUSR1',
  'SIGUSR2',
  'SIGWINCH',
  'SIGSTOP',
  'SIGCONT',
] as const satisfies readonly (keyof typeof numbers)[];
export type KillSignal = (typeof killSignals)[number];

/** The name of a signal's number on Linux, `SIGTERM` for 15; null where it has none. */
export function signalName(number: number): string | null {
  return Object.entries(numbers).find(([, value]) => value === number)?.[0] ?? null;
}

/** Whether a signal as `docker kill -s` takes it (`KILL`, `SIGKILL`, `9`) is SIGKILL, which docker kill sends unasked. */
export const isSigkill = (signal: string): boolean => /^(?:(?:SIG)?KILL|9)$/.test(signal);
