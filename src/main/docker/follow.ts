import type { Readable } from 'node:stream';
import type { AppError } from '../../shared/errors';
import type { Image, Network, Volume } from '../../shared/models';
import { Coalesced } from './coalesced';
import { ContainerLists, type Besides } from './container-lists';
import { withDeadline } from './deadline';
import type { EngineClient } from './engine-types';
import { toAppError } from './errors';
import { changesImageOf, changesImages, changesNetworks, changesVolumes, toEvent, type EngineEvent } from './events';
import { toImage } from './image-model';
import { readNdjson } from './ndjson';
import { toNetwork, toVolume } from './resource-models';
import type { ResourceStore } from './resources';

/** How often everything is listed again, to repair what no event told, in milliseconds. */
export const RELIST_MS = 60_000;
const EVENTS_DEADLINE_MS = 5_000;

/** The store follows an engine until the connection is lost or closed. */
export type Following = {
  /** Settles when no more events will come: with what went wrong, or null when it was closed. */
  readonly lost: Promise<AppError | null>;
  readonly touch: (id: string) => void;
  readonly close: () => void;
};

/**
 * Follows an engine: subscribes to its events, lists everything, and from then on fetches only what events name, but for
 * a slow relist. Resolves when the store is right; throws an AppFailure when it cannot be made so.
 */
export async function follow(
  client: EngineClient,
  store: ResourceStore,
  besides: Besides,
  { relistMs = RELIST_MS }: { relistMs?: number } = {},
): Promise<Following> {
  const controller = new AbortController();
  const { signal } = controller;
  const containers = new ContainerLists(client, store, besides, signal);
  const lists = resourceLists(client, store, signal);

  const on = (event: EngineEvent): void => {
    if (event.type === 'container') containers.on(event);
    if (changesImages(event)) lists.images.ask();
    if (changesVolumes(event)) lists.volumes.ask();
    if (changesNetworks(event)) lists.networks.ask();
    if (event.type !== 'image') return;
    for (const container of store.containers.all.values()) {
      if (changesImageOf(event, container)) containers.touch(container.id);
    }
  };

  let events: Readable | null = null;
  let timer: NodeJS.Timeout | null = null;
  const close = () => {
    controller.abort();
    events?.destroy();
    containers.close();
    for (const list of Object.values(lists)) list.close();
    if (timer) clearInterval(timer);
  };

  try {
    events = (await withDeadline((given) => client.streams.getEvents({ abortSignal: given }), {
      deadlineMs: EVENTS_DEADLINE_MS,
      signal,
    })) as Readable;
    let fail: (error: AppError) => void = () => undefined;
    const failed = new Promise<AppError>((resolve) => {
      fail = resolve;
    });
    const ended = listen(events, on).then(
      () => toAppError({ code: 'ECONNRESET', message: 'The engine ended the stream of events' }),
      (error: unknown) => toAppError(error),
    );
    const listAll = () => Promise.all([containers.list(), lists.images.now(), lists.volumes.now(), lists.networks.now()]);
    await listAll();
    timer = setInterval(() => {
      // An engine that does not answer a list is lost, even if its silent event stream is still open.
      listAll().catch((error: unknown) => fail(toAppError(error)));
    }, relistMs);
    const lost = Promise.race([ended, failed]).then((error) => {
      const closed = signal.aborted;
      close();
      return closed ? null : error;
    });
    return { lost, touch: (id) => containers.touch(id), close };
  } catch (error) {
    close();
    throw error;
  }
}

async function listen(events: Readable, on: (event: EngineEvent) => void): Promise<void> {
  for await (const item of readNdjson(events)) {
    // A line that is no event is a hint that was missed: the slow relist repairs it.
    const event = item.kind === 'value' ? toEvent(item.value) : null;
    if (event) on(event);
  }
}

type List = {
  /** Lists in the next window, and does not mind a failure: the slow relist follows. */
  readonly ask: () => void;
  /** Lists now. Fails only when the engine cannot be reached. */
  readonly now: () => Promise<void>;
  readonly close: () => void;
};

/** The lists that have no filter by id worth using: an event about one thing lists its kind again. */
function resourceLists(client: EngineClient, store: ResourceStore, signal: AbortSignal): Record<'images' | 'volumes' | 'networks', List> {
  const list = <T>(ask: () => Promise<unknown>, toItem: (raw: unknown) => T | null, replace: (items: T[]) => void): List => {
    let newest = 0;
    const now = async () => {
      const turn = (newest += 1);
      const answer = await ask().catch((error: unknown) => {
        const { code } = toAppError(error);
        if (code === 'engine-unreachable' || code === 'timeout' || code === 'canceled') throw error;
        return null; // One kind that the engine cannot list does not hide the others.
      });
      if (turn === newest && !signal.aborted && Array.isArray(answer)) replace(answer.map(toItem).filter((item) => item !== null));
    };
    const coalesced = new Coalesced(() => now().catch(() => undefined));
    return { now, ask: () => coalesced.ask(), close: () => coalesced.close() };
  };
  return {
    images: list<Image>(
      () => client.call((docker, abortSignal) => docker.listImages({ abortSignal }), { signal }),
      toImage,
      (items) => store.images.replace(items),
    ),
    volumes: list<Volume>(
      async () => (await client.call((docker, abortSignal) => docker.listVolumes({ abortSignal }), { signal }))?.Volumes ?? [],
      toVolume,
      (items) => store.volumes.replace(items),
    ),
    networks: list<Network>(
      () => client.call((docker, abortSignal) => docker.listNetworks({ abortSignal }), { signal }),
      toNetwork,
      (items) => store.networks.replace(items),
    ),
  };
}
