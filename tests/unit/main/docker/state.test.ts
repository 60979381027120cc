import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectEngine } from '../../../../src/main/docker/client';
import { makeTarget } from '../../../../src/main/docker/endpoints';
import type { EngineClient } from '../../../../src/main/docker/engine-types';
import type { Following } from '../../../../src/main/docker/follow';
import { createState, type DrivenState } from '../../../../src/main/docker/state';
import type { Container, StateItem } from '../../../../src/shared/models';
import { FakeEngine, json } from '../../../support/fake-engine';

const A = 'a'.repeat(64);
const B = 'b'.repeat(64);
let engine: FakeEngine;
let client: EngineClient;
let driven: DrivenState;
let following: Following;
let stopReading: AbortController;
let items: StateItem[];
let looks: Set<() => void>;

async function begin(options: { relistMs?: number } = {}) {
  client = await connectEngine(makeTarget('socket', 'fake', engine.host, null));
  following = await driven.follow(client, options);
  engine.requests.length = 0;
}
async function readAlong() {
  for await (const item of driven.state.read(stopReading.signal)) {
    items.push(item);
    for (const look of [...looks]) look();
  }
}
function until(holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!holds()) return;
      looks.delete(look);
      resolve();
    };
    looks.add(look);
    look();
  });
}
/** The engine has been asked again: whatever it said has been heard. */
const requested = (times: number) =>
  new Promise<void>((resolve) => {
    const look = () => (engine.requests.filter((line) => line.startsWith('GET /containers/json')).length >= times ? resolve() : setImmediate(look));
    look();
  });
const get = (id: string) => driven.state.containers.get(id);
const states = (id: string) =>
  items.flatMap((item) => (item.kind === 'engine' ? [] : item.kind === 'snapshot' ? item.resources.containers : item.upserts.containers)).filter((container) => container.id === id).map(({ state }) => state);

beforeEach(async () => {
  engine = await new FakeEngine().start();
  driven = createState();
  items = [];
  looks = new Set();
  stopReading = new AbortController();
  void readAlong();
});
afterEach(async () => {
  stopReading.abort();
  driven.clear();
  client.close();
  await engine.stop();
});

