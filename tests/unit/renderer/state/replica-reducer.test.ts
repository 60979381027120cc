import { describe, expect, it } from 'vitest';
import type { Container, EngineStatus, Resources, StateItem } from '../../../../src/shared/models';
import { applyItems, disconnect, emptyReplica } from '../../../../src/renderer/state/replica-reducer';

const endpoint = { id: 'socket:a', name: 'default', address: 'unix:///a.sock', source: 'socket' } as const;
const elsewhere = { id: 'context:b', name: 'other', address: 'ssh://b', source: 'context' } as const;
const info = { product: 'Docker', version: '28', apiVersion: '1.48', os: 'linux', arch: 'x86_64', hostName: 'h' };
const running: EngineStatus = { state: 'running', endpoint, info };
const away: EngineStatus = { state: 'unreachable', endpoint, reason: 'not-running', tried: [], fix: [], canStart: false };

function container(id: string, name = id): Container {
  return {
    id,
    name,
    image: 'web-image',
    imageId: 'sha256:1',
    command: 'httpd',
    created: 0,
    state: 'running',
    exitCode: null,
    oomKilled: false,
    health: 'none',
    ports: [],
    labels: {},
    project: '',
    projectFile: '',
    service: '',
    stopping: null,
    size: null,
  };
}

const none: Resources = { containers: [], images: [], volumes: [], networks: [] };
const gone = { containers: [], images: [], volumes: [], networks: [] };
const status = (of: EngineStatus, at = 1000): StateItem => ({ kind: 'engine', at, status: of });
const snapshot = (...containers: Container[]): StateItem => ({
  kind: 'snapshot',
  at: 1000,
  resources: { ...none, containers },
});
const change = (upserts: Container[], removed: string[] = []): StateItem => ({
  kind: 'change',
  at: 1000,
  upserts: { ...none, containers: upserts },
  removals: { ...gone, containers: removed },
});

const loaded = applyItems(emptyReplica, [status(running), snapshot(container('a'), container('b'))], 1000);

describe('the replica of an engine', () => {
  it('is loaded once a snapshot has come, and not before', () => {
    expect(applyItems(emptyReplica, [status(running)], 1000).loaded).toBe(false);
    expect(loaded.loaded).toBe(true);
    expect([...loaded.containers.keys()]).toEqual(['a', 'b']);
  });

  it('takes upserts and removals in, and leaves every other object as it is', () => {
    const next = applyItems(loaded, [change([container('a', 'renamed'), container('c')], ['b'])], 2000);
    expect([...next.containers.keys()]).toEqual(['a', 'c']);
    expect(next.containers.get('a')?.name).toBe('renamed');
    expect(next.images).toBe(loaded.images);
    expect(loaded.containers.get('a')?.name).toBe('a');
  });

  it('keeps the identity of what says the same again, in a change and in a new snapshot', () => {
    const changed = applyItems(loaded, [change([container('a'), container('b', 'renamed')])], 2000);
    expect(changed.containers.get('a')).toBe(loaded.containers.get('a'));
    const relisted = applyItems(loaded, [snapshot(container('a'))], 2000);
    expect(relisted.containers.get('a')).toBe(loaded.containers.get('a'));
    expect(relisted.containers.has('b')).toBe(false);
  });

  it('keeps the lists as stale when the engine goes away, with the time since then', () => {
    const stale = applyItems(loaded, [status(away)], 5000);
    expect(stale).toMatchObject({ stale: true, staleSince: 5000, loaded: true });
    expect(stale.containers.size).toBe(2);
    expect(applyItems(stale, [status(away)], 9000).staleSince).toBe(5000);
  });

  it('is fresh again when the engine comes back, without anything being asked', () => {
    const stale = applyItems(loaded, [status(away)], 5000);
    const back = applyItems(stale, [status(running), snapshot(container('b'))], 6000);
    expect(back).toMatchObject({ stale: false, staleSince: null });
    expect([...back.containers.keys()]).toEqual(['b']);
  });

  it('is stale too when the pipe to main breaks, until it carries something again', () => {
    const broken = disconnect(loaded, 7000);
    expect(broken).toMatchObject({ stale: true, staleSince: 7000, connected: false });
    expect(applyItems(broken, [status(running)], 8000)).toMatchObject({ stale: false, connected: true });
  });

  it('forgets everything of one engine when another takes its place', () => {
    const other = applyItems(loaded, [status({ state: 'connecting', endpoint: elsewhere })], 5000);
    expect(other).toMatchObject({ loaded: false, stale: false });
    expect(other.containers.size).toBe(0);
  });

  it('is never stale when nothing was ever loaded', () => {
    expect(applyItems(emptyReplica, [status(away)], 5000)).toMatchObject({ stale: false, loaded: false });
  });

  it('knows by how much the clocks of main and the window differ', () => {
    expect(applyItems(loaded, [status(running, 10_000)], 13_500).clockOffset).toBe(3500);
  });
});
