import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ContainerEnd } from '../../../src/main/docker/ends';
import { createNews, GATHER_MS, LONG_MS, LOOP_MS, type News } from '../../../src/main/news';
import type { defaultSettings} from '../../../src/shared/models';
import { type Container, type EngineStatus, type Health, type HistoryEntry, type StateItem } from '../../../src/shared/models';

let told: News[];
let wanted: typeof defaultSettings.notify;
let isShown: boolean;
let news: ReturnType<typeof createNews>;

beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  wanted = { failed: true, unhealthy: true, finished: true };
  isShown = true;
  news = createNews({ wanted: () => wanted, isShown: () => isShown, tell: (piece) => told.push(piece) });
});
afterEach(() => {
  news.close();
  vi.useRealTimers();
});
const pass = (ms: number) => vi.advanceTimersByTime(ms);

const ends = (name: string, more: Partial<ContainerEnd> = {}) =>
  news.ended({ id: name, name, exitCode: 1, oomKilled: false, asked: false, attached: null, restarts: false, ...more });
const failures = () => {
  pass(GATHER_MS);
  return told.flatMap((piece) => (piece.kind === 'failed' ? [piece.containers.map(({ name }) => name)] : []));
};

describe('the news of failures', () => {
  it('tells of a container that failed by itself', () => {
    ends('shop', { exitCode: 3 });
    expect(failures()).toEqual([['shop']]);
    expect(told).toEqual([{ kind: 'failed', containers: [{ id: 'shop', name: 'shop', exitCode: 3, oomKilled: false, restarts: false }] }]);
  });

  it.each<[string, Partial<ContainerEnd>]>([
    ['that was asked for', { asked: true, exitCode: 137 }],
    ['without an error', { exitCode: 0 }],
    ['of which the engine does not say how', { exitCode: null }],
    ['in a terminal', { attached: 'terminal' }],
    ['in the window that is looked at', { attached: 'window' }],
  ])('does not tell of an end %s', (_name, more) => {
    ends('shop', more);
    expect(failures()).toEqual([]);
  });

  it('tells of a run whose window is hidden', () => {
    isShown = false;
    ends('shop', { attached: 'window' });
    expect(failures()).toEqual([['shop']]);
  });

  it('tells of what ran out of memory', () => {
    ends('shop', { exitCode: 137, oomKilled: true });
    expect(failures()).toEqual([['shop']]);
  });

  it('tells of many at once in one piece, and of a later one by itself', () => {
    const names = Array.from({ length: 30 }, (_, n) => `c${n}`);
    for (const name of names) {
      ends(name);
      pass(10);
    }
    expect(failures()).toEqual([names]);
    ends('later');
    expect(failures()).toEqual([names, ['later']]);
  });

  it('tells of a restart loop once, and of its giving up not again', () => {
    for (let turn = 0; turn < 20; turn += 1) {
      ends('loop', { restarts: true });
      pass(60_000);
    }
    ends('loop');
    expect(failures()).toEqual([['loop']]);
  });

  it('tells of a loop again when it has held for a while', () => {
    ends('loop', { restarts: true });
    pass(LOOP_MS);
    ends('loop', { restarts: true });
    expect(failures()).toEqual([['loop'], ['loop']]);
  });

  it('tells again when the person has stopped the loop, or started it anew after it gave up', () => {
    ends('loop', { restarts: true });
    ends('loop', { asked: true });
    pass(GATHER_MS);
    ends('loop', { restarts: true });
    pass(GATHER_MS);
    ends('loop');
    pass(GATHER_MS);
    ends('loop');
    expect(failures()).toEqual([['loop'], ['loop'], ['loop']]);
  });

  it('tells of every failure of a container that is started by hand', () => {
    ends('shop');
    pass(GATHER_MS);
    ends('shop');
    expect(failures()).toEqual([['shop'], ['shop']]);
  });

  it('is silent when it is turned off', () => {
    wanted = { ...wanted, failed: false };
    ends('shop');
    expect(failures()).toEqual([]);
  });
});

const endpoint = { id: 'e', name: 'default', address: 'unix:///e', source: 'socket' } as const;
const status = (state: 'running' | 'connecting') =>
  news.state({ kind: 'engine', at: 0, status: (state === 'running' ? { state, endpoint, info: {} } : { state, endpoint }) as EngineStatus });
const rows = (containers: Record<string, Health>) =>
  Object.entries(containers).map(([id, health]) => ({ id, name: id, state: 'running', health }) as Container);
