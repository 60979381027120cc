import { create } from 'zustand';

type Help = { readonly isOpen: boolean; readonly setOpen: (isOpen: boolean) => void };

/** Whether the keyboard help is open. */
export const useHelp = create<Help>()((set) => ({ isOpen: false, setOpen: (isOpen) => set({ isOpen }) }));
