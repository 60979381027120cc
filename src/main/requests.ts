import type { WindowRequest } from '../shared/models';

/** Requests that are kept until a window reads them; a window that never comes must not cost memory. */
const MOST_WAITING = 20;

/** What is asked of the window from outside of it. */
export type WindowRequests = {
  readonly ask: (request: WindowRequest) => void;
  /** Every request once, those too that were asked for before anyone read, until the signal aborts. */
  readonly read: (signal: AbortSignal) => AsyncGenerator<WindowRequest, void, undefined>;
};

export function createWindowRequests(): WindowRequests {
  const waiting: WindowRequest[] = [];
  const readers = new Set<() => void>();
  return {
    ask: (request) => {
      waiting.push(request);
      if (waiting.length > MOST_WAITING) waiting.shift();
      for (const wake of readers) wake();
    },
    read: async function* (signal) {
      let rouse: (() => void) | null = null;
      const wake = () => rouse?.();
      readers.add(wake);
      signal.addEventListener('abort', wake, { once: true });
      try {
        while (!signal.aborted) {
          const next = waiting.shift();
          if (next) yield next;
          else await new Promise<void>((resolve) => (rouse = resolve));
        }
      } finally {
        readers.delete(wake);
        signal.removeEventListener('abort', wake);
      }
    },
  };
}
