import type { AppError } from '../shared/errors';
import type { Container, Health, HistoryEntry, HistoryItem, Settings, StateItem } from '../shared/models';
import type { ContainerEnd } from './docker/ends';

/** What a person may want to know without looking. */
export type News =
  | { readonly kind: 'failed'; readonly containers: readonly Failure[] }
  | { readonly kind: 'unhealthy'; readonly containers: readonly Named[] }
  | { readonly kind: 'finished'; readonly work: Finished };

export type Named = { readonly id: string; readonly name: string };
export type Failure = Named & Pick<ContainerEnd, 'exitCode' | 'oomKilled' | 'restarts'>;
export type Finished = {
  readonly call: LongCall;
  /** The image or the file that it was about. */
  readonly subject: string;
  readonly tookMs: number;
  readonly error: AppError | null;
};

/** What may take long enough to look away meanwhile. */
const longCalls = ['images.pull', 'images.load'] as const;
export type LongCall = (typeof longCalls)[number];

/** Work that took less than this, in milliseconds, was waited for. */
export const LONG_MS = 10_000;
/** What happens within this time, in milliseconds, is told together. */
export const GATHER_MS = 500;
/** A container that fails again within this time, in milliseconds, is in the restart loop that was told already. */
export const LOOP_MS = 5 * 60_000;

export type NewsOptions = {
  readonly wanted: () => Settings['notify'];
  /** Whether the person can see the window. */
  readonly isShown: () => boolean;
  readonly tell: (news: News) => void;
};

/** Picks what is news: nothing that the person did, nothing twice, and what happens together as one. */
export function createNews({ wanted, isShown, tell }: NewsOptions) {
  const loops = new Map<string, number>();
  const health = new Map<string, Health>();
  /** Told to be unhealthy, until they are healthy again. */
  const sick = new Set<string>();
  let running = false;
  const failed = gathering<Failure>((containers) => tell({ kind: 'failed', containers }));
  const unhealthy = gathering<Named>((containers) => tell({ kind: 'unhealthy', containers }));

  const look = (container: Container): void => {
    const before = health.get(container.id);
    health.set(container.id, container.health);
    if (container.health === 'healthy') sick.delete(container.id);
    if (container.health !== 'unhealthy' || sick.has(container.id)) return;
    sick.add(container.id);
    // What was so before anybody looked is no news.
    if (running && before !== undefined && wanted().unhealthy) unhealthy.add({ id: container.id, name: container.name });
  };

  return {
    /** A container has ended. */
    ended: ({ id, name, exitCode, oomKilled, asked, attached, restarts }: ContainerEnd): void => {
      const failure = oomKilled || (exitCode !== null && exitCode !== 0);
      if (asked || !failure) {
        loops.delete(id);
        return;
      }
      const looping = performance.now() - (loops.get(id) ?? -Infinity) < LOOP_MS;
      if (restarts) loops.set(id, performance.now());
      else loops.delete(id);
      const seen = attached === 'terminal' || (attached === 'window' && isShown());
      if (!looping && !seen && wanted().failed) failed.add({ id, name, exitCode, oomKilled, restarts });
    },

    /** The next item of `engine.state`. Lists come before the status `running`: until then they only say how things are. */
    state: (item: StateItem): void => {
      switch (item.kind) {
        case 'engine':
          running = item.status.state === 'running';
          return;
        case 'snapshot':
          health.clear();
          sick.clear();
          item.resources.containers.forEach(look);
          return;
        case 'change':
          item.upserts.containers.forEach(look);
          for (const id of item.removals.containers) {
            health.delete(id);
            sick.delete(id);
            loops.delete(id);
          }
      }
    },

    /** The next item of `history.entries`: work that has ended, however it did. */
    done: (item: HistoryItem): void => {
      if (item.kind !== 'entry' || isShown() || !wanted().finished) return;
      const work = finished(item.entry);
      if (work) tell({ kind: 'finished', work });
    },

    close: (): void => {
      failed.close();
      unhealthy.close();
    },
  };
}

function finished({ call, command, tookMs, errors }: HistoryEntry): Finished | null {
  const long = longCalls.find((name) => name === call);
  const error = errors[0] ?? null;
  if (!long || tookMs < LONG_MS || error?.code === 'canceled') return null;
  const subject = command.at(-1);
  return { call: long, subject: typeof subject === 'string' ? subject : '', tookMs, error };
}

/** Keeps what comes together, and gives it as one. */
function gathering<T>(give: (items: readonly T[]) => void) {
  let items: T[] = [];
  let timer: NodeJS.Timeout | null = null;
  return {
    add: (item: T): void => {
      items.push(item);
      timer ??= setTimeout(() => {
        const gathered = items;
        items = [];
        timer = null;
        give(gathered);
      }, GATHER_MS);
    },
    close: (): void => {
      if (timer) clearTimeout(timer);
    },
  };
}
