import type { FormEventHandler, ReactNode, RefObject } from 'react';
import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { IconButton } from './icon-button';
import { useReturnFocus } from './return-focus';

export type DialogProps = {
  readonly title: string;
  /** A short note beside the title. */
  readonly sub?: ReactNode;
  readonly onClose: () => void;
  readonly footer?: ReactNode;
  /** Pixels; it narrows by itself in a small window. */
  readonly width?: number;
  readonly role?: 'dialog' | 'alertdialog';
  /** The title is only read out. */
  readonly bare?: boolean;
  /** Leaves out `.dialog-body`, for children that lay out the middle themselves. */
  readonly plain?: boolean;
  /** Closes on a press outside of it: only where nothing typed can be lost. */
  readonly light?: boolean;
  /** What gets the keyboard first. In a dialog over another one `autoFocus` comes too early for the one below. */
  readonly initialFocus?: RefObject<HTMLElement | null>;
  /** Makes the whole dialog a form, so that Enter submits. */
  readonly onSubmit?: FormEventHandler<HTMLFormElement>;
  readonly className?: string;
  readonly children: ReactNode;
};

/**
 * Whether an event comes from the page behind: not from what stays usable under an open dialog (the ribbon, its menu
 * and the toasts), nor from an item that is gone since its menu closed.
 */
const isOutside = (target: EventTarget | null) =>
  target instanceof Element && target.isConnected && !target.closest('.ribbon, .toasts, .floating');

/**
 * A modal dialog, open while it is rendered. The ribbon below it stays visible and clickable. The scrim is ours:
 * Radix's own overlay writes a style element, which the page's policy refuses.
 */
export function Dialog({
  title,
  sub,
  onClose,
  footer,
  width,
  role = 'dialog',
  bare = false,
  plain = false,
  light = false,
  initialFocus,
  onSubmit,
  className,
  children,
}: DialogProps) {
  const { t } = useTranslation();
  const returnFocus = useReturnFocus();
  const inside = (
    <>
      {/* No landmarks: the page has its own. */}
      <header role="none">
        <Radix.Title>{title}</Radix.Title>
        {sub && <span className="sub">{sub}</span>}
        {!bare && <IconButton label={t('ui.close')} icon={X} onClick={onClose} />}
      </header>
      {plain ? children : <div className="dialog-body">{children}</div>}
      {footer && <footer role="none">{footer}</footer>}
    </>
  );
  const classes = ['dialog', bare && 'is-bare', className].filter(Boolean).join(' ');
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <div className="scrim" />
        <Radix.Content
          role={role}
          aria-modal
          className={classes}
          style={width ? { width } : undefined}
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            if (!initialFocus?.current) return;
            event.preventDefault();
            initialFocus.current.focus();
          }}
          onCloseAutoFocus={returnFocus}
          onInteractOutside={(event) => {
            if (!light || !isOutside(event.target)) event.preventDefault();
          }}
        >
          {onSubmit ? (
            <form className="dialog-form" noValidate onSubmit={onSubmit}>
              {inside}
            </form>
          ) : (
            inside
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
