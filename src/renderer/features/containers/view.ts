import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { z } from 'zod';
import { defaultSort, nextSort, sortColumns, type Sort, type SortColumn } from './sort';
import { moveTo, noSelection, type Selection } from '../../lists/selection';

/** The dialog that is open over the list. `whole` says that the ids are all there are of a kind. */
export type ContainersDialog =
  | { readonly kind: 'rename'; readonly id: string }
  | { readonly kind: 'stop-all'; readonly ids: readonly string[] }
  | { readonly kind: 'kill'; readonly ids: readonly string[]; readonly whole?: 'running' }
  | { readonly kind: 'remove'; readonly ids: readonly string[]; readonly whole?: 'stopped' | 'all' };

/** What the list shows of the containers, and what is chosen in it. The containers themselves are the replica's. */
type ContainersView = {
  readonly all: boolean;
  readonly filter: string;
  readonly sort: Sort;
  /** The projects whose rows are folded away. */
  readonly collapsed: ReadonlySet<string>;
  readonly selection: Selection;
  /** Counts the moves of the keyboard: with each, its row wants to be in view and to have the focus. */
  readonly focusRequest: number;
  /** A row wants to be shown by a list that may not be there yet. */
  readonly isRevealing: boolean;
  /** The row whose menu is open, by its container's id. */
  readonly menu: string | null;
  readonly dialog: ContainersDialog | null;
  readonly setAll: (all: boolean) => void;
  readonly setFilter: (filter: string) => void;
  readonly sortBy: (column: SortColumn) => void;
  readonly fold: (project: string, collapsed: boolean) => void;
  readonly select: (change: (selection: Selection) => Selection) => void;
  /** As `select`, by the keyboard. */
  readonly move: (change: (selection: Selection) => Selection) => void;
  /** Brings a row into view with the keyboard, from outside of the list; selects `ids` where they are given. */
  readonly reveal: (key: string, ids?: readonly string[]) => void;
  readonly revealed: () => void;
  readonly openMenu: (id: string | null) => void;
  readonly openDialog: (dialog: ContainersDialog | null) => void;
};

/** What is remembered from one start to the next. */
const rememberedSchema = z.object({
  all: z.boolean(),
  sort: z.object({ column: z.enum(sortColumns), descending: z.boolean() }),
  collapsed: z.array(z.string().max(4096)).max(1000),
});

export const useContainersView = create<ContainersView>()(
  persist(
    (set) => ({
      all: true,
      filter: '',
      sort: defaultSort,
      collapsed: new Set<string>(),
      selection: noSelection,
      focusRequest: 0,
      isRevealing: false,
      menu: null,
      dialog: null,
      setAll: (all) => set({ all }),
      setFilter: (filter) => set({ filter }),
      sortBy: (column) => set((view) => ({ sort: nextSort(view.sort, column) })),
      fold: (project, isCollapsed) =>
        set((view) => {
          const collapsed = new Set(view.collapsed);
          if (isCollapsed) collapsed.add(project);
          else collapsed.delete(project);
          return { collapsed };
        }),
      select: (change) =>
        set((view) => {
          const selection = change(view.selection);
          return selection === view.selection ? view : { selection };
        }),
      move: (change) =>
        set((view) => ({ selection: change(view.selection), focusRequest: view.focusRequest + 1 })),
      reveal: (key, ids) =>
        set((view) => ({
          selection: { ...moveTo(view.selection, key), ids: ids ? new Set(ids) : view.selection.ids },
          focusRequest: view.focusRequest + 1,
          isRevealing: true,
        })),
      revealed: () => set({ isRevealing: false }),
      openMenu: (menu) => set({ menu }),
      openDialog: (dialog) => set({ dialog }),
    }),
    {
      name: 'slipway.containers',
      partialize: (view) => ({ all: view.all, sort: view.sort, collapsed: [...view.collapsed] }),
      // What was stored by another version, or by hand, is left alone when it does not fit.
      merge: (stored, view) => {
        const remembered = rememberedSchema.safeParse(stored);
        return remembered.success
          ? { ...view, ...remembered.data, collapsed: new Set(remembered.data.collapsed) }
          : view;
      },
    },
  ),
);
