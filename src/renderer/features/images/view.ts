import { create } from 'zustand';
import { noSelection, type Selection } from '../../lists/selection';
import { defaultSort, type ImageSegment, type ImageSort, type ImageSortKey } from './image-rows';

/** What the list shows of the images, and what is chosen in it. The images themselves are the replica's. */
type ImagesView = {
  readonly segment: ImageSegment;
  readonly filter: string;
  readonly sort: ImageSort;
  /** The rows that show their containers, by key. */
  readonly unfolded: ReadonlySet<string>;
  readonly selection: Selection;
  /** Counts the moves of the keyboard: with each, its row wants to be in view and to have the focus. */
  readonly focusRequest: number;
  /** The rows that are asked about before they are removed, by what the engine calls them. */
  readonly removing: readonly string[] | null;
  readonly setSegment: (segment: ImageSegment) => void;
  readonly setFilter: (filter: string) => void;
  readonly sortBy: (key: ImageSortKey) => void;
  readonly unfold: (key: string, open: boolean) => void;
  readonly select: (change: (selection: Selection) => Selection) => void;
  /** As `select`, by the keyboard. */
  readonly move: (change: (selection: Selection) => Selection) => void;
  readonly askRemoval: (refs: readonly string[] | null) => void;
};

export const useImagesView = create<ImagesView>()((set) => ({
  segment: 'all',
  filter: '',
  sort: defaultSort,
  unfolded: new Set<string>(),
  selection: noSelection,
  focusRequest: 0,
  removing: null,
  setSegment: (segment) => set({ segment }),
  setFilter: (filter) => set({ filter }),
  sortBy: (key) => set(({ sort }) => ({ sort: { key, descending: sort.key === key && !sort.descending } })),
  unfold: (key, open) =>
    set((view) => {
      const unfolded = new Set(view.unfolded);
      if (open) unfolded.add(key);
      else unfolded.delete(key);
      return { unfolded };
    }),
  select: (change) =>
    set((view) => {
      const selection = change(view.selection);
      return selection === view.selection ? view : { selection };
    }),
  move: (change) => set((view) => ({ selection: change(view.selection), focusRequest: view.focusRequest + 1 })),
  askRemoval: (removing) => set({ removing }),
}));
