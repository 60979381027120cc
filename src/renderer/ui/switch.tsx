import type { ComponentPropsWithRef, ReactNode } from 'react';
import { Switch as Radix } from 'radix-ui';

export type SwitchProps = Omit<ComponentPropsWithRef<typeof Radix.Root>, 'asChild' | 'children' | 'disabled'> & {
  readonly label: ReactNode;
  /** The flag of the command that it stands for: `-d`. */
  readonly flag?: string;
  /** Why it cannot be changed now. It stays focusable, so that the reason can be read. */
  readonly reason?: string | null;
};

/** A switch with its words, and the flag that says the same. */
export function Switch({ label, flag, reason, title, className, onCheckedChange, ...rest }: SwitchProps) {
  const blocked = reason ? { 'aria-disabled': true, 'data-disabled': '' } : { onCheckedChange };
  return (
    <label className="switch-line" title={reason ?? title}>
      <Radix.Root {...rest} {...blocked} className={['switch', className].filter(Boolean).join(' ')} />
      {label}
      {flag && <code className="dim">{flag}</code>}
    </label>
  );
}
