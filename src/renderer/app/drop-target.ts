import type { Dropped } from '../../shared/models';
import { useLoadDialog } from '../state/load-dialog';
import { useRunDialog } from '../state/run-dialog';

/** What a drop would do where the window is now. */
export type DropTarget =
  /** Nothing is open: folders and files are mounted in a new container, an archive is loaded. */
  | 'window'
  /** The run form is open: all become mounts. */
  | 'mounts'
  /** The dialog of docker load is open: it takes an archive. */
  | 'load'
  /** Something is open, or under way, that has no use for files. */
  | 'none';

/** What is open decides. */
export function dropTarget(): DropTarget {
  const load = useLoadDialog.getState();
  if (load.isOpen) return load.isBusy ? 'none' : 'load';
  const run = useRunDialog.getState();
  // A dialog over the form has the keyboard, and so the drop.
  if (run.isOpen) return run.isBusy || openDialogs() > 1 ? 'none' : 'mounts';
  return openDialogs() > 0 ? 'none' : 'window';
}

const openDialogs = (): number => document.querySelectorAll('[role="dialog"][aria-modal], [role="alertdialog"]').length;

/** As many rows as a form can be read with. */
export const MOST_MOUNTS = 20;

/** A key under `drop.refused`. */
export type Refusal = 'gone' | 'tooMany' | 'oneArchive' | 'noArchive' | 'busy';

export type DropOutcome =
  | { readonly kind: 'mounts'; readonly paths: readonly string[] }
  | { readonly kind: 'load'; readonly path: string }
  | { readonly kind: 'refused'; readonly why: Refusal };

/** What becomes of a drop. `count` is how many things were dropped, of which `dropped` are there. */
export function outcomeOf(target: DropTarget, dropped: readonly Dropped[], count: number): DropOutcome {
  if (target === 'none') return { kind: 'refused', why: 'busy' };
  const [first] = dropped;
  if (first === undefined || dropped.length < count) return { kind: 'refused', why: 'gone' };
  const archives = dropped.filter(({ kind }) => kind === 'archive').length;
  if (target === 'load' || (target === 'window' && archives === dropped.length)) {
    if (archives < dropped.length) return { kind: 'refused', why: 'noArchive' };
    return dropped.length === 1 ? { kind: 'load', path: first.path } : { kind: 'refused', why: 'oneArchive' };
  }
  return { kind: 'mounts', paths: dropped.map(({ path }) => path) };
}
