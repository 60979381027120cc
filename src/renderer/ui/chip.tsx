import type { ComponentPropsWithRef } from 'react';
import type { LucideIcon } from 'lucide-react';

export type ChipProps = ComponentPropsWithRef<'span'> & {
  readonly kind?: 'neutral' | 'accent' | 'ok' | 'warn' | 'bad';
  readonly icon?: LucideIcon;
};

/** A small fact beside a name. */
export function Chip({ kind = 'neutral', icon: Icon, className, children, ...rest }: ChipProps) {
  return (
    <span {...rest} className={['chip', kind !== 'neutral' && `chip-${kind}`, className].filter(Boolean).join(' ')}>
      {Icon && <Icon className="i" />}
      {children}
    </span>
  );
}
