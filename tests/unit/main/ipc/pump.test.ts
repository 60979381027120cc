import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BATCH_INTERVAL, BATCH_SIZE, OPEN_BATCHES, pump, type Pumped } from '../../../../src/main/ipc/pump';
import { createSendQueue, MOST_SENDS } from '../../../../src/main/ipc/sends';
import { AppFailure } from '../../../../src/shared/errors';
import { fakePipe, type FakePipe } from './fake-pipe';

/** A producer in the test's hands: it waits for `give`, `end` or `fail`, and stops on its signal. */
function source() {
  const queue: (() => unknown)[] = [];
  let wake: () => void = () => undefined;
  const add = (step: () => unknown) => {
    queue.push(step);
    wake();
  };
  const end = Symbol('end');
  const state = { pulled: 0, aborted: false, finished: false };
  async function* start(signal: AbortSignal) {
    signal.addEventListener('abort', () => {
      state.aborted = true;
      wake();
    });
    try {
      while (!signal.aborted) {
        const step = queue.shift();
        if (!step) {
          await new Promise<void>((resolve) => (wake = resolve));
          continue;
        }
        const item = step();
        if (item === end) return;
        state.pulled += 1;
        yield item;
      }
    } finally {
      state.finished = true;
    }
  }
  return {
    state,
    start,
    give: (...items: unknown[]) => items.forEach((item) => add(() => item)),
    end: () => add(() => end),
    fail: (error: unknown) =>
      add(() => {
        throw error;
      }),
  };
}

function run(pipe: FakePipe, start: Pumped<unknown>['start'], more: Partial<Pumped<unknown>> = {}) {
  const sends = createSendQueue<unknown>();
  const parseSend: Pumped<unknown>['parseSend'] = (item) => ({ ok: true, item });
  const done = pump(pipe, { policy: 'block', start, sends, parseSend, closing: new AbortController().signal, ...more });
  return { sends, done };
}

/** Lets everything run that waits for no timer. */
const settle = () => vi.advanceTimersByTimeAsync(0);
const full = 'x'.repeat(BATCH_SIZE);

