import { create } from 'zustand';
import { emptyRunSpec, type RunSpec } from '../../../shared/run';
import { formOf, type RunForm } from './run-form';

/* The form that was closed unfinished: nothing typed is lost until it ran or was cleared. */

export const useRunDraft = create<{ readonly draft: RunForm | null }>()(() => ({ draft: null }));

export const emptyForm = (): RunForm => formOf(emptyRunSpec());

/** Whether something was said in the form. */
export const isFilledIn = (form: RunForm): boolean => JSON.stringify(form) !== JSON.stringify(emptyForm());

/**
 * What the dialog starts from: what it was opened for, or the draft. A draft for another image is `other`, to be brought
 * back by a press.
 */
export function startFrom(preset: Partial<RunSpec>, draft: RunForm | null): { form: RunForm; other: RunForm | null } {
  if (Object.keys(preset).length === 0) return { form: draft ?? emptyForm(), other: null };
  if (draft !== null && draft.image === preset.image) return { form: draft, other: null };
  return { form: formOf({ ...emptyRunSpec(), ...preset }), other: draft };
}
