import type { Container, EngineStatus, Image, Network, Resources, StateItem, Volume } from '../../shared/models';

/** What the window knows of an engine: its status, and its resources by id (volumes: by name). */
export type Replica = {
  readonly engine: EngineStatus;
  readonly containers: ReadonlyMap<string, Container>;
  readonly images: ReadonlyMap<string, Image>;
  readonly volumes: ReadonlyMap<string, Volume>;
  readonly networks: ReadonlyMap<string, Network>;
  /** A snapshot of this engine has come. */
  readonly loaded: boolean;
  /** What is shown was true, and may be no longer: the engine or the pipe to it is gone. */
  readonly stale: boolean;
  /** When it became stale, by our clock, in milliseconds since the epoch. */
  readonly staleSince: number | null;
  /** Our clock less main's, in milliseconds: main's times plus this are ours. */
  readonly clockOffset: number;
  /** The pipe to main is open. */
  readonly connected: boolean;
};

export const emptyReplica: Replica = {
  engine: { state: 'connecting', endpoint: null },
  containers: new Map(),
  images: new Map(),
  volumes: new Map(),
  networks: new Map(),
  loaded: false,
  stale: false,
  staleSince: null,
  clockOffset: 0,
  connected: false,
};

const idOf = (thing: { readonly id: string }) => thing.id;
const nameOf = (thing: { readonly name: string }) => thing.name;

/** Takes a batch of `engine.state` in. An object that did not change keeps its identity, so its row rests. */
export function applyItems(replica: Replica, items: readonly StateItem[], now: number): Replica {
  let next: Replica = { ...replica, connected: true };
  for (const item of items) next = applyItem(next, item, now);
  return withStale(next, now);
}

/** The pipe broke: everything stays, marked as stale. */
export function disconnect(replica: Replica, now: number): Replica {
  return withStale({ ...replica, connected: false }, now);
}

function withStale(replica: Replica, now: number): Replica {
  const stale = replica.loaded && (!replica.connected || replica.engine.state !== 'running');
  if (stale === replica.stale) return replica;
  return { ...replica, stale, staleSince: stale ? now : null };
}

function applyItem(replica: Replica, item: StateItem, now: number): Replica {
  const clockOffset = replica.connected ? now - item.at : replica.clockOffset;
  switch (item.kind) {
    case 'engine': {
      const moved = replica.loaded && isOther(replica.engine, item.status);
      const base = moved ? { ...emptyReplica, connected: replica.connected } : replica;
      return { ...base, clockOffset, engine: item.status };
    }
    case 'snapshot':
      return {
        ...replica,
        clockOffset,
        loaded: true,
        containers: replaced(replica.containers, item.resources.containers, idOf),
        images: replaced(replica.images, item.resources.images, idOf),
        volumes: replaced(replica.volumes, item.resources.volumes, nameOf),
        networks: replaced(replica.networks, item.resources.networks, idOf),
      };
    case 'change':
      return { ...replica, clockOffset, ...changed(replica, item.upserts, item.removals) };
  }
}

/** Another engine altogether: what is known of the one before says nothing about it. */
function isOther(before: EngineStatus, after: EngineStatus): boolean {
  return Boolean(before.endpoint && after.endpoint && before.endpoint.address !== after.endpoint.address);
}

function changed(
  replica: Replica,
  upserts: Resources,
  removals: Extract<StateItem, { kind: 'change' }>['removals'],
): Pick<Replica, 'containers' | 'images' | 'volumes' | 'networks'> {
  return {
    containers: patched(replica.containers, upserts.containers, removals.containers, idOf),
    images: patched(replica.images, upserts.images, removals.images, idOf),
    volumes: patched(replica.volumes, upserts.volumes, removals.volumes, nameOf),
    networks: patched(replica.networks, upserts.networks, removals.networks, idOf),
  };
}

type Things<T> = ReadonlyMap<string, T>;

function patched<T>(before: Things<T>, upserts: readonly T[], removals: readonly string[], key: (t: T) => string): Things<T> {
  if (upserts.length === 0 && removals.length === 0) return before;
  const after = new Map(before);
  for (const id of removals) after.delete(id);
  for (const thing of upserts) after.set(key(thing), kept(before.get(key(thing)), thing));
  return after;
}

function replaced<T>(before: Things<T>, things: readonly T[], key: (t: T) => string): Things<T> {
  return new Map(things.map((thing) => [key(thing), kept(before.get(key(thing)), thing)]));
}

/** The object we had, when the new one says the same. */
function kept<T>(before: T | undefined, after: T): T {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(after) ? before : after;
}
