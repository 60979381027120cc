import type { ComponentPropsWithRef, ReactNode } from 'react';
import { Check, Minus } from 'lucide-react';
import { Checkbox as Radix } from 'radix-ui';

export type CheckboxProps = Omit<ComponentPropsWithRef<typeof Radix.Root>, 'asChild'> & {
  /** Its name, when no text is shown beside it. */
  readonly label?: string;
  /** The text beside it. */
  readonly children?: ReactNode;
};

/** A checkbox; `checked="indeterminate"` for some of many. With children it is a line that can be clicked whole. */
export function Checkbox({ label, className, children, ...rest }: CheckboxProps) {
  const box = (
    <Radix.Root {...rest} className={['check', className].filter(Boolean).join(' ')} aria-label={label}>
      <Radix.Indicator>
        {rest.checked === 'indeterminate' ? <Minus className="i" /> : <Check className="i" />}
      </Radix.Indicator>
    </Radix.Root>
  );
  if (!children) return box;
  return (
    <label className="check-line">
      {box}
      {children}
    </label>
  );
}
