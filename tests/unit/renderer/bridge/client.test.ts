import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { HostBridge, UpFrame } from '../../../../src/shared/wire';

/* The typed client on a host in the test's hands, as the preload would leave it. */

const invoke = vi.fn<HostBridge['invoke']>();
const sent: (UpFrame | 'closed')[] = [];
let down: (frame: unknown) => void = () => undefined;
const host: HostBridge = {
  invoke,
  openStream: (_name, _input, onFrame) => {
    down = onFrame;
    return { send: (frame) => sent.push(frame), close: () => sent.push('closed') };
  },
  capabilities: { host: 'desktop', platform: 'linux', files: true, openPorts: true },
};
vi.stubGlobal('window', { slipway: host });
const { call, capabilities, openStream } = await import('../../../../src/renderer/bridge/client');

beforeEach(() => {
  invoke.mockReset();
  sent.length = 0;
});

describe('a call', () => {
  it('resolves to the answer, without what the contract does not know', async () => {
    invoke.mockResolvedValue({ ok: true, value: [{ id: 'a', error: null, surprise: 1 }] });
    expect(await call('containers.start', { ids: ['a'] })).toEqual({ ok: true, value: [{ id: 'a', error: null }] });
    expect(invoke).toHaveBeenCalledWith('containers.start', { ids: ['a'] });
  });

  it('resolves to the error it was answered with', async () => {
    const answer = { ok: false, error: { code: 'not-found', message: 'It is gone.' } } as const;
    invoke.mockResolvedValue(answer);
    expect(await call('images.list', {})).toEqual(answer);
  });

  it('turns an answer that breaks the contract into an engine error', async () => {
    invoke.mockResolvedValue({ ok: true, value: [{ id: 5 }] });
    expect(await call('containers.start', { ids: ['a'] })).toMatchObject({ ok: false, error: { code: 'engine-error' } });
  });

  it('knows what its host can do', () => {
    expect(capabilities.files).toBe(true);
  });
});

describe('a stream', () => {
  const open = () => {
    const heard: unknown[] = [];
    const stream = openStream('images.pull', { ref: 'busybox' }, {
      onItems: (items) => heard.push(...items),
      onEnd: () => heard.push('end'),
      onError: (error) => heard.push(error.code),
    });
    return { heard, stream };
  };
  const batch = (seq: number, ...items: unknown[]) => ({ kind: 'batch', seq, items });
  const status = (text: string) => ({ kind: 'status', text });

  it('hands on a batch and acknowledges it after that', () => {
    const acknowledged: number[] = [];
    openStream('images.pull', { ref: 'busybox' }, { onItems: () => acknowledged.push(sent.length) });
    down(batch(1, status('a'), status('b')));
    down(batch(2, status('c')));
    expect(acknowledged).toEqual([0, 1]);
    expect(sent).toEqual([{ kind: 'ack', seq: 1 }, { kind: 'ack', seq: 2 }]);
  });

  it('acknowledges a batch that takes its time when it is done with', async () => {
    const finish: (() => void)[] = [];
    openStream('images.pull', { ref: 'busybox' }, { onItems: () => new Promise<void>((resolve) => finish.push(resolve)) });
    down(batch(1, status('a')));
    down(batch(2, status('b')));
    await Promise.resolve();
    expect(sent).toEqual([]);
    finish[0]?.();
    await vi.waitFor(() => expect(sent).toEqual([{ kind: 'ack', seq: 1 }]));
    down({ kind: 'end' });
    finish[1]?.();
    await Promise.resolve();
    expect(sent).toEqual([{ kind: 'ack', seq: 1 }]);
  });

  it('tells its end once, and nothing after it', () => {
    const { heard } = open();
    down(batch(1, status('a')));
    down({ kind: 'end' });
    down(batch(2, status('b')));
    down({ kind: 'error', error: { code: 'timeout', message: 'late' } });
    expect(heard).toEqual([status('a'), 'end']);
  });

  it('tells the error it ends with', () => {
    const { heard } = open();
    down({ kind: 'error', error: { code: 'image-not-found', message: 'There is none.' } });
    expect(heard).toEqual(['image-not-found']);
  });

  it.each([
    ['an item', batch(1, status('a'), { kind: 'status' })],
    ['a frame', { kind: 'surprise' }],
    ['nothing', null],
  ])('is closed with an engine error when %s breaks the contract', (_what, frame) => {
    const { heard } = open();
    down(frame);
    down(batch(2, status('b')));
    expect(heard).toEqual(['engine-error']);
    expect(sent).toEqual(['closed']);
  });

  it('hears nothing after it was closed, and closes its pipe once', () => {
    const { heard, stream } = open();
    stream.close();
    stream.close();
    down(batch(1, status('a')));
    down({ kind: 'end' });
    expect(heard).toEqual([]);
    expect(sent).toEqual(['closed']);
  });

  it('sends to its producer until it is over', () => {
    const stream = openStream('run.attached', { spec: {} as never }, { onItems: () => undefined });
    stream.send({ kind: 'input', text: 'ls\n' });
    down({ kind: 'end' });
    stream.send({ kind: 'end' });
    expect(sent).toEqual([{ kind: 'send', item: { kind: 'input', text: 'ls\n' } }]);
  });
});
