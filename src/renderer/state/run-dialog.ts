import { create } from 'zustand';
import type { RunSpec } from '../../shared/run/spec';

type RunDialogState = {
  readonly isOpen: boolean;
  /** What the form starts from. */
  readonly spec: Partial<RunSpec>;
  readonly open: (spec?: Partial<RunSpec>) => void;
  readonly close: () => void;
};

/** Whether the run dialog is open, and what it was opened with. */
export const useRunDialog = create<RunDialogState>()((set) => ({
  isOpen: false,
  spec: {},
  open: (spec = {}) => set({ isOpen: true, spec }),
  close: () => set({ isOpen: false }),
}));
