import { fetchLostSheets } from './lost-sheets';

const triesMs = [200, 1000, 3000];

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Imports a part of the window, again when it did not come: a container that starts adds a network interface, and a
 * browser then drops what it is just fetching.
 */
export async function importAgain<T>(load: () => Promise<T>): Promise<T> {
  for (const ms of triesMs) {
    try {
      return await load();
    } catch {
      await pause(ms);
      // Its code is asked for again by the next try, its style sheet is not.
      fetchLostSheets();
    }
  }
  return load();
}
