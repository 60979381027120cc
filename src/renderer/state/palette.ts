import { useEffect, useId } from 'react';
import type { LucideIcon } from 'lucide-react';
import { create } from 'zustand';
import type { RibbonLine } from './ribbon';

/** Something that the palette can do. */
export type PaletteAction = {
  readonly id: string;
  readonly label: string;
  readonly icon?: LucideIcon;
  readonly kbd?: string;
  readonly danger?: boolean;
  readonly preview?: RibbonLine | null;
  readonly run: () => void;
};

type Palette = {
  readonly isOpen: boolean;
  /** What the screens offer, by the screen's own id. */
  readonly offers: ReadonlyMap<string, readonly PaletteAction[]>;
  readonly setOpen: (isOpen: boolean) => void;
};

export const usePalette = create<Palette>()((set) => ({
  isOpen: false,
  offers: new Map(),
  setOpen: (isOpen) => set({ isOpen }),
}));

/** Offers actions in the palette while the screen is shown. The array should be memoised. */
export function usePaletteActions(actions: readonly PaletteAction[]): void {
  const id = useId();
  useEffect(() => {
    usePalette.setState((state) => ({ offers: new Map(state.offers).set(id, actions) }));
    return () =>
      usePalette.setState((state) => {
        const offers = new Map(state.offers);
        offers.delete(id);
        return { offers };
      });
  }, [id, actions]);
}
