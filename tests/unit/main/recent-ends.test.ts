import { describe, expect, it } from 'vitest';
import { agoOf } from '../../../src/main/docker/ended';
import { RECENT_MS, RecentEnds } from '../../../src/main/recent-ends';
import type { Container, EngineStatus, StateItem } from '../../../src/shared/models';
import { container, down, up } from './desktop/tray-state';

const nothing = { images: [], volumes: [], networks: [] };
const engine = (status: EngineStatus): StateItem => ({ kind: 'engine', at: 0, status });
const snapshot = (...containers: Container[]): StateItem => ({ kind: 'snapshot', at: 1000, resources: { ...nothing, containers } });
const change = (at: number, containers: Container[], gone: string[] = []): StateItem => ({
  kind: 'change',
  at,
  upserts: { ...nothing, containers },
  removals: { ...nothing, containers: gone },
});
const ended = (name: string) => container(name, { state: 'exited', exitCode: 0 });

/** Ends with an engine that says these moments; a failure is given as one. */
function ends(...answers: (ReadonlyMap<string, number> | Error)[]) {
  let changes = 0;
  let asked = 0;
  let changed = () => {};
  const recent = new RecentEnds({
    ask: () => {
      const answer = answers[asked++] ?? new Map();
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
    onChange: () => {
      changes += 1;
      changed();
    },
  });
  const change = () => new Promise<void>((resolve) => (changed = resolve));
  return { recent, change, asked: () => asked, changes: () => changes };
}

describe('the recent ends of containers', () => {
  it('are those that were seen, until an hour has gone', () => {
    const { recent, asked } = ends();
    recent.state(engine(up));
    recent.state(snapshot(container('a'), container('b')));
    recent.state(change(5000, [ended('a')]));
    expect(recent.recent(6000)).toEqual(new Map([['id-a', 5000]]));
    // A change of something else is no new end.
    recent.state(change(9000, [{ ...ended('a'), name: 'renamed' }]));
    expect(recent.recent(5000 + RECENT_MS - 1)).toEqual(new Map([['id-a', 5000]]));
    expect(recent.recent(5000 + RECENT_MS)).toEqual(new Map());
    expect(asked()).toBe(0);
  });

  it('go when the container is started or removed', () => {
    const { recent } = ends();
    recent.state(engine(up));
    recent.state(snapshot(container('a'), container('b')));
    recent.state(change(5000, [ended('a'), ended('b')]));
    recent.state(change(6000, [container('a')], ['id-b']));
    expect(recent.recent(7000)).toEqual(new Map());
  });

  it('are asked for once when there were some before, as soon as the engine can be asked', async () => {
    const { recent, change: told, asked } = ends(new Map([['id-a', 700], ['id-run', 800], ['id-other', 900]]));
    recent.state(snapshot(ended('a'), ended('old'), container('run')));
    expect(asked()).toBe(0);
    recent.state(engine(up));
    await told();
    expect(recent.recent(2000)).toEqual(new Map([['id-a', 700]]));
    recent.state(snapshot(ended('a'), ended('old'), container('run')));
    expect(asked()).toBe(1);
  });

  it('are asked for again after the engine was away with what ran', async () => {
    const { recent, change: told } = ends(new Map([['id-a', 4000]]));
    recent.state(engine(up));
    recent.state(snapshot(container('a')));
    recent.state(engine(down(false)));
    recent.state(snapshot(ended('a')));
    recent.state(engine(up));
    await told();
    expect(recent.recent(5000)).toEqual(new Map([['id-a', 4000]]));
  });

  it('are asked for again when the answer failed', async () => {
    const { recent, change: told, asked } = ends(new Error('reset'), new Map([['id-a', 700]]));
    recent.state(snapshot(ended('a')));
    recent.state(engine(up));
    await expect.poll(asked).toBe(1);
    recent.state(change(1500, []));
    await told();
    expect(recent.recent(2000)).toEqual(new Map([['id-a', 700]]));
  });

  it('know an end that came too soon after its start to be seen', () => {
    const { recent, changes } = ends();
    recent.state(engine(up));
    recent.state(snapshot(container('a')));
    recent.state(change(1000, [ended('a')]));
    recent.ended('id-a', 1000 + RECENT_MS);
    recent.ended('id-unknown', 1000);
    expect(recent.recent(2000 + RECENT_MS)).toEqual(new Map([['id-a', 1000 + RECENT_MS]]));
    expect(changes()).toBe(1);
  });
});

describe('how long ago a container ended', () => {
  it.each([
    ['Exited (0) Less than a second ago', 0],
    ['Exited (137) 1 second ago', 1000],
    ['Exited (0) 59 seconds ago', 59_000],
    ['Exited (1) About a minute ago', 60_000],
    ['Exited (255) 59 minutes ago', 3_540_000],
    ['Exited (0) About an hour ago', null],
    ['Exited (0) 2 hours ago', null],
    ['Exited (0) 3 weeks ago', null],
    ['Up 5 minutes', null],
    ['Created', null],
    ['', null],
  ])('is read from %j', (status, ago) => {
    expect(agoOf(status)).toBe(ago);
  });
});
