import { create } from 'zustand';

export type ToastAction = { readonly label: string; readonly run: () => void };
export type ToastLine = {
  readonly id: number;
  readonly text: string;
  readonly action: ToastAction | null;
  readonly ms: number;
};

type Toasts = { readonly toasts: readonly ToastLine[]; readonly dismiss: (id: number) => void };

const toastMs = 5000;
let lastId = 0;

export const useToasts = create<Toasts>()((set) => ({
  toasts: [],
  dismiss: (id) => set((state) => ({ toasts: state.toasts.filter((toast) => toast.id !== id) })),
}));

/** Says that something was done, with one thing to do about it. Never for errors: those stay, as problems. */
export function toast(text: string, action: ToastAction | null = null, ms = toastMs): void {
  lastId += 1;
  const added = { id: lastId, text, action, ms };
  useToasts.setState((state) => ({ toasts: [...state.toasts.slice(-2), added] }));
}
