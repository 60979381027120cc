import type { ReactNode } from 'react';
import { useFormContext } from 'react-hook-form';
import { Field } from '../../ui/field';
import { NoteText, useNote } from './form-context';
import type { RunForm } from './run-form';

export type TextFieldProps = {
  readonly path: 'name' | 'workdir' | 'entrypoint' | 'command';
  readonly label: string;
  readonly flag?: string;
  readonly placeholder?: string;
  readonly hint?: ReactNode;
};

/** One of the form's single fields, with what is wrong with it below. */
export function TextField({ path, label, flag, placeholder, hint }: TextFieldProps) {
  const { register } = useFormContext<RunForm>();
  const note = useNote(path);
  const said = note && <NoteText note={note} />;
  return (
    <Field
      mono
      label={
        <>
          {label} {flag && <code>{flag}</code>}
        </>
      }
      placeholder={placeholder}
      error={note?.tone === 'bad' ? said : undefined}
      warning={note?.tone === 'warn' ? said : undefined}
      hint={hint}
      {...register(path)}
    />
  );
}
