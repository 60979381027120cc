import { create } from 'zustand';

type LoadDialogState = {
  readonly isOpen: boolean;
  /** The archive's path, as it is typed; it outlives the dialog until it was loaded. */
  readonly path: string;
  /** An archive is on its way: closing the dialog would cancel it. */
  readonly isBusy: boolean;
  /** Opens it for an archive, or for what was typed last. */
  readonly open: (path?: string) => void;
  readonly close: () => void;
  readonly setPath: (path: string) => void;
  readonly setBusy: (isBusy: boolean) => void;
};

/** Whether the dialog of `docker load` is open, and what it would load. */
export const useLoadDialog = create<LoadDialogState>()((set) => ({
  isOpen: false,
  path: '',
  isBusy: false,
  open: (path) => set(path === undefined ? { isOpen: true } : { isOpen: true, path }),
  close: () => set({ isOpen: false }),
  setPath: (path) => set({ path }),
  setBusy: (isBusy) => set({ isBusy }),
}));
