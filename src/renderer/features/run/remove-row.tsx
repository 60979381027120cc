import { X } from 'lucide-react';
import { IconButton } from '../../ui/icon-button';

export type RemoveRowProps = { readonly label: string; readonly id?: string | undefined; readonly onRemove: () => void };

/** Takes a row out. It goes with its row, so the keyboard goes to the button that adds one. */
export function RemoveRow({ label, id, onRemove }: RemoveRowProps) {
  return (
    <IconButton
      id={id}
      icon={X}
      label={label}
      onClick={(event) => {
        event.currentTarget.closest('.run-section')?.querySelector<HTMLElement>('.sec .btn:last-child')?.focus();
        onRemove();
      }}
    />
  );
}
