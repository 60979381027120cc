import type { Policy } from '../../shared/contract';
import type { AppError } from '../../shared/errors';
import { upFrameSchema } from '../../shared/wire';
import { invalidInput, toAppError } from './app-error';
import type { MainPipe } from './pipe';
import { roughSize, type SendQueue } from './sends';

/** Between two batches, in milliseconds: two frames of a 60 Hz screen. */
export const BATCH_INTERVAL = 33;
/** A batch is sent at once when it holds about this many characters. */
export const BATCH_SIZE = 64 * 1024;
/** Batches on their way that the reader has not acknowledged. */
export const OPEN_BATCHES = 8;

/** What the pump moves: the producer's items down, the reader's sends up. */
export type Pumped<Sent> = {
  readonly policy: Policy;
  readonly start: (signal: AbortSignal) => AsyncIterable<unknown>;
  readonly sends: SendQueue<Sent>;
  /** Aborts when the host closes. */
  readonly closing: AbortSignal;
  /** Parses what the reader sent. */
  readonly parseSend: (item: unknown) => { ok: true; item: Sent } | { ok: false; error: AppError };
};

/**
 * Moves a producer's items into a pipe until either side ends it.
 *
 * An item goes at once when the pipe was idle; after that a batch goes every BATCH_INTERVAL, or as soon as it is full.
 * With OPEN_BATCHES unacknowledged nothing is sent: `block` stops pulling then, `latest` keeps the newest item only.
 * Resolves when the producer has ended as well, and never rejects.
 */
export async function pump<Sent>(pipe: MainPipe, pumped: Pumped<Sent>): Promise<void> {
  const { policy, start, sends, closing, parseSend } = pumped;
  const abort = new AbortController();
  let batch: unknown[] = [];
  let batchSize = 0;
  let sent = 0;
  let acknowledged = 0;
  let lastFlush = -Infinity;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let closed = false;
  let wake: (() => void) | null = null;

  const rouse = () => {
    wake?.();
    wake = null;
  };
  const change = () => new Promise<void>((resolve) => (wake = resolve));
  const windowOpen = () => sent - acknowledged < OPEN_BATCHES;

  /** Sends the batch when it may go; otherwise sees to it that it goes when it may. */
  const flush = (now = false) => {
    if (closed || batch.length === 0 || !windowOpen()) return;
    const wait = lastFlush + BATCH_INTERVAL - performance.now();
    if (!now && wait > 0 && batchSize < BATCH_SIZE) {
      timer ??= setTimeout(() => {
        timer = null;
        flush(true);
      }, wait);
      return;
    }
    if (timer !== null) clearTimeout(timer);
    timer = null;
    lastFlush = performance.now();
    const items = batch;
    batch = [];
    batchSize = 0;
    pipe.post({ kind: 'batch', seq: ++sent, items });
    rouse();
  };

  const finish = () => {
    if (closed) return;
    closed = true;
    if (timer !== null) clearTimeout(timer);
    batch = [];
    abort.abort();
    sends.end();
    pipe.close();
    rouse();
  };
  const failWith = (error: AppError) => {
    if (closed) return;
    pipe.post({ kind: 'error', error });
    finish();
  };

  if (closing.aborted) return finish();
  closing.addEventListener('abort', finish, { signal: abort.signal });
  pipe.onClose(finish);
  pipe.onFrame((raw) => {
    if (closed) return;
    const frame = upFrameSchema.safeParse(raw);
    if (!frame.success) return failWith(invalidInput('A frame of this stream', frame.error));
    switch (frame.data.kind) {
      case 'close':
        return finish();
      case 'ack':
        if (frame.data.seq > sent) return failWith(malformed('A batch was acknowledged that was never sent.'));
        acknowledged = Math.max(acknowledged, frame.data.seq);
        flush();
        return rouse();
      case 'send': {
        const parsed = parseSend(frame.data.item);
        if (!parsed.ok) return failWith(parsed.error);
        if (!sends.push(parsed.item)) failWith(malformed('More was sent than is read on the other side.'));
      }
    }
  });

  let failure: AppError | null = null;
  let returned: Promise<unknown> | undefined;
  try {
    const iterator = start(abort.signal)[Symbol.asyncIterator]();
    // The loop may be waiting in `next` when the pipe closes: a generator returns after that, others do at once.
    const giveUp = () => {
      returned = iterator.return?.().catch(() => undefined);
    };
    abort.signal.addEventListener('abort', giveUp, { once: true });
    while (!closed) {
      const next = await iterator.next();
      if (next.done === true || closed) break;
      if (policy === 'latest') batch = [next.value];
      else batch.push(next.value);
      batchSize = policy === 'latest' ? 0 : batchSize + roughSize(next.value);
      flush();
      while (!closed && policy === 'block' && batchSize >= BATCH_SIZE) await change();
    }
  } catch (error) {
    failure = toAppError(error);
  }
  // What the producer gave before it ended is still delivered, however slow the reader is.
  flush(true);
  while (!closed && batch.length > 0) {
    await change();
    flush(true);
  }
  if (failure) failWith(failure);
  else if (!closed) pipe.post({ kind: 'end' });
  finish();
  await returned;
}

function malformed(message: string): AppError {
  return { code: 'invalid-request', message };
}
