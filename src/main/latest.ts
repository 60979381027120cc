/** One value that changes, and whoever wants to know. */
export type Latest<T> = {
  readonly get: () => T;
  readonly set: (value: T) => void;
  /** How it stands, then how it stands after each change, until the signal aborts; a slow reader misses some. */
  readonly read: (signal: AbortSignal) => AsyncGenerator<T, void, undefined>;
};

export function createLatest<T>(first: T): Latest<T> {
  let value = first;
  const readers = new Set<() => void>();
  return {
    get: () => value,
    set: (next) => {
      value = next;
      for (const wake of readers) wake();
    },
    read: async function* (signal) {
      let changed = true;
      let rouse: (() => void) | null = null;
      const wake = () => {
        changed = true;
        rouse?.();
      };
      const stop = () => rouse?.();
      readers.add(wake);
      signal.addEventListener('abort', stop, { once: true });
      try {
        while (!signal.aborted) {
          if (changed) {
            changed = false;
            yield value;
          } else {
            await new Promise<void>((resolve) => (rouse = resolve));
          }
        }
      } finally {
        readers.delete(wake);
        signal.removeEventListener('abort', stop);
      }
    },
  };
}
