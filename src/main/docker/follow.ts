import type { Readable } from 'node:stream';
import { AppFailure, type AppError } from '../../shared/errors';
import type { Image, Network, Volume } from '../../shared/models';
import { Coalesced } from './coalesced';
import { ContainerLists, type Besides } from './container-lists';
import type { EngineClient } from './engine-types';
import { toAppError } from './errors';
import { changesImageOf, changesImages, changesNetworks, changesVolumes, toEvent, type EngineEvent } from './events';
import { toImage } from './image-model';
import { readNdjson } from './ndjson';
import { toNetwork, toVolume } from './resource-models';
import type { ResourceStore } from './resources';

/** How often everything is listed again, to repair what no event told, in milliseconds. */
export const RELIST_MS = 60_000;
/**
 * How long the stream of events has to open before the lists are asked for, in milliseconds. Podman 4.3 opens it with
 * its first event, which may never come; whatever opens late is followed by another list.
 */
const OPENING_MS = 300;

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

  const listAll = async (): Promise<void> => {
    await Promise.all([containers.list(), lists.images.now(), lists.volumes.now(), lists.networks.now()]);
    if (!signal.aborted) store.setListed();
  };
  let timer: NodeJS.Timeout | null = null;
  const close = () => {
    controller.abort();
    containers.close();
    for (const list of Object.values(lists)) list.close();
    if (timer) clearInterval(timer);
  };

  let fail: (error: AppError) => void = () => undefined;
  const failed = new Promise<AppError>((resolve) => {
    fail = resolve;
  });
  // An engine that does not answer a list is lost, even if its silent stream of events is still open.
  const relist = () => void listAll().catch((error: unknown) => fail(toAppError(error)));
  let late = false;
  let opened: () => void = () => undefined;
  const opening = new Promise<void>((resolve) => {
    opened = resolve;
  });
  const ended = client.streams
    .getEvents({ abortSignal: signal })
    .then((stream) => {
      opened();
      if (late) relist();
      return listen(stream as Readable, on);
    })
    .then(
      () => toAppError({ code: 'ECONNRESET', message: 'The engine ended the stream of events' }),
      (error: unknown) => toAppError(error),
    );

  try {
    const refused = await Promise.race([opening, ended, after(OPENING_MS)]);
    if (refused) throw new AppFailure(refused);
    late = true;
    await listAll();
    timer = setInterval(relist, relistMs);
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

function after(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
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
