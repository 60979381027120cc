import { useMemo } from 'react';
import { useFormState, useWatch, type UseFormReturn } from 'react-hook-form';
import type { ErrorSubject } from '../../../shared/errors';
import { validateRunSpec } from '../../../shared/run';
import { useReplica } from '../../state/replica';
import type { Note, Path } from './form-context';
import { foreseen, refusalOf, stillStands, valueAt, type Refusal, type Surroundings } from './refusal';
import { formPath, readForm, type FormReading, type RunForm } from './run-form';
import type { RunState } from './run-session';
import { heldPorts } from './suggestions';

export type RunNotes = {
  readonly reading: FormReading;
  /** The note to show at a path of the form. */
  readonly noteAt: (path: string) => Note | null;
  /** What keeps the form from running, in the order of the form. */
  readonly faults: readonly Fault[];
  /** What the engine refused, while it stands. It keeps nothing from being tried again: things change there. */
  readonly refusal: Refusal | null;
  /** The field that was refused. */
  readonly refused: Fault | null;
};

/** A field at fault: its path in the form, and in the spec. */
export type Fault = { readonly path: string; readonly field: string; readonly value: string; readonly shown: boolean };

const emptyNotes = (): Map<string, Note> => new Map();

/**
 * Reads the form on every keystroke. A problem is shown once its field holds something or was left; all of them after
 * the first press (`pressed`).
 */
export function useRunNotes(form: UseFormReturn<RunForm>, run: RunState, pressed: boolean): RunNotes {
  const reading = useWatch({ control: form.control, compute: readForm });
  const formState = useFormState({ control: form.control });
  const around = useSurroundings(run.leftover);
  const { spec, rows } = reading;

  const refusal = useMemo(
    () => (run.refused === null ? null : refusalOf(run.refused.error, run.refused.spec, around)),
    [run.refused, around],
  );
  const standing = refusal !== null && stillStands(refusal, spec) ? refusal : null;
  const problems = useMemo(() => [...validateRunSpec(spec), ...reading.problems], [reading, spec]);

  const notes = emptyNotes();
  for (const warning of foreseen(spec, around)) {
    if (warning.field !== null) notes.set(formPath(warning.field, rows), { tone: 'warn', refusal: warning });
  }
  const faults = problems.map((problem): Fault => {
    const path = formPath(problem.field, rows);
    const value = valueAt(spec, problem.field);
    // The image is the field that the dialog opens with: leaving it empty is no mistake yet.
    const left = path !== 'image' && form.getFieldState(path as Path, formState).isTouched;
    const shown = pressed || value !== '' || left;
    if (shown) notes.set(path, { tone: 'bad', problem });
    return { path, field: problem.field, value, shown };
  });
  let refused: Fault | null = null;
  if (standing !== null && standing.field !== null) {
    refused = { path: formPath(standing.field, rows), field: standing.field, value: standing.value, shown: true };
    notes.set(refused.path, { tone: 'bad', refusal: standing });
  }
  return { reading, faults, refusal: standing, refused, noteAt: (path) => notes.get(path) ?? null };
}

/** The containers that stand in the way: not the one that an earlier try of ours has left, which gives way. */
function useSurroundings(leftover: ErrorSubject | null): Surroundings {
  const all = useReplica((state) => state.containers);
  return useMemo(() => {
    const containers = new Map([...all].filter(([id]) => id !== leftover?.id));
    return { containers, ports: heldPorts(containers.values()) };
  }, [all, leftover]);
}