const rest = { images: [], volumes: [], networks: [] };
const snapshot = (containers: Record<string, Health>) =>
  news.state({ kind: 'snapshot', at: 0, resources: { containers: rows(containers), ...rest } });
const change = (containers: Record<string, Health>, removed: string[] = []) => {
  const item: StateItem = { kind: 'change', at: 0, upserts: { containers: rows(containers), ...rest }, removals: { containers: removed, ...rest } };
  news.state(item);
};
const sick = () => {
  pass(GATHER_MS);
  return told.flatMap((piece) => (piece.kind === 'unhealthy' ? [piece.containers.map(({ name }) => name)] : []));
};

describe('the news of health', () => {
  const start = (containers: Record<string, Health>) => {
    status('connecting');
    snapshot(containers);
    status('running');
  };

  it.each<Health>(['healthy', 'starting'])('tells of a container that was %s and turned unhealthy', (before) => {
    start({ shop: before });
    change({ shop: 'unhealthy' });
    expect(sick()).toEqual([['shop']]);
  });

  it('tells it once, until it has been healthy again', () => {
    start({ shop: 'healthy' });
    change({ shop: 'unhealthy' });
    change({ shop: 'unhealthy' });
    change({ shop: 'none' });
    change({ shop: 'starting' });
    change({ shop: 'unhealthy' });
    expect(sick()).toEqual([['shop']]);
    change({ shop: 'healthy' });
    change({ shop: 'unhealthy' });
    expect(sick()).toEqual([['shop'], ['shop']]);
  });

  it('tells nothing of how things were at the start', () => {
    start({ shop: 'unhealthy' });
    change({ shop: 'unhealthy' });
    expect(sick()).toEqual([]);
  });

  it('tells nothing of what changed while the engine was away', () => {
    start({ shop: 'healthy' });
    status('connecting');
    change({ shop: 'unhealthy' });
    status('running');
    change({ shop: 'unhealthy' });
    expect(sick()).toEqual([]);
    change({ shop: 'healthy' });
    change({ shop: 'unhealthy' });
    expect(sick()).toEqual([['shop']]);
  });

  it('tells of several together', () => {
    start({ a: 'healthy', b: 'starting' });
    change({ a: 'unhealthy' });
    change({ b: 'unhealthy' });
    expect(sick()).toEqual([['a', 'b']]);
  });

  it('is silent when it is turned off, and does not catch up later', () => {
    start({ shop: 'healthy' });
    wanted = { ...wanted, unhealthy: false };
    change({ shop: 'unhealthy' });
    wanted = { ...wanted, unhealthy: true };
    change({ shop: 'unhealthy' });
    expect(sick()).toEqual([]);
  });
});

const entry = (more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  id: 1,
  call: 'images.pull',
  command: ['docker', 'pull', 'nginx:latest'],
  at: 0,
  tookMs: LONG_MS,
  engine: 'default',
  count: 1,
  errors: [],
  ...more,
});
const finished = () => told.flatMap((piece) => (piece.kind === 'finished' ? [piece.work] : []));

describe('the news of long work', () => {
  beforeEach(() => {
    isShown = false;
  });

  it('tells of a pull that ended while the window was hidden, well or badly', () => {
    const refused = { code: 'image-not-found', message: 'manifest unknown' } as const;
    news.done({ kind: 'entry', entry: entry() });
    news.done({ kind: 'entry', entry: entry({ errors: [refused] }) });
    expect(finished()).toEqual([
      { call: 'images.pull', subject: 'nginx:latest', tookMs: LONG_MS, error: null },
      { call: 'images.pull', subject: 'nginx:latest', tookMs: LONG_MS, error: refused },
    ]);
  });

  it.each<[string, Partial<HistoryEntry>]>([
    ['that was waited for', { tookMs: LONG_MS - 1 }],
    ['that was canceled', { errors: [{ code: 'canceled', message: 'Canceled.' }] }],
    ['of another kind', { call: 'containers.stop' }],
  ])('does not tell of work %s', (_name, more) => {
    news.done({ kind: 'entry', entry: entry(more) });
    expect(finished()).toEqual([]);
  });

  it('does not tell what the person sees, what was before, and what is turned off', () => {
    news.done({ kind: 'snapshot', entries: [entry()] });
    isShown = true;
    news.done({ kind: 'entry', entry: entry() });
    isShown = false;
    wanted = { ...wanted, finished: false };
    news.done({ kind: 'entry', entry: entry() });
    expect(finished()).toEqual([]);
  });
});
