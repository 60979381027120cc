import type { ComponentPropsWithRef, ReactNode } from 'react';
import type { LucideIcon } from 'lucide-react';
import { Kbd } from './kbd';

export type ButtonProps = Omit<ComponentPropsWithRef<'button'>, 'disabled'> & {
  readonly variant?: 'primary' | 'neutral' | 'ghost' | 'ghost-danger' | 'danger' | 'link';
  readonly size?: 'sm';
  readonly icon?: LucideIcon;
  /** The key that does the same, shown at the end. */
  readonly kbd?: string;
  /** Why it cannot be pressed now. It stays focusable, so that the reason can be read. */
  readonly reason?: string | null;
  readonly busy?: boolean;
  /** Shown while busy; the button is always wide enough for it. */
  readonly busyLabel?: string;
};

/** A button of the look. `reason` and `busy` keep it from acting without taking it out of the focus order. */
export function Button({
  variant = 'neutral',
  size,
  icon: Icon,
  kbd,
  reason,
  busy = false,
  busyLabel,
  className,
  title,
  onClick,
  children,
  ...rest
}: ButtonProps) {
  const blocked = busy || Boolean(reason);
  const labelled = (label: ReactNode) => (
    <>
      {Icon && <Icon className="i" />}
      {label}
    </>
  );
  const classes = ['btn', `btn-${variant}`, size && `btn-${size}`, className].filter(Boolean).join(' ');
  return (
    <button
      type="button"
      {...rest}
      className={classes}
      title={reason ?? title}
      aria-disabled={blocked || undefined}
      aria-busy={busy || undefined}
      onClick={(event) => {
        if (blocked) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {busyLabel ? (
        <span className="btn-labels">
          <span className={busy ? undefined : 'shown'}>{labelled(children)}</span>
          <span className={busy ? 'shown' : undefined}>{labelled(busyLabel)}</span>
        </span>
      ) : (
        labelled(children)
      )}
      {kbd && <Kbd keys={kbd} />}
    </button>
  );
}
