import { lazy, type ComponentType } from 'react';
import { fetchLostSheets } from './lost-sheets';

const triesMs = [200, 1000, 3000];

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * A view whose code comes when it is first opened. A container that starts adds a network interface, and a browser
 * then drops what it is just fetching: so a part that did not come is asked for again.
 */
export function lazyView<P extends object>(load: () => Promise<ComponentType<P>>) {
  return lazy(async () => {
    for (const ms of triesMs) {
      try {
        return { default: await load() };
      } catch {
        await pause(ms);
        // Its code is asked for again by the next try, its style sheet is not.
        fetchLostSheets();
      }
    }
    return { default: await load() };
  });
}
