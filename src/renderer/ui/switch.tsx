import type { ComponentPropsWithRef, ReactNode } from 'react';
import { Switch as Radix } from 'radix-ui';

export type SwitchProps = Omit<ComponentPropsWithRef<typeof Radix.Root>, 'asChild' | 'children'> & {
  readonly label: ReactNode;
  /** The flag of the command that it stands for: `-d`. */
  readonly flag?: string;
};

/** A switch with its words, and the flag that says the same. */
export function Switch({ label, flag, title, className, ...rest }: SwitchProps) {
  return (
    <label className="switch-line" title={title}>
      <Radix.Root {...rest} className={['switch', className].filter(Boolean).join(' ')} />
      {label}
      {flag && <code className="dim">{flag}</code>}
    </label>
  );
}
