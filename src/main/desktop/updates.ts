import type { UpdateState } from '../../shared/models';
import { createLatest } from '../latest';
import type { Updates } from '../updates';

/** Newer versions of the installed application. */
export function createUpdates(): Updates {
  const state = createLatest<UpdateState>({ state: 'elsewhere' });
  return {
    read: (signal) => state.read(signal),
    check: () => Promise.resolve(),
    download: () => Promise.resolve(),
    install: () => Promise.resolve(),
  };
}
