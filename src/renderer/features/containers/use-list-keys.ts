import { useKeys } from '../../app/use-keys';
import type { Container } from '../../../shared/models';
import { askKill, askRemove, askRename, perform } from './perform';
import { copyAsRun, duplicate } from './run-again';
import type { ContainerRow, GroupRow } from './rows';
import { clearSelection, extendBy, moveBy, moveTo, selectAll, toggle, toggleAll } from '../../lists/selection';
import { canStart, canStop, isInPs } from '../../lists/status';
import type { ContainerList } from './use-list';
import { useContainersView } from './view';

const page = 12;

/** The keys of the list. What is selected is acted upon; without a selection, the row that has the keyboard. */
export function useListKeys(list: ContainerList): void {
  const { keys, rows, selectable } = list;
  const view = useContainersView();
  const { selection, select, move } = view;
  const current = rows.find((row) => row.key === selection.cursor);

  const go = (step: number) => () => move((now) => moveBy(now, keys, step));
  const extend = (step: number) => () => move((now) => extendBy(now, keys, step, selectable));
  const end = (key: string | undefined) => () => {
    if (key !== undefined) move((now) => moveTo(now, key));
  };

  useKeys('containers', {
    j: go(1),
    ArrowDown: go(1),
    k: go(-1),
    ArrowUp: go(-1),
    PageDown: go(page),
    PageUp: go(-page),
    Home: end(keys[0]),
    End: end(keys.at(-1)),
    'Shift+ArrowDown': extend(1),
    'Shift+ArrowUp': extend(-1),
    ' ': () => {
      if (current?.kind === 'container') select((now) => toggle(now, current.key));
      if (current?.kind === 'group') select((now) => toggleAll(now, listedOf(current)));
    },
    'Mod+a': () => select((now) => selectAll(now, new Set(list.listed.map(({ id }) => id)))),
    ArrowLeft: () => fold(true),
    ArrowRight: () => fold(false),
    Enter: () => {
      if (current?.kind === 'group') view.fold(current.project, !current.collapsed);
      if (current?.kind === 'container') view.openMenu(current.key);
    },
    s: () => {
      const targets = targetsOf(current);
      const running = targets.filter(canStop).map(({ id }) => id);
      if (running.length > 0) void perform('containers.stop', { ids: running });
      else void perform('containers.start', { ids: targets.filter(canStart).map(({ id }) => id) });
    },
    x: () => askKill(targetsOf(current).filter(isInPs).map(({ id }) => id)),
    Delete: () => askRemove(targetsOf(current).map(({ id }) => id)),
    F2: () => {
      if (current?.kind === 'container') askRename(current.key);
    },
    c: () => {
      if (current?.kind === 'container') void copyAsRun(current.container);
    },
    d: () => {
      if (current?.kind === 'container') void duplicate(current.container);
    },
    Escape: () => {
      if (list.selected.length > 0) select(clearSelection);
      else if (view.filter !== '') view.setFilter('');
      else return false;
      return true;
    },
  });

  function targetsOf(row: ContainerRow | GroupRow | undefined): readonly Container[] {
    if (list.selected.length > 0) return list.selected;
    return row?.kind === 'container' ? [row.container] : [];
  }

  function listedOf(group: GroupRow): string[] {
    return list.listed.filter(({ project }) => project === group.project).map(({ id }) => id);
  }

  /** Folds the group that has the keyboard; from one of its rows the first ← goes to the head. */
  function fold(collapsed: boolean): boolean {
    if (current?.kind === 'group') {
      view.fold(current.project, collapsed);
      return true;
    }
    const head = rows.find((row) => row.kind === 'group' && row.project === current?.container.project);
    if (!collapsed || current === undefined || head === undefined) return false;
    move((now) => moveTo(now, head.key));
    return true;
  }
}
