import type { HistoryEntry, HistoryItem } from '../shared/models';

/** Entries that are kept; the oldest go first. */
export const HISTORY_LENGTH = 500;

/**
 * What was done here since the start. It is kept in memory only: a command may hold what nobody wants on a disk, as the
 * value of `-e PASSWORD=…`.
 */
export type History = {
  readonly add: (entry: Omit<HistoryEntry, 'id'>) => void;
  readonly clear: () => void;
  /** All of it, then each action as it ends, until the signal aborts. Clearing sends all of it again: nothing. */
  readonly read: (signal: AbortSignal) => AsyncGenerator<HistoryItem, void, undefined>;
};

/** An empty history. */
export function createHistory(): History {
  let entries: HistoryEntry[] = [];
  let lastId = 0;
  const readers = new Set<(item: HistoryItem) => void>();
  const tell = (item: HistoryItem) => readers.forEach((reader) => reader(item));

  return {
    add: (entry) => {
      const added = { ...entry, id: (lastId += 1) };
      entries = [...entries.slice(1 - HISTORY_LENGTH), added];
      tell({ kind: 'entry', entry: added });
    },
    clear: () => {
      entries = [];
      tell({ kind: 'snapshot', entries });
    },
    read: async function* (signal) {
      let waiting: HistoryItem[] = [{ kind: 'snapshot', entries }];
      let wake: (() => void) | null = null;
      const rouse = () => wake?.();
      const reader = (item: HistoryItem) => {
        // A reader that is far behind gets all of it once, instead of more than there is.
        waiting = waiting.length < HISTORY_LENGTH ? [...waiting, item] : [{ kind: 'snapshot', entries }];
        rouse();
      };
      readers.add(reader);
      signal.addEventListener('abort', rouse, { once: true });
      try {
        while (!signal.aborted) {
          const items = waiting;
          waiting = [];
          yield* items;
          if (waiting.length === 0 && !signal.aborted) await new Promise<void>((resolve) => (wake = resolve));
        }
      } finally {
        readers.delete(reader);
        signal.removeEventListener('abort', rouse);
      }
    },
  };
}
