import type { RibbonLine } from '../state/ribbon';
import { previewProps } from '../state/ribbon';

export type Segment<T extends string> = {
  readonly value: T;
  readonly label: string;
  /** The command that shows the same, beside the words. */
  readonly code?: string;
  readonly preview?: RibbonLine | null;
};

export type SegmentsProps<T extends string> = {
  /** What is chosen among them. */
  readonly label: string;
  readonly value: T;
  readonly options: readonly Segment<T>[];
  readonly onChange: (value: T) => void;
};

/** Two to four views of one thing, of which one is on. */
export function Segments<T extends string>({ label, value, options, onChange }: SegmentsProps<T>) {
  return (
    <div className="segments" role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          title={option.code}
          onClick={() => onChange(option.value)}
          {...previewProps(option.preview ?? null)}
        >
          <span>{option.label}</span>
          {option.code && <code>{option.code}</code>}
        </button>
      ))}
    </div>
  );
}
