import type { z } from 'zod';
import { AppFailure, type AppError } from '../../shared/errors';

const MOST_ISSUES = 10;
/** Characters of a message about input: the input is hostile and may be huge. */
const LONGEST_TEXT = 500;

/** What was thrown, as a value: an AppFailure's own error, otherwise `engine-error` with the message. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppFailure) return thrown.error;
  if (thrown instanceof Error && thrown.name === 'AbortError') return { code: 'canceled', message: 'It was canceled.' };
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return { code: 'engine-error', message: message || 'Something went wrong and did not say what.' };
}

/** `invalid-request` for input that the contract refuses; names the path of what is wrong. */
export function invalidInput(what: string, error: z.ZodError): AppError {
  const issues = error.issues.slice(0, MOST_ISSUES).map(({ path, message }) => {
    const where = path.map(String).join('.');
    return (where ? `${where}: ${message}` : message).slice(0, LONGEST_TEXT);
  });
  return {
    code: 'invalid-request',
    message: `${what} is not valid: ${issues[0] ?? 'it has the wrong shape'}`,
    hint: 'Correct what is named and try again.',
    detail: issues.join('\n'),
  };
}

/** `invalid-request` for a name the contract does not have. */
export function unknownName(kind: 'call' | 'stream', name: string): AppError {
  return { code: 'invalid-request', message: `There is no ${kind} named '${name.slice(0, LONGEST_TEXT)}'.` };
}
