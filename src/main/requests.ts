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
  let rouse: (() => void) | null = null;
  return {
    ask: (request) => {
      waiting.push(request);
      if (waiting.length > MOST_WAITING) waiting.shift();
      rouse?.();
    },
    read: async function* (signal) {
      const wake = () => rouse?.();
      signal.addEventListener('abort', wake, { once: true });
      try {
        while (!signal.aborted) {
          const next = waiting.shift();
          if (next) yield next;
          else await new Promise<void>((resolve) => (rouse = resolve));
        }
      } finally {
        signal.removeEventListener('abort', wake);
      }
    },
  };
}
