import { useFormContext } from 'react-hook-form';
import { noteId, useNote, type Path } from './form-context';
import type { RunForm } from './run-form';

export type RowInputProps = {
  readonly path: Path;
  readonly label: string;
  readonly placeholder?: string;
};

/** A text field inside a row; what is wrong with it stands below the row (see RowNotes). */
export function RowInput({ path, label, placeholder }: RowInputProps) {
  const { register } = useFormContext<RunForm>();
  const note = useNote(path);
  return (
    <label className={edgeClass(note?.tone)}>
      <input
        autoComplete="off"
        spellCheck={false}
        aria-label={label}
        placeholder={placeholder}
        aria-invalid={note?.tone === 'bad' || undefined}
        aria-describedby={note ? noteId(path) : undefined}
        {...register(path)}
      />
    </label>
  );
}

export const edgeClass = (tone: 'bad' | 'warn' | undefined): string =>
  ['field mono', tone === 'bad' && 'error', tone === 'warn' && 'warned'].filter(Boolean).join(' ');
