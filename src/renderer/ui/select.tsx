import { useId, type ComponentPropsWithRef, type ReactNode } from 'react';
import { ChevronDown } from 'lucide-react';

export type SelectProps<T extends string> = Omit<ComponentPropsWithRef<'select'>, 'value' | 'onChange' | 'children'> & {
  readonly label: ReactNode;
  readonly hideLabel?: boolean;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
  readonly mono?: boolean;
};

/** One of a few. The system's own list: it is quick, reads out well, and needs no style in the page. */
export function Select<T extends string>({
  label,
  hideLabel = false,
  value,
  options,
  onChange,
  mono = false,
  className,
  ...rest
}: SelectProps<T>) {
  const id = useId();
  return (
    <div className={['field-block', className].filter(Boolean).join(' ')}>
      <label className={hideLabel ? 'vh' : 'label'} htmlFor={id}>
        {label}
      </label>
      <div className={['field', 'select', mono && 'mono'].filter(Boolean).join(' ')}>
        <select
          {...rest}
          id={id}
          value={value}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.target.value);
            if (chosen) onChange(chosen.value);
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown className="i" />
      </div>
    </div>
  );
}
