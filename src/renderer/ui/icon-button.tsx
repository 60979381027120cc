import type { ComponentPropsWithRef } from 'react';
import type { LucideIcon } from 'lucide-react';

export type IconButtonProps = Omit<ComponentPropsWithRef<'button'>, 'disabled' | 'children'> & {
  /** Its name, shown as the title too. */
  readonly label: string;
  readonly icon: LucideIcon;
  readonly danger?: boolean;
  /** Why it cannot be pressed now. */
  readonly reason?: string | null;
};

/** A 24 px button that is only an icon, and so always has a name and a title. */
export function IconButton({ label, icon: Icon, danger, reason, className, onClick, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={['icon-btn', danger && 'danger', className].filter(Boolean).join(' ')}
      title={reason ?? label}
      aria-label={label}
      aria-disabled={reason ? true : undefined}
      onClick={(event) => {
        if (reason) event.preventDefault();
        else onClick?.(event);
      }}
    >
      <Icon className="i" />
    </button>
  );
}
