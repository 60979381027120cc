import type { UpdateState } from '../shared/models';

/** Newer versions of Slipway: looked for, never forced. */
export type Updates = {
  readonly read: (signal: AbortSignal) => AsyncIterable<UpdateState>;
  readonly check: () => Promise<void>;
  readonly download: () => Promise<void>;
  readonly install: () => Promise<void>;
};
