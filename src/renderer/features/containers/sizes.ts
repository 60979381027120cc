import { create } from 'zustand';
import { call } from '../../bridge/client';
import type { AppError } from '../../../shared/errors';
import type { Sizes } from './sort';

/**
 * What containers take on disk. The engine walks every layer for it, so it is measured when a person asks, and never
 * by itself.
 */
type SizesState = {
  readonly shown: boolean;
  readonly measuring: boolean;
  readonly sizes: Sizes;
  readonly error: AppError | null;
  readonly show: (shown: boolean) => void;
  readonly measure: () => Promise<void>;
};

export const useSizes = create<SizesState>()((set, get) => ({
  shown: false,
  measuring: false,
  sizes: new Map(),
  error: null,
  show: (shown) => {
    set({ shown, error: null });
    if (shown) void get().measure();
  },
  measure: async () => {
    if (get().measuring) return;
    set({ measuring: true, error: null });
    const answer = await call('containers.list', { all: true, size: true });
    if (!answer.ok) return set({ measuring: false, error: answer.error });
    const sizes = new Map(answer.value.flatMap(({ id, size }) => (size === null ? [] : [[id, size] as const])));
    set({ measuring: false, sizes });
  },
}));
