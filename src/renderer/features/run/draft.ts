import { create } from 'zustand';
import { emptyRunSpec, type RunSpec } from '../../../shared/run';
import { formOf, type RunForm } from './run-form';

/* The form that was closed unfinished: nothing typed is lost until it ran or was cleared. */

export const useRunDraft = create<{ readonly draft: RunForm | null }>()(() => ({ draft: null }));

export const emptyForm = (): RunForm => formOf(emptyRunSpec());

/** Whether something was said in the form. */
export const isFilledIn = (form: RunForm): boolean => !isSame(form, emptyForm());

export type Start = {
  readonly form: RunForm;
  /** A draft for something else, to be brought back by a press. */
  readonly other: RunForm | null;
  /** A whole run was asked for, and not only an image. */
  readonly isWhole: boolean;
};

/** What the dialog starts from: what it was opened for, or the draft. */
export function startFrom(preset: Partial<RunSpec>, draft: RunForm | null): Start {
  const asked = Object.keys(preset);
  const isWhole = asked.length > 1;
  if (asked.length === 0) return { form: draft ?? emptyForm(), other: null, isWhole };
  // Only the image was chosen: what was typed for it goes on.
  if (draft !== null && !isWhole && draft.image === preset.image) return { form: draft, other: null, isWhole };
  const form = formOf({ ...emptyRunSpec(), ...preset });
  return { form, other: draft !== null && isSame(draft, form) ? null : draft, isWhole };
}

const isSame = (form: RunForm, other: RunForm): boolean => JSON.stringify(form) === JSON.stringify(other);