describe('the state', () => {
  it('applies what an event says before the engine is asked', async () => {
    engine.put(A);
    await begin();
    engine.event('die', A, { exitCode: '137' });
    await until(() => get(A)?.state === 'exited');
    expect(get(A)).toMatchObject({ exitCode: 137, ports: [], health: 'none' });
    expect(engine.requests).toEqual([]);
  });

  it('does not believe a list that lags behind a die event, however long', async () => {
    engine.put(A);
    await begin();
    engine.event('die', A, { exitCode: '3' });
    await requested(3); // asked at 150 ms and, as the answer cannot be, twice more
    expect(states(A).at(-1)).toBe('exited');
    engine.put(A, { State: 'exited', Status: 'Exited (3) 1 second ago', Image: 'caught-up' });
    await until(() => get(A)?.image === 'caught-up');
    expect(states(A)).toEqual(['running', 'exited', 'exited']);
  });

  it('believes the event that came last', async () => {
    engine.put(A, { State: 'exited', Status: 'Exited (0) 1 hour ago' });
    await begin();
    engine.event('start', A);
    engine.event('die', A, { exitCode: '1' });
    engine.event('start', A);
    await until(() => get(A)?.state === 'running');
    engine.put(A, { State: 'running', Status: 'Up 1 second', Ports: [{ IP: '127.0.0.1', PrivatePort: 80, PublicPort: 8000, Type: 'tcp' }] });
    await until(() => get(A)?.ports.length === 1);
    expect(get(A)).toMatchObject({ state: 'running', exitCode: null });
  });

  it('fetches only what an event names, and many events as one', async () => {
    engine.put(A);
    await begin();
    engine.put(B, { State: 'created', Status: 'Created' });
    engine.event('create', B);
    engine.event('update', B);
    engine.event('update', B);
    await until(() => get(B) !== undefined);
    expect(engine.requests.map((line) => decodeURIComponent(line))).toEqual([`GET /containers/json?all=true&filters={"id":["${B}"]}`]);
  });

  it('asks once for the whole list when very many change together', async () => {
    await begin();
    for (let index = 0; index < 300; index += 1) {
      const id = index.toString(16).padStart(64, '0');
      engine.put(id);
      engine.event('create', id);
    }
    await until(() => driven.state.containers.size === 300);
    expect(engine.requests.length).toBeLessThan(6);
    expect(engine.requests.every((line) => line === 'GET /containers/json?all=true')).toBe(true);
  });

  it('survives events that are doubled, late, about nobody, broken or huge', async () => {
    engine.put(A);
    await begin();
    engine.event('destroy', B);
    engine.event('die', B, { exitCode: 'x' });
    engine.event('start', B);
    engine.write('not json\n{}\n[]\nnull\n{"Type":"container","Action":"die"}\n');
    engine.write(`{"Type":"container","Action":"x","Actor":{"ID":"${'x'.repeat(5 * 1024 * 1024)}"}}\n`);
    engine.event('rename', A, { name: '/again' });
    engine.event('rename', A, { name: '/again' });
    await until(() => get(A)?.name === 'again');
    expect([...driven.state.containers.keys()]).toEqual([A]);
  });

  it('does not bring back what was destroyed while it was being listed', async () => {
    engine.put(A);
    await begin();
    engine.answers.set('/containers/json', (_request, response) => {
      engine.event('destroy', A);
      json(response, [{ Id: A, Names: ['/a'], State: 'running' }]);
    });
    driven.state.touch(A);
    await until(() => get(A) === undefined);
    await requested(2);
    expect(get(A)).toBeUndefined();
  });

  it("understands Podman's words", async () => {
    engine.put(A);
    engine.put(B);
    await begin();
    engine.event('died', A, { containerExitCode: '9' });
    engine.event('remove', B);
    engine.event('health_status', A, {});
    await until(() => get(A)?.exitCode === 9 && get(B) === undefined);
  });

  it.each(['exec_create: sh -c ls', 'exec_start: sh', 'exec_die', 'exec_detach', 'exec', 'top', 'attach', 'detach', 'resize', 'kill', 'export', 'copy'])(
    'asks nothing because of %s',
    async (action) => {
      engine.put(A);
      await begin();
      engine.event(action, A);
      engine.event('rename', A, { name: 'marker' });
      await until(() => get(A)?.name === 'marker');
      await requested(1);
      expect(engine.requests).toHaveLength(1); // the rename's own
    },
  );

  it('follows health as the events tell it', async () => {
    engine.put(A, { Status: 'Up 1 second (health: starting)' });
    await begin();
    expect(get(A)?.health).toBe('starting');
    engine.event('health_status: healthy', A);
    await until(() => get(A)?.health === 'healthy');
    engine.event('health_status: unhealthy', A);
    await until(() => get(A)?.health === 'unhealthy');
  });

  it('asks once why a container got SIGKILL', async () => {
    engine.put(A, { State: 'exited', Status: 'Exited (137) 1 hour ago' });
    engine.put(B, { State: 'exited', Status: 'Exited (137) 1 hour ago' });
    const inspected: string[] = [];
    for (const [id, OOMKilled] of [[A, true], [B, false]] as const) {
      engine.answers.set(`/containers/${id}/json`, (_request, response) => {
        inspected.push(id);
        json(response, { State: { OOMKilled } });
      });
    }
    await begin();
    await until(() => get(A)?.oomKilled === true);
    driven.state.touch(A);
    driven.state.touch(B);
    await requested(2);
    expect(inspected.sort()).toEqual([A, B]);
    expect(get(B)?.oomKilled).toBe(false);
  });

  it('remembers that memory ran out until the container begins anew', async () => {
    engine.put(A);
    await begin();
    engine.event('oom', A);
    engine.event('die', A, { exitCode: '137' });
    await until(() => get(A)?.oomKilled === true);
    engine.event('start', A);
    engine.event('die', A, { exitCode: '0' });
    await until(() => get(A)?.exitCode === 0);
    expect(get(A)?.oomKilled).toBe(false);
  });

  it('keeps a stop under way until the container has ended, and no longer', async () => {
    engine.put(A);
    await begin();
    const stopping = { signal: 'SIGTERM', graceMs: 10_000, since: 1 };
    driven.state.setStopping(A, stopping);
    driven.state.touch(A);
    await requested(2);
    expect(get(A)?.stopping).toEqual(stopping);
    engine.event('die', A, { exitCode: '143' });
    await until(() => get(A)?.stopping === null);
    driven.state.setStopping(A, stopping);
    expect(get(A)?.stopping).toBeNull();
  });

  it('repairs what no event told with the slow relist', async () => {
    engine.put(A);
    await begin({ relistMs: 30 });
    engine.containers.delete(A);
    engine.put(B);
    await until(() => get(A) === undefined && get(B) !== undefined);
  });

  it('asks nothing while nothing happens', async () => {
    engine.put(A);
    await begin({ relistMs: 400 });
    await requested(1);
    expect(engine.requests.sort()).toEqual(['GET /containers/json?all=true', 'GET /images/json', 'GET /networks', 'GET /volumes']);
  });

  it('shows containers although the engine cannot list its images', async () => {
    engine.put(A);
    engine.answers.set('/images/json', (_request, response) => json(response, { message: 'broken layer store' }, 500));
    await begin();
    expect(get(A)).toBeDefined();
  });

  it('follows an engine that opens its stream of events late, and lists again when it does', async () => {
    engine.opensLate = true;
    engine.put(A);
    await begin();
    expect(get(A)).toBeDefined();
    engine.put(B);
    engine.event('pause', A);
    await until(() => get(A)?.state === 'paused' && get(B) !== undefined);
  });

  it('does not follow an engine that refuses its events', async () => {
    engine.answers.set('/events', (_request, response) => json(response, { message: 'Forbidden' }, 403));
    await expect(begin()).rejects.toMatchObject({ error: { code: 'permission-denied' } });
  });

  it.each([
    ['ends', () => engine.endEvents()],
    ['is cut', () => engine.cutEvents()],
  ])('notices at once that the stream of events %s', async (_how, end) => {
    await begin();
    end();
    expect((await following.lost)?.code).toBe('engine-unreachable');
  });

  it('notices an engine that no longer answers its lists', async () => {
    await begin({ relistMs: 20 });
    engine.answers.set('/containers/json', (_request, response) => response.destroy());
    expect((await following.lost)?.code).toBe('engine-unreachable');
  });

  it('is closed without an error', async () => {
    await begin();
    following.close();
    expect(await following.lost).toBeNull();
  });

  it('keeps what it knew when the engine goes away, and has all of it right when it is back', async () => {
    engine.put(A);
    await begin();
    engine.endEvents();
    await following.lost;
    expect(get(A)).toBeDefined();
    engine.containers.delete(A);
    engine.put(B);
    await begin();
    expect([...driven.state.containers.keys()]).toEqual([B]);
  });
});

