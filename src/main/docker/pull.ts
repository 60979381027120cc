import { AppFailure, type AppError } from '../../shared/errors';
import type { StreamIn } from '../../shared/contract';
import type { PullItem } from '../../shared/models';
import { parseReference, shortReference } from '../../shared/run/reference';
import type { Engines } from './engine-types';
import { toAppError } from './errors';
import { readNdjson } from './ndjson';
import { openAnswer } from './modem';

/**
 * `docker pull`, without a login. Aborting the signal cancels it, and the engine keeps nothing of an image that is not
 * complete. Throws an AppFailure about the field `image` with the registry's own words, also when they come in the
 * middle of a 200: `image-not-found`, `unauthorized`, `disk-full`, `engine-error`.
 */
export async function* pullImage(
  { current }: Engines,
  { ref }: StreamIn<'images.pull'>,
  signal: AbortSignal,
): AsyncGenerator<PullItem, void, undefined> {
  const query = pullQuery(ref);
  try {
    const answer = await openAnswer(current().streams, { method: 'POST', path: '/images/create', query, signal });
    const stop = () => answer.destroy();
    signal.addEventListener('abort', stop, { once: true });
    try {
      for await (const item of readNdjson(answer)) {
        if (item.kind === 'bad') throw new AppFailure({ code: 'engine-error', message: 'The engine sent no JSON.', detail: item.text });
        const read = toPullItem(item.value);
        if (read) yield read;
      }
    } finally {
      signal.removeEventListener('abort', stop);
      stop();
    }
  } catch (error) {
    if (signal.aborted) return;
    throw new AppFailure(aboutPull(toAppError(error)));
  }
  if (!signal.aborted) yield { kind: 'done', ref };
}

/** `fromImage` and `tag` as the docker CLI 28 sends them (github.com/docker/docker, client/image_pull.go). */
export function pullQuery(ref: string): { fromImage: string; tag: string } {
  const parsed = parseReference(ref);
  if ('problem' in parsed || parsed.reference.kind === 'id') {
    throw new AppFailure({
      code: 'invalid-request',
      message: 'This is not the name of an image that can be pulled.',
      hint: 'A name looks like repository:tag, in lower case.',
      field: 'image',
    });
  }
  const { domain, path, tag, digest } = parsed.reference;
  return { fromImage: shortReference(`${domain}/${path}`), tag: digest ?? tag ?? 'latest' };
}

type Line = {
  readonly id?: unknown;
  readonly status?: unknown;
  readonly error?: unknown;
  readonly errorDetail?: unknown;
  readonly progressDetail?: { readonly current?: unknown; readonly total?: unknown } | null;
};

/** A line of a pull; null for one that says nothing. Throws for a line that says an error. */
export function toPullItem(value: unknown): PullItem | null {
  if (typeof value !== 'object' || value === null) return null;
  const line = value as Line;
  if (line.error !== undefined || line.errorDetail !== undefined) throw new AppFailure(toAppError(value));
  if (typeof line.status !== 'string' || line.status === '') return null;
  const { id, status } = line;
  if (typeof id !== 'string' || id === '') return { kind: 'status', text: status };
  // The first line has the tag as its id, not a layer's.
  if (/^pulling from /i.test(status)) return { kind: 'status', text: `${id}: ${status}` };
  const { current, total } = line.progressDetail ?? {};
  return { kind: 'layer', id, status, current: bytes(current), total: bytes(total) };
}

/** Engines send 0 or -1 for a total that they do not know. */
const bytes = (value: unknown): number | null => (typeof value === 'number' && value > 0 ? value : null);

const UNREACHABLE = /dial tcp|connection refused|no such host|i\/o timeout|tls handshake|network is unreachable|client\.timeout|http: server gave HTTP response/i;

function aboutPull(error: AppError): AppError {
  const field = 'image';
  if (error.code === 'not-found') return { ...error, code: 'image-not-found', message: 'The registry has no such image.', field };
  if (error.code === 'engine-error' && UNREACHABLE.test(error.detail ?? '')) {
    return {
      ...error,
      message: 'The engine cannot reach the registry.',
      hint: "Check the registry's address and the engine's network.",
      field,
    };
  }
  return error.code === 'engine-unreachable' || error.code === 'disk-full' ? error : { ...error, field };
}
