import { useKeys } from '../../app/use-keys';
import { useLoadDialog } from '../../state/load-dialog';
import { clearSelection, moveBy, moveTo, selectAll, toggle } from '../../lists/selection';
import { askRemove, runImage } from './perform';
import type { ImageList } from './use-image-list';
import { useImagesView } from './view';

const page = 12;

/** The keys of the list. What is selected is acted upon; without a selection, the row that has the keyboard. */
export function useImageKeys(list: ImageList): void {
  const { keys, rows } = list;
  const view = useImagesView();
  const { selection, select, move } = view;
  const current = rows.find((row) => row.key === selection.cursor);

  const go = (step: number) => () => move((now) => moveBy(now, keys, step));
  const end = (key: string | undefined) => () => {
    if (key !== undefined) move((now) => moveTo(now, key));
  };
  const unfold = (open: boolean | null) => () => {
    if (current === undefined || current.users.length === 0) return false;
    view.unfold(current.key, open ?? !view.unfolded.has(current.key));
    return true;
  };

  useKeys('images', {
    j: go(1),
    ArrowDown: go(1),
    k: go(-1),
    ArrowUp: go(-1),
    PageDown: go(page),
    PageUp: go(-page),
    Home: end(keys[0]),
    End: end(keys.at(-1)),
    ' ': () => {
      if (current) select((now) => toggle(now, current.key));
    },
    'Mod+a': () => select((now) => selectAll(now, list.selectable)),
    ArrowLeft: unfold(false),
    ArrowRight: unfold(true),
    Enter: unfold(null),
    r: () => {
      if (current === undefined) return false;
      runImage(current);
      return true;
    },
    l: () => useLoadDialog.getState().open(),
    Delete: () => askRemove(list.selected.length > 0 ? list.selected : current ? [current] : []),
    Escape: () => {
      if (list.selected.length > 0) select(clearSelection);
      else if (view.filter !== '') view.setFilter('');
      else return false;
      return true;
    },
  });
}
