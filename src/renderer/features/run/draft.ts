import { create } from 'zustand';
import { emptyRunSpec, type RunSpec } from '../../../shared/run';
import { formOf, type RunForm } from './run-form';

/* The form that was closed unfinished: nothing typed is lost until it ran or was cleared. */

export const useRunDraft = create<{ readonly draft: RunForm | null }>()(() => ({ draft: null }));

export const emptyForm = (): RunForm => formOf(emptyRunSpec());

/** Whether something was said in the form. */
export const isFilledIn = (form: RunForm): boolean => !isSame(form, emptyForm());

/**
 * What the dialog starts from: what it was opened for, or the draft. A draft for something else is `other`, to be
 * brought back by a press.
 */
export function startFrom(preset: Partial<RunSpec>, draft: RunForm | null): { form: RunForm; other: RunForm | null } {
  const asked = Object.keys(preset);
  if (asked.length === 0) return { form: draft ?? emptyForm(), other: null };
  // Only the image was chosen: what was typed for it goes on.
  if (draft !== null && asked.length === 1 && draft.image === preset.image) return { form: draft, other: null };
  const form = formOf({ ...emptyRunSpec(), ...preset });
  return { form, other: draft !== null && isSame(draft, form) ? null : draft };
}

const isSame = (form: RunForm, other: RunForm): boolean => JSON.stringify(form) === JSON.stringify(other);