describe('a reader', () => {
  it('hears the status, a snapshot, then what changes', async () => {
    engine.put(A);
    await begin();
    const reader = driven.state.read(stopReading.signal)[Symbol.asyncIterator]();
    expect((await reader.next()).value).toMatchObject({ kind: 'engine' });
    expect((await reader.next()).value).toMatchObject({ kind: 'snapshot', resources: { containers: [{ id: A }] } });
    const next = reader.next();
    engine.event('pause', A);
    expect((await next).value).toMatchObject({ kind: 'change', upserts: { containers: [{ id: A, state: 'paused' }] } });
  });

  it('that is slow gets the newest of everything once', async () => {
    engine.put(A);
    await begin();
    const reader = driven.state.read(stopReading.signal)[Symbol.asyncIterator]();
    await reader.next();
    await reader.next();
    for (let turn = 0; turn < 5000; turn += 1) driven.store.containers.put({ ...(get(A) as Container), name: `name-${turn}` });
    driven.store.containers.remove(A);
    driven.store.containers.put({ ...containerLike, id: B });
    const { value } = await reader.next();
    expect(value).toMatchObject({ kind: 'change', upserts: { containers: [{ id: B }] }, removals: { containers: [A] } });
  });

  it('that sleeps through very much gets a snapshot instead of a long story', async () => {
    await begin();
    const reader = driven.state.read(stopReading.signal)[Symbol.asyncIterator]();
    await reader.next();
    await reader.next();
    for (let turn = 0; turn < 3000; turn += 1) {
      driven.store.containers.put({ ...containerLike, id: String(turn) });
      driven.store.containers.remove(String(turn));
    }
    driven.store.containers.put({ ...containerLike, id: B });
    expect((await reader.next()).value).toMatchObject({ kind: 'snapshot', resources: { containers: [{ id: B }] } });
  });

  it('hears nothing of an engine that has told nothing yet, not even that it is empty', async () => {
    engine.put(A);
    await begin();
    const reader = driven.state.read(stopReading.signal)[Symbol.asyncIterator]();
    await reader.next();
    await reader.next();
    driven.clear();
    driven.store.setStatus({ state: 'connecting', endpoint: null });
    expect((await reader.next()).value).toMatchObject({ kind: 'engine', status: { state: 'connecting' } });
    const next = reader.next();
    driven.store.containers.put({ ...containerLike, id: B });
    driven.store.setListed();
    expect((await next).value).toMatchObject({ kind: 'snapshot', resources: { containers: [{ id: B }] } });
  });

  it('ends when its signal aborts', async () => {
    await begin();
    const reader = driven.state.read(stopReading.signal)[Symbol.asyncIterator]();
    await reader.next();
    await reader.next();
    const next = reader.next();
    stopReading.abort();
    expect((await next).done).toBe(true);
  });
});

const containerLike: Container = {
  id: '', name: 'n', image: 'i', imageId: '', command: '', created: 0, state: 'running', exitCode: null, oomKilled: false,
  health: 'none', ports: [], labels: {}, project: '', projectFile: '', service: '', stopping: null, size: null,
};
