import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createWebBridge } from '../../../../src/renderer/bridge/web';
import { CALL_ID_HEADER, type DownFrame } from '../../../../src/shared/wire';

/* The browser's bridge on a network in the test's hands: only there a request fails at a given moment. */

type Fetch = (path: string, init: RequestInit) => Promise<Response>;
const fetched = vi.fn<Fetch>();
const dropped = () => Promise.reject(new TypeError('Failed to fetch'));
const answered = (envelope: unknown, status = 200) => Promise.resolve(new Response(JSON.stringify(envelope), { status }));
/** An answer whose head arrives and whose body does not. */
const cutShort = () =>
  Promise.resolve(new Response(new ReadableStream({ start: (body) => body.error(new TypeError('network error')) })));
const idOf = ([, init]: [string, RequestInit]) => new Headers(init.headers).get(CALL_ID_HEADER);

class FakeSocket {
  static readonly OPEN = 1;
  static made: FakeSocket[] = [];
  readyState = 1;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: (() => void) | null = null;
  constructor(readonly address: URL) {
    FakeSocket.made.push(this);
  }
  send(): void {
    // What the page sends is of no interest here.
  }
  close(): void {
    this.onclose?.();
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  fetched.mockReset();
  FakeSocket.made = [];
  vi.stubGlobal('fetch', fetched);
  vi.stubGlobal('WebSocket', FakeSocket);
  vi.stubGlobal('location', { hash: '', href: 'http://127.0.0.1:4870/', pathname: '/', search: '' });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const start = { ids: ['a'] };
const outcome = { ok: true, value: [{ id: 'a', error: null }] };

describe('a call', () => {
  it('that the network fails is sent again as it was, under the same id', async () => {
    fetched.mockImplementationOnce(dropped).mockImplementationOnce(() => answered(outcome));
    const answer = createWebBridge().invoke('containers.start', start);
    await vi.runAllTimersAsync();
    expect(await answer).toEqual(outcome);
    expect(fetched).toHaveBeenCalledTimes(2);
    const [first, second] = fetched.mock.calls;
    expect(second).toEqual(first);
    expect(fetched).toHaveBeenCalledWith('/api/call/containers.start', expect.objectContaining({ body: '{"ids":["a"]}' }));
    expect(first && idOf(first)).toMatch(/^[\w-]{36}$/);
  });

  it('whose answer breaks off is sent again as well', async () => {
    fetched.mockImplementationOnce(cutShort).mockImplementationOnce(() => answered(outcome));
    const answer = createWebBridge().invoke('containers.start', start);
    await vi.runAllTimersAsync();
    expect(await answer).toEqual(outcome);
    expect(fetched).toHaveBeenCalledTimes(2);
  });

  it('is tried after 100, 300 and 900 ms, then Slipway is said not to answer', async () => {
    const times: number[] = [];
    const began = Date.now();
    fetched.mockImplementation(() => {
      times.push(Date.now() - began);
      return dropped();
    });
    const answer = createWebBridge().invoke('containers.start', start);
    await vi.runAllTimersAsync();
    expect(await answer).toMatchObject({
      ok: false,
      error: { code: 'connection-lost', message: 'Slipway itself does not answer.', detail: 'TypeError: Failed to fetch' },
    });
    expect(times).toEqual([0, 100, 400, 1300]);
    expect(new Set(fetched.mock.calls.map(idOf)).size).toBe(1);
  });

  it('has an id of its own', async () => {
    fetched.mockImplementation(() => answered(outcome));
    const bridge = createWebBridge();
    await bridge.invoke('containers.start', start);
    await bridge.invoke('containers.start', start);
    expect(new Set(fetched.mock.calls.map(idOf)).size).toBe(2);
  });

  it.each([
    ['an error', () => answered({ ok: false, error: { code: 'not-found', message: 'gone' } }), 'not-found'],
    ['a refusal', () => answered({ ok: false, error: { code: 'unauthorized', message: 'no' } }, 401), 'unauthorized'],
    ['no envelope', () => Promise.resolve(new Response('?', { status: 500 })), 'engine-error'],
    ['what is no failure of the network', () => Promise.reject(new Error('out of memory')), 'connection-lost'],
  ])('that is answered with %s is not sent again', async (_what, respond, code) => {
    fetched.mockImplementation(respond);
    const answer = createWebBridge().invoke('containers.start', start);
    await vi.runAllTimersAsync();
    expect(await answer).toMatchObject({ ok: false, error: { code } });
    expect(fetched).toHaveBeenCalledTimes(1);
  });
});

describe('a stream whose pipe breaks', () => {
  const broken = async (name: string, capabilities: () => Promise<Response>) => {
    fetched.mockImplementation(capabilities);
    const frames: DownFrame[] = [];
    createWebBridge().openStream(name, {}, (frame) => frames.push(frame as DownFrame));
    await vi.runAllTimersAsync();
    FakeSocket.made[0]?.onopen?.();
    FakeSocket.made[0]?.onclose?.();
    await vi.runAllTimersAsync();
    return frames;
  };
  const here = () => answered({ ok: true, value: {} });

  it.each([
    ['images.pull', 'The pull was canceled with it: pull again.'],
    ['images.load', 'The load was canceled with it: load again.'],
    ['run.attached', 'The container goes on if it was started: look for it in the list before you run it again.'],
  ])('says what became of %s, once, and does not open it again', async (name, hint) => {
    const frames = await broken(name, here);
    expect(frames).toEqual([{ kind: 'error', error: expect.objectContaining({ code: 'connection-lost', hint }) as unknown }]);
    expect(JSON.stringify(frames)).not.toContain('by itself');
    expect(FakeSocket.made).toHaveLength(1);
  });

  it('says that Slipway is away only after it was asked more than once', async () => {
    fetched.mockImplementationOnce(dropped);
    expect(await broken('engine.state', here)).toMatchObject([{ error: { message: 'The connection to Slipway broke.' } }]);
    FakeSocket.made = [];
    expect(await broken('engine.state', dropped)).toMatchObject([{ error: { message: 'Slipway itself does not answer.' } }]);
  });
});
