import type { ComponentPropsWithRef } from 'react';
import { CircleAlert, Info, TriangleAlert } from 'lucide-react';

export type HintProps = ComponentPropsWithRef<'p'> & { readonly kind?: 'plain' | 'warn' | 'bad' };

const icons = { plain: Info, warn: TriangleAlert, bad: CircleAlert } as const;

/** One line under a field or beside a button. */
export function Hint({ kind = 'plain', className, children, ...rest }: HintProps) {
  const Icon = icons[kind];
  return (
    <p {...rest} className={['hint', kind !== 'plain' && `hint-${kind}`, className].filter(Boolean).join(' ')}>
      <Icon className="i" />
      <span>{children}</span>
    </p>
  );
}
