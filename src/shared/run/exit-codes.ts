import { signalName } from './signals';

const explained = { 0: '0', 1: '1', 125: '125', 126: '126', 127: '127', 137: '137', 139: '139', 143: '143' } as const;
type Explained = keyof typeof explained;
const isExplained = (code: number): code is Explained => Object.hasOwn(explained, code);

/** Why a container ended, as a text with its values. */
export type ExitText = {
  readonly key: `exit.${'oom' | 'signal' | 'other' | Explained}`;
  readonly values: { readonly code: number; readonly signal: string };
};

/**
 * What an exit code says. 125 to 127 are docker's own; above 128 a signal ended the process, by the shells' custom.
 * Source: docs.docker.com, `docker run`, exit status.
 */
export function explainExit(code: number, oomKilled: boolean): ExitText {
  const signal = (code > 128 ? signalName(code - 128) : null) ?? '';
  const values = { code, signal };
  if (oomKilled) return { key: 'exit.oom', values };
  if (isExplained(code)) return { key: `exit.${code}`, values };
  return { key: signal === '' ? 'exit.other' : 'exit.signal', values };
}
