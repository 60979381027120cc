import { AppFailure, type AppError } from '../../shared/errors';
import { meaningOf } from './engine-words';

export { AppFailure };

/** What is known beside the error itself. */
export type ErrorContext = {
  /** The signal of whoever asked: when it is aborted, the error is `canceled` or `timeout`, whatever it looks like. */
  readonly signal?: AbortSignal;
  /** What to add to the error: the field it belongs to, the container that was created before it. */
  readonly add?: Pick<AppError, 'field' | 'subjects' | 'created'>;
};

/** Longer words of an engine are cut: they go to the window, and may be anything. */
const DETAIL_LIMIT = 8192;

const unreachable: AppError = {
  code: 'engine-unreachable',
  message: 'The engine does not answer.',
  hint: 'Check that it is running.',
};

const transport: Readonly<Record<string, AppError>> = {
  EACCES: {
    code: 'permission-denied',
    message: 'Your account may not use the engine.',
    hint: 'Add your account to the group that owns the socket.',
  },
  ETIMEDOUT: { code: 'timeout', message: 'The engine took too long.', hint: 'Try again.' },
  ECONNREFUSED: unreachable,
  ECONNRESET: unreachable,
  EPIPE: unreachable,
  ENOENT: unreachable,
  ENOTFOUND: unreachable,
  ENOTSOCK: unreachable,
  ECONNABORTED: unreachable,
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  EHOSTDOWN: unreachable,
  EAI_AGAIN: unreachable,
};

export const canceled: AppError = { code: 'canceled', message: 'Canceled.' };
export const timedOut: AppError = { code: 'timeout', message: 'The engine took too long.', hint: 'Try again.' };

/**
 * The AppError for whatever went wrong with an engine: dockerode's errors (`statusCode`, `json.message`; Podman's
 * `{ cause, message, response }` too), the transport's (`code`), an item `{ error, errorDetail }` of a build, pull or
 * push stream, an abort, an AppFailure. The engine's own words stay in `detail`.
 */
export function toAppError(error: unknown, context: ErrorContext = {}): AppError {
  return { ...explain(error, context.signal), ...context.add };
}

/** The same, to be thrown. What it was made of stays its `cause`. */
export function toAppFailure(error: unknown, context: ErrorContext = {}): AppFailure {
  if (error instanceof AppFailure && !context.add) return error;
  const failure = new AppFailure(toAppError(error, context));
  failure.cause = error;
  return failure;
}

/**
 * The HTTP status of the engine's answer, if there was an answer: 304, 404 and 409 may mean success to a caller. Works
 * on dockerode's errors and on the AppFailures made of them.
 */
export function statusOf(error: unknown): number | undefined {
  const status = field(error, 'statusCode') ?? field(field(error, 'cause'), 'statusCode');
  return typeof status === 'number' ? status : undefined;
}

/** The engine's own words in an error, without dockerode's wrapping; empty when there are none. */
export function engineWords(error: unknown): string {
  const json = field(error, 'json');
  const said =
    text(field(json, 'message')) ||
    text(field(json, 'cause')) ||
    text(field(json, 'error')) ||
    (Buffer.isBuffer(json) ? json.toString('utf8') : text(json)) ||
    text(field(field(error, 'errorDetail'), 'message')) ||
    text(field(error, 'error')) ||
    text(field(error, 'message')).replace(/^\(HTTP code \d+\) .*? - /s, '') ||
    text(error);
  const trimmed = said.trim();
  return trimmed.length > DETAIL_LIMIT ? `${trimmed.slice(0, DETAIL_LIMIT)}…` : trimmed;
}

function explain(error: unknown, signal?: AbortSignal): AppError {
  if (error instanceof AppFailure) return error.error;
  if (signal?.aborted) {
    return signal.reason instanceof AppFailure ? signal.reason.error : isTimeout(signal.reason) ? timedOut : canceled;
  }
  const words = engineWords(error);
  const detail = words === '' ? {} : { detail: words };
  const status = statusOf(error);
  if (status === undefined) {
    const code = text(field(error, 'code'));
    // A stream's item may have a numeric `code` in errorDetail; a transport error's is one of errno's names.
    const known = code === 'EPERM' ? transport['EACCES'] : transport[code];
    if (known) return { ...known, ...detail };
    if (/^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|EPROTO)/.test(code)) {
      return { ...unreachable, hint: 'Check the certificates of the connection.', ...detail };
    }
    if (code.startsWith('HPE_')) return { ...unreachable, hint: 'What answers there is not a Docker engine.', ...detail };
    if (code === 'ABORT_ERR' || field(error, 'name') === 'AbortError') return canceled;
    if (isTimeout(error)) return timedOut;
  }
  return { ...meaningOf(words, status), ...detail };
}

function isTimeout(error: unknown): boolean {
  return field(error, 'name') === 'TimeoutError';
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
