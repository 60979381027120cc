import { createContext, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldPath } from 'react-hook-form';
import type { Problem } from '../../../shared/run';
import { Button } from '../../ui/button';
import { Hint } from '../../ui/hint';
import { visibleLine } from '../../../shared/text/visible';
import type { Fix, Refusal } from './refusal';
import type { RunForm } from './run-form';

/* What is said beside the fields: problems as they are typed, refusals of the engine, and what it will refuse. */

export type Path = FieldPath<RunForm>;

export type Note =
  | { readonly tone: 'bad'; readonly problem: Problem }
  | { readonly tone: 'bad' | 'warn'; readonly refusal: Refusal };

export type FormNotes = {
  readonly noteAt: (path: string) => Note | null;
  readonly applyFix: (fix: Fix) => void;
};

const NotesContext = createContext<FormNotes | null>(null);
export const NotesProvider = NotesContext.Provider;

function useNotes(): FormNotes {
  const notes = useContext(NotesContext);
  if (notes === null) throw new Error('There is no run form around this field.');
  return notes;
}

export const useNote = (path: Path): Note | null => useNotes().noteAt(path);

/** The id of a field's hint, for aria-describedby. */
export const noteId = (path: Path): string => `run-note-${path.replaceAll('.', '-')}`;

const longestDetail = 600;

/** A note in words, with the ways out as links. */
export function NoteText({ note }: { readonly note: Note }) {
  const { t } = useTranslation();
  const { applyFix } = useNotes();
  if ('problem' in note) return t(`run.problems.${note.problem.code}`, seen(note.problem.values));
  const { error, text, values, fixes } = note.refusal;
  return (
    <>
      {text === 'other' ? t(`errors.${error.code}.title`) : t(`run.refused.${text}`, seen(values))}
      {(text === 'other' || text === 'image' || text === 'pull' || text === 'command') && error.detail !== undefined && (
        <bdi className="run-words">{visibleLine(error.detail, longestDetail)}</bdi>
      )}
      {fixes.map((fix, index) => (
        <span key={index}>
          {' '}
          <Button variant="link" onClick={() => applyFix(fix)}>
            {fix.kind === 'remove'
              ? t('run.removeHolder', { name: visibleLine(fix.container.name, 80) })
              : t(fix.field === 'name' ? 'run.use' : 'run.useInstead', { value: fix.value })}
          </Button>
        </span>
      ))}
    </>
  );
}

const seen = (values: Readonly<Record<string, string | number>>): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, typeof value === 'string' ? visibleLine(value, 120) : value]),
  );

/** The notes of a row's fields, below the row. */
export function RowNotes({ paths }: { readonly paths: readonly Path[] }) {
  const { noteAt } = useNotes();
  return paths.map((path) => {
    const note = noteAt(path);
    if (note === null) return null;
    return (
      <Hint key={path} id={noteId(path)} kind={note.tone} role={'refusal' in note ? 'alert' : undefined}>
        <NoteText note={note} />
      </Hint>
    );
  });
}