describe('the pump', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
  afterEach(() => void vi.useRealTimers());

  it('sends the first item at once, then a batch at most every 33 ms', async () => {
    const [pipe, producer] = [fakePipe(), source()];
    run(pipe, producer.start);
    producer.give(1);
    await settle();
    expect(pipe.batches()).toEqual([[1]]);
    producer.give(2, 3);
    await settle();
    await vi.advanceTimersByTimeAsync(BATCH_INTERVAL - 1);
    expect(pipe.batches()).toEqual([[1]]);
    await vi.advanceTimersByTimeAsync(1);
    expect(pipe.batches()).toEqual([[1], [2, 3]]);
  });

  it('sends at once again after it was idle', async () => {
    const [pipe, producer] = [fakePipe(), source()];
    run(pipe, producer.start);
    producer.give(1);
    await vi.advanceTimersByTimeAsync(1000);
    producer.give(2);
    await settle();
    expect(pipe.batches()).toEqual([[1], [2]]);
  });

  it('sends a full batch without waiting for the interval', async () => {
    const [pipe, producer] = [fakePipe(), source()];
    run(pipe, producer.start);
    producer.give(1, 2, full);
    await settle();
    expect(pipe.batches()).toEqual([[1], [2, full]]);
  });

  it('stops pulling with eight batches unacknowledged, and goes on with an acknowledgement', async () => {
    const [pipe, producer] = [fakePipe(), source()];
    run(pipe, producer.start);
    for (let i = 0; i < 30; i++) producer.give(full);
    await vi.advanceTimersByTimeAsync(1000);
    expect(pipe.batches()).toHaveLength(OPEN_BATCHES);
    expect(producer.state.pulled).toBe(OPEN_BATCHES + 1);
    pipe.up({ kind: 'ack', seq: 3 });
    await vi.advanceTimersByTimeAsync(1000);
    expect(pipe.batches()).toHaveLength(OPEN_BATCHES + 3);
    expect(producer.state.pulled).toBe(OPEN_BATCHES + 4);
  });

  it('keeps only the newest item of a `latest` stream while the reader is slow', async () => {
    const [pipe, producer] = [fakePipe(), source()];
    run(pipe, producer.start, { policy: 'latest' });
    for (let i = 1; i <= OPEN_BATCHES; i++) {
      producer.give(i);
      await vi.advanceTimersByTimeAsync(BATCH_INTERVAL);
    }
    producer.give(101, 102, 103);
    await vi.advanceTimersByTimeAsync(1000);
    expect(producer.state.pulled).toBe(OPEN_BATCHES + 3);
    expect(pipe.batches()).toHaveLength(OPEN_BATCHES);
    pipe.ackAll();
    await settle();
    expect(pipe.batches().at(-1)).toEqual([103]);
  });

  it.each([
    ['the reader closes it', (pipe: FakePipe) => pipe.up({ kind: 'close' })],
    ['the reader is gone', (pipe: FakePipe) => pipe.drop()],
  ])('aborts and ends the producer when %s', async (_how, close) => {
    const [pipe, producer] = [fakePipe(), source()];
    const { done, sends } = run(pipe, producer.start);
    producer.give(1);
    await settle();
    close(pipe);
    await done;
    expect(producer.state).toMatchObject({ aborted: true, finished: true });
    expect(pipe.closed()).toBe(true);
    expect(pipe.frames).toHaveLength(1);
    expect(await sends[Symbol.asyncIterator]().next()).toEqual({ done: true, value: undefined });
  });

  it('aborts a producer that is held back by a slow reader', async () => {
    const [pipe, producer] = [fakePipe(), source()];
    const { done } = run(pipe, producer.start);
    for (let i = 0; i < 30; i++) producer.give(full);
    await settle();
    pipe.drop();
    await done;
    expect(producer.state.finished).toBe(true);
  });

  it('ends everything when the host closes', async () => {
    const [pipe, producer, closing] = [fakePipe(), source(), new AbortController()];
    const { done } = run(pipe, producer.start, { closing: closing.signal });
    closing.abort();
    await done;
    expect(pipe.closed()).toBe(true);
    const late = fakePipe();
    await run(late, producer.start, { closing: closing.signal }).done;
    expect(late.closed()).toBe(true);
  });

  it('delivers what is left before it says that the stream ended', async () => {
    const [pipe, producer] = [fakePipe(), source()];
    const { done } = run(pipe, producer.start);
    for (let i = 0; i < OPEN_BATCHES + 1; i++) producer.give(full);
    producer.give('last');
    producer.end();
    await vi.advanceTimersByTimeAsync(1000);
    expect(pipe.frames.at(-1)).toMatchObject({ kind: 'batch', seq: OPEN_BATCHES });
    pipe.ackAll();
    await done;
    expect(pipe.items().at(-1)).toBe('last');
    expect(pipe.frames.at(-1)).toEqual({ kind: 'end' });
    expect(pipe.closed()).toBe(true);
  });

  it('ends with the error of a producer that fails, after its items', async () => {
    const [pipe, producer] = [fakePipe(), source()];
    const { done } = run(pipe, producer.start);
    producer.give(1, 2);
    producer.fail(new AppFailure({ code: 'image-not-found', message: 'There is no such image.' }));
    await done;
    expect(pipe.items()).toEqual([1, 2]);
    expect(pipe.frames.at(-1)).toEqual({
      kind: 'error',
      error: { code: 'image-not-found', message: 'There is no such image.' },
    });
    expect(pipe.closed()).toBe(true);
  });

  it('turns an unexpected failure into an engine error, also one before the first item', async () => {
    const pipe = fakePipe();
    await run(pipe, () => {
      throw new Error('socket hang up');
    }).done;
    expect(pipe.frames).toEqual([{ kind: 'error', error: { code: 'engine-error', message: 'socket hang up' } }]);
  });

  it('gives the producer what the reader sends, in order', async () => {
    const pipe = fakePipe();
    const sends = createSendQueue<unknown>();
    const echo = () => sends;
    run(pipe, echo, { sends });
    pipe.up({ kind: 'send', item: 'a' });
    pipe.up({ kind: 'send', item: 'b' });
    await vi.advanceTimersByTimeAsync(BATCH_INTERVAL);
    pipe.up({ kind: 'send', item: 'c' });
    await vi.advanceTimersByTimeAsync(BATCH_INTERVAL);
    expect(pipe.items()).toEqual(['a', 'b', 'c']);
  });

  it.each([
    ['nothing known', { kind: 'surprise' }],
    ['no object', 'ack'],
    ['null', null],
    ['a sequence that is no number', { kind: 'ack', seq: 'x' }],
    ['a batch that was never sent', { kind: 'ack', seq: 99 }],
  ])('closes with invalid-request when a frame holds %s', async (_what, frame) => {
    const [pipe, producer] = [fakePipe(), source()];
    const { done } = run(pipe, producer.start);
    pipe.up(frame);
    await done;
    expect(pipe.frames).toMatchObject([{ kind: 'error', error: { code: 'invalid-request' } }]);
    expect(producer.state.aborted).toBe(true);
  });

  it('closes with invalid-request when more is sent than is read', async () => {
    const [pipe, producer] = [fakePipe(), source()];
    const { done } = run(pipe, producer.start);
    for (let i = 0; i <= MOST_SENDS; i++) pipe.up({ kind: 'send', item: i });
    await done;
    expect(pipe.frames).toMatchObject([{ kind: 'error', error: { code: 'invalid-request' } }]);
  });
});

describe('the pump under load', () => {
  it('delivers 100,000 items in order', async () => {
    const pipe = fakePipe({ acknowledge: true });
    const count = 100_000;
    await run(pipe, async function* () {
      for (let i = 0; i < count; i++) yield i;
    }).done;
    const items = pipe.items();
    expect(items).toHaveLength(count);
    expect(items.every((item, index) => item === index)).toBe(true);
    expect(pipe.frames.at(-1)).toEqual({ kind: 'end' });
  });
});
