import { create } from 'zustand';
import type { RunSpec } from '../../shared/run/spec';

/** What the dialog is opened for. */
export type Asked = {
  /** What the form starts from; nothing starts from what was left unfinished. */
  readonly spec: Partial<RunSpec>;
};

const nothing: Asked = { spec: {} };

type RunDialogState = Asked & {
  readonly isOpen: boolean;
  /** It shows a run under way, its output or a pull: closing it would end that. */
  readonly isBusy: boolean;
  /** What it opens for as soon as it is closed. */
  readonly waiting: Asked | null;
  /** Paths of this computer that the form is to take in as mounts. */
  readonly toMount: readonly string[];
  /** Opens it, or fills it anew: a form that is unfinished is put aside, a run under way is waited for. */
  readonly open: (spec?: Partial<RunSpec>) => void;
  /** Adds mounts to the form: to the one that is open, or to what was left unfinished. */
  readonly mount: (paths: readonly string[]) => void;
  readonly mounted: () => void;
  readonly close: () => void;
  readonly setBusy: (isBusy: boolean) => void;
  /** Called when the dialog is gone and has kept its draft. */
  readonly openWaiting: () => void;
};

/** Whether the run dialog is open, and what it was opened with. */
export const useRunDialog = create<RunDialogState>()((set) => ({
  ...nothing,
  isOpen: false,
  isBusy: false,
  waiting: null,
  toMount: [],
  open: (spec = {}) =>
    set((state) => {
      if (!state.isOpen) return { isOpen: true, spec };
      if (Object.keys(spec).length === 0) return state;
      return { isOpen: state.isBusy, waiting: { spec } };
    }),
  mount: (paths) => set((state) => ({ isOpen: true, toMount: [...state.toMount, ...paths] })),
  mounted: () => set({ toMount: [] }),
  close: () => set({ isOpen: false, toMount: [] }),
  setBusy: (isBusy) => set({ isBusy }),
  openWaiting: () =>
    set((state) => ({ isBusy: false, ...(state.waiting && { ...state.waiting, isOpen: true, waiting: null }) })),
}));
