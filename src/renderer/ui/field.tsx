import { useId, type ComponentPropsWithRef, type ReactNode } from 'react';
import type { LucideIcon } from 'lucide-react';
import { Hint } from './hint';

export type FieldProps = Omit<ComponentPropsWithRef<'input'>, 'disabled'> & {
  readonly label: ReactNode;
  /** The label is only read out. */
  readonly hideLabel?: boolean;
  readonly icon?: LucideIcon;
  readonly mono?: boolean;
  /** What is wrong; may hold the fix as a link button. */
  readonly error?: ReactNode;
  readonly warning?: ReactNode;
  readonly hint?: ReactNode;
  /** At the end, inside the field's edge. */
  readonly trailing?: ReactNode;
};

/** A text field with its label and, below it, what is wrong with it. Spreads react-hook-form's `register()`. */
export function Field({
  label,
  hideLabel = false,
  icon: Icon,
  mono = false,
  error,
  warning,
  hint,
  trailing,
  className,
  id,
  ...input
}: FieldProps) {
  const own = useId();
  const inputId = id ?? own;
  const hintId = `${inputId}-hint`;
  const said = error || warning || hint;
  const edge = error ? 'error' : warning ? 'warned' : null;
  return (
    <div className={['field-block', className].filter(Boolean).join(' ')}>
      <label className={hideLabel ? 'vh' : 'label'} htmlFor={inputId}>
        {label}
      </label>
      <div className={['field', mono && 'mono', edge].filter(Boolean).join(' ')}>
        {Icon && <Icon className="i" />}
        <input
          autoComplete="off"
          spellCheck={false}
          {...input}
          id={inputId}
          aria-invalid={error ? true : undefined}
          aria-describedby={said ? hintId : undefined}
        />
        {trailing}
      </div>
      {said && (
        <Hint id={hintId} kind={error ? 'bad' : warning ? 'warn' : 'plain'}>
          {said}
        </Hint>
      )}
    </div>
  );
}
