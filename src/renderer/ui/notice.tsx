import type { ComponentPropsWithRef, ReactNode } from 'react';
import { ShieldAlert, TriangleAlert } from 'lucide-react';

export type NoticeProps = ComponentPropsWithRef<'div'> & {
  readonly kind: 'bad' | 'warn';
  /** Buttons, at the end. */
  readonly actions?: ReactNode;
};

/** A box for a risk or a failure: what, why, and what can be done. */
export function Notice({ kind, actions, className, children, ...rest }: NoticeProps) {
  const Icon = kind === 'bad' ? ShieldAlert : TriangleAlert;
  return (
    <div {...rest} className={['notice', `notice-${kind}`, className].filter(Boolean).join(' ')}>
      <Icon className="i" />
      <div className="grow">{children}</div>
      {actions}
    </div>
  );
}
