import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EnginesOptions } from '../../../../src/main/docker/engines';
import { FakeEngine } from '../../../support/fake-engine';
import { enginesFor, environmentWith, Watcher } from '../../../support/engines';

const A = 'a'.repeat(64);
const B = 'b'.repeat(64);
let one: FakeEngine;
let other: FakeEngine;
let watcher: Watcher;

const contexts = (hosts: Readonly<Record<string, string>>, current: string) => ({
  '/home/ann/.docker/config.json': JSON.stringify({ currentContext: current }),
  ...Object.fromEntries(
    Object.entries(hosts).map(([name, host]) => [
      `/home/ann/.docker/contexts/meta/${createHash('sha256').update(name).digest('hex')}/meta.json`,
      JSON.stringify({ Name: name, Endpoints: { docker: { Host: host } } }),
    ]),
  ),
});
function begin(more: Partial<EnginesOptions> = {}) {
  const files = contexts({ one: one.host, other: other.host, away: 'unix:///nowhere/engine.sock' }, 'one');
  watcher = new Watcher(enginesFor('', { environment: environmentWith({}, files), ...more }));
}

beforeEach(async () => {
  one = await new FakeEngine().start();
  other = await new FakeEngine().start();
  one.put(A);
  other.put(B);
});
afterEach(async () => {
  await watcher.close();
  await Promise.all([one.stop(), other.stop()]);
});

describe('the engine in use', () => {
  it('is connected to first, and running only when its lists are there', async () => {
    begin();
    expect(watcher.status).toMatchObject({ state: 'connecting', endpoint: { name: 'one', source: 'context' } });
    await watcher.running();
    expect(watcher.engines.state.containers.has(A)).toBe(true);
    await watcher.until(() => watcher.items.some((item) => item.kind === 'engine' && item.status.state === 'running'));
    const kinds = watcher.items.map((item) => (item.kind === 'engine' ? item.status.state : item.kind));
    expect(kinds.slice(0, 3)).toEqual(['connecting', 'snapshot', 'running']);
    expect(watcher.engines.current().info.product).toBe('Docker');
  });

  it('is switched by a status that names the other one, then its snapshot, and the choice is kept', async () => {
    const kept: (string | null)[] = [];
    begin({ keepChoice: (address) => Promise.resolve(void kept.push(address)) });
    await watcher.running();
    const from = watcher.items.length;
    await watcher.engines.use(`context:${other.host}`);
    expect(watcher.status).toMatchObject({ state: 'running', endpoint: { name: 'other', source: 'settings' } });
    expect([...watcher.engines.state.containers.keys()]).toEqual([B]);
    await watcher.until(() => watcher.items.at(-1)?.kind === 'engine');
    const told = watcher.items.slice(from);
    expect(told.findLast((item) => item.kind === 'engine')).toMatchObject({ status: { endpoint: { name: 'other' } } });
    expect(told.findLast((item) => item.kind === 'snapshot')).toMatchObject({ resources: { containers: [{ id: B }] } });
    await watcher.engines.use('');
    expect(watcher.status).toMatchObject({ state: 'running', endpoint: { name: 'one', source: 'context' } });
    expect(kept).toEqual([other.host, null]);
  });

  it('may be switched while another switch is under way', async () => {
    begin();
    await Promise.all([
      watcher.engines.use(`context:${other.host}`),
      watcher.engines.use(`context:unix:///nowhere/engine.sock`),
      watcher.engines.use(`context:${other.host}`),
    ]);
    await watcher.until(() => watcher.status.state === 'running');
    expect(watcher.status.endpoint?.address).toBe(other.host);
    expect([...watcher.engines.state.containers.keys()]).toEqual([B]);
  });

  it('is not switched to one that is not known', async () => {
    begin();
    await expect(watcher.engines.use('context:tcp://nobody')).rejects.toMatchObject({ error: { code: 'not-found' } });
    await watcher.running();
  });

  it('is unreachable with a reason, and calls say so', async () => {
    begin({ chosen: 'unix:///nowhere/engine.sock' });
    await watcher.until(() => watcher.status.state === 'unreachable');
    expect(() => watcher.engines.current()).toThrowError(expect.objectContaining({ error: expect.objectContaining({ code: 'engine-unreachable' }) }));
    const { status } = watcher;
    expect(status.state === 'unreachable' && status.tried.map(({ finding }) => finding)).toEqual(
      expect.arrayContaining(['chosenHere', 'socketMissing', 'notTried']),
    );
  });

  it('that cannot be started from here says how', async () => {
    begin({ chosen: 'unix:///nowhere/engine.sock' });
    await watcher.until(() => watcher.status.state === 'unreachable');
    await expect(watcher.engines.start()).rejects.toMatchObject({ error: { code: 'engine-error' } });
  });

  it('does not show its reasons again for every retry', async () => {
    begin({ chosen: 'unix:///nowhere/engine.sock' });
    await watcher.until(() => watcher.status.state === 'unreachable');
    const before = watcher.items.length;
    for (let turn = 0; turn < 5; turn += 1) await watcher.engines.retry();
    expect(watcher.items.length).toBe(before);
  });

  it('is back by itself when the stream of events ends, with all that changed meanwhile', async () => {
    begin();
    await watcher.running();
    one.containers.delete(A);
    one.put(B);
    one.endEvents();
    await watcher.until(() => watcher.status.state === 'running' && watcher.engines.state.containers.has(B));
    expect([...watcher.engines.state.containers.keys()]).toEqual([B]);
  });

  it('that hangs up again and again is not called in a rush', async () => {
    one.answers.set('/events', (_request, response) => response.end());
    begin();
    await watcher.until(() => one.requests.filter((line) => line.startsWith('GET /events')).length >= 2);
    const startedAt = performance.now();
    await watcher.until(() => one.requests.filter((line) => line.startsWith('GET /events')).length >= 5);
    expect(performance.now() - startedAt).toBeGreaterThan(300);
  });

  it('of a version that is not spoken is told so', async () => {
    one.version = { ...one.version, ApiVersion: '1.90', MinAPIVersion: '1.80' };
    begin();
    await watcher.until(() => watcher.status.state === 'unreachable' && watcher.status.reason === 'wrong-version');
  });

  it('of a context that does not exist is no other engine', async () => {
    begin({ environment: environmentWith({ DOCKER_CONTEXT: 'gone' }, contexts({ one: one.host }, 'one')) });
    await watcher.until(() => watcher.status.state === 'unreachable' && watcher.status.reason === 'unsupported');
  });
});

describe('the choices', () => {
  it('say within a second who answers', async () => {
    other.answers.set('/version', () => undefined);
    begin();
    await watcher.running();
    const startedAt = performance.now();
    const choices = await watcher.engines.choices();
    expect(performance.now() - startedAt).toBeLessThan(2000);
    expect(choices.map(({ endpoint, current, answers }) => [endpoint.name, current, answers])).toEqual([
      ['away', false, false],
      ['one', true, true],
      ['other', false, false],
    ]);
    expect(choices[1]?.detail).toBe('Docker 99');
    expect(choices[0]?.detail).toContain('ENOENT');
  });
});
