import { createReadStream, type ReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { StreamIn } from '../../shared/contract';
import { AppFailure, type AppError } from '../../shared/errors';
import type { LoadItem } from '../../shared/models';
import type { EngineClient, Engines } from './engine-types';
import { toAppError } from './errors';
import { openAnswer } from './modem';
import { readNdjson } from './ndjson';

/** How often the bytes sent are told, in milliseconds. */
const PROGRESS_MS = 200;

/**
 * `docker load`: streams an archive from this computer to the engine, and tells how much of it is sent. Aborting the
 * signal cancels it; images that were complete by then stay. Throws an AppFailure about the field `path`: `not-found`,
 * `permission-denied`, `invalid-request` for what is no archive of images, `disk-full`, `engine-error`.
 */
export async function* loadImages(
  { current }: Engines,
  { path }: StreamIn<'images.load'>,
  signal: AbortSignal,
): AsyncGenerator<LoadItem, void, undefined> {
  const leaving = new AbortController();
  const either = AbortSignal.any([signal, leaving.signal]);
  try {
    const engine = current();
    const total = await sizeOf(path);
    const tar = createReadStream(path);
    const loading = send(engine, tar, either).finally(() => leaving.abort());
    loading.catch(() => undefined); // It is awaited below; it may fail while an item is on its way.
    while (!either.aborted) {
      yield { kind: 'progress', sent: tar.bytesRead, total };
      await pause(PROGRESS_MS, undefined, { signal: either }).catch(() => undefined);
    }
    const loaded = await loading;
    if (!signal.aborted) yield { kind: 'done', loaded };
  } catch (error) {
    if (signal.aborted) return;
    throw new AppFailure(aboutLoad(error));
  } finally {
    leaving.abort();
  }
}

/** A path that starts nowhere is not looked for: nobody knows where Slipway stands. */
async function sizeOf(path: string): Promise<number> {
  if (!isAbsolute(path)) throw new AppFailure(noSuchFile);
  const found = await stat(path);
  if (!found.isFile()) throw new AppFailure({ code: 'invalid-request', message: 'This is no file.' });
  return found.size;
}

/** Resolves to what was loaded. Whatever ends it closes the file and the connection. */
async function send(engine: EngineClient, tar: ReadStream, signal: AbortSignal): Promise<string[]> {
  const broken = new Promise<never>((_resolve, reject) => tar.once('error', reject));
  const answering = openAnswer(engine.streams, { method: 'POST', path: '/images/load', query: { quiet: '1' }, signal, tar });
  try {
    const answer = await Promise.race([answering, broken]).catch((error: unknown) => closedEarly(engine, error, signal));
    const loaded: string[] = [];
    for await (const item of readNdjson(answer)) {
      if (item.kind === 'bad') throw new AppFailure({ code: 'engine-error', message: 'The engine sent no JSON.', detail: item.text });
      loaded.push(...loadedOf(item.value));
    }
    return loaded;
  } finally {
    tar.destroy();
    answering.then((answer) => answer.destroy()).catch(() => undefined);
  }
}

/** What comes of a connection that ended while the archive was sent: an engine that is there has refused the rest. */
async function closedEarly({ call }: EngineClient, error: unknown, signal: AbortSignal): Promise<never> {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code !== 'EPIPE' && code !== 'ECONNRESET') throw error;
  await call((docker) => docker.version(), { signal });
  throw new AppFailure({ code: 'engine-error', message: 'The engine stopped reading the archive.', hint: 'Look at its log.' });
}

/**
 * What one line of the answer says was loaded: `Loaded image: web-image:latest`, `Loaded image ID: sha256:…`; Podman
 * names several after one `Loaded image(s):`. Throws for a line that says an error.
 */
export function loadedOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const line = value as { readonly stream?: unknown; readonly error?: unknown; readonly errorDetail?: unknown };
  if (line.error !== undefined || line.errorDetail !== undefined) throw new AppFailure(toAppError(value));
  const [, names] = /^Loaded image(?:\(s\)| ID)?:\s*(.+?)\s*$/s.exec(typeof line.stream === 'string' ? line.stream : '') ?? [];
  return names?.split(/,\s*/) ?? [];
}

const noSuchFile: AppError = { code: 'not-found', message: 'There is no such file.', hint: 'Give the whole path.' };
const notReadable: AppError = { code: 'permission-denied', message: 'The file may not be read.', hint: 'Check its owner and its mode.' };

const fileErrors: Readonly<Record<string, AppError>> = {
  ENOENT: noSuchFile,
  ENOTDIR: noSuchFile,
  ENAMETOOLONG: noSuchFile,
  EACCES: notReadable,
  EPERM: notReadable,
};

const noArchive: Pick<AppError, 'code' | 'message' | 'hint'> = {
  code: 'invalid-request',
  message: 'This is no archive of images.',
  hint: 'docker load takes what docker save wrote.',
};

/** Words of Docker and of Podman for a file that is no tar, or a tar without images, or half of one. */
const NO_ARCHIVE = /invalid tar header|unexpected EOF|manifest\.json|repositories: no such file|payload does not match|not an? (?:oci|docker)/i;

/** Everything but the engine itself is about the file: that it cannot be read here, or what the engine says of its content. */
function aboutLoad(error: unknown): AppError {
  const isFile = error instanceof Error && 'syscall' in error && (error.syscall === 'stat' || error.syscall === 'open');
  const known = isFile && 'code' in error ? fileErrors[String(error.code)] : undefined;
  if (known) return { ...known, field: 'path' };
  const said = toAppError(error);
  if (said.code === 'engine-unreachable' || said.code === 'disk-full') return said;
  return { ...said, ...(NO_ARCHIVE.test(said.detail ?? '') ? noArchive : {}), field: 'path' };
}
