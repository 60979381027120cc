import { assertNever } from '../../../../shared/errors';
import { useContainersView } from '../view';
import { KillDialog, StopAllDialog } from './end-dialog';
import { RemoveDialog } from './remove-dialog';
import { RenameDialog } from './rename-dialog';

/** The dialog of the list that is open, if one is. */
export function ContainersDialogs() {
  const dialog = useContainersView((view) => view.dialog);
  const onClose = () => {
    const { openDialog, move } = useContainersView.getState();
    openDialog(null);
    // The keyboard goes back to its row, or to the one that took its place.
    move((selection) => selection);
  };
  if (dialog === null) return null;
  switch (dialog.kind) {
    case 'rename':
      return <RenameDialog id={dialog.id} onClose={onClose} />;
    case 'stop-all':
      return <StopAllDialog ids={dialog.ids} onClose={onClose} />;
    case 'kill':
      return <KillDialog ids={dialog.ids} whole={dialog.whole} onClose={onClose} />;
    case 'remove':
      return <RemoveDialog ids={dialog.ids} whole={dialog.whole} onClose={onClose} />;
    default:
      return assertNever(dialog);
  }
}
