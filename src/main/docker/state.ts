import type { Besides } from './container-lists';
import { Ends } from './ends';
import type { EngineClient, EngineState } from './engine-types';
import { follow, type Following } from './follow';
import { ResourceStore } from './resources';

/** What an engine may take to end a container beyond its grace period, in milliseconds. */
const BEYOND_GRACE_MS = 30_000;

/** The state that everyone reads, and what the engines do to it. */
export type DrivenState = {
  readonly state: EngineState;
  readonly store: ResourceStore;
  /** Follows an engine instead of the one before. Resolves when the state is right; throws an AppFailure. */
  readonly follow: (client: EngineClient, options?: { relistMs?: number }) => Promise<Following>;
  /** Forgets everything at once: another engine was chosen. */
  readonly clear: () => void;
};

/** An empty state. It outlives connections: what was known of an engine stays until it is known better. */
export function createState(): DrivenState {
  const store = new ResourceStore();
  const ends = new Ends(store.containers.all);
  const besides: Besides = { stopping: new Map(), outOfMemory: new Map(), ends };
  let following: Following | null = null;

  const state: EngineState = {
    containers: store.containers.all,
    images: store.images.all,
    read: (signal) => store.read(signal),
    setStopping: (id, stopping) => {
      const known = store.containers.all.get(id);
      if (stopping === null) besides.stopping.delete(id);
      else if (known?.state === 'running' || known?.state === 'paused') besides.stopping.set(id, stopping);
      else return;
      if (stopping) ends.ask(id, stopping.graceMs < 0 ? Infinity : stopping.graceMs + BEYOND_GRACE_MS);
      if (known) store.containers.put({ ...known, stopping });
    },
    touch: (id) => following?.touch(id),
    onEnd: (listener) => ends.onEnd(listener),
    attach: (id) => ends.attach(id),
  };

  return {
    state,
    store,
    follow: async (client, options) => {
      following?.close();
      following = await follow(client, store, besides, options);
      void following.lost.then(() => ends.drop());
      return following;
    },
    clear: () => {
      following?.close();
      following = null;
      besides.stopping.clear();
      besides.outOfMemory.clear();
      ends.drop();
      store.clear();
    },
  };
}
