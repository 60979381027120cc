import { create } from 'zustand';
import type { AppError } from '../../shared/errors';

/** One object of an action that failed. The name is from an engine; it is empty when the whole action failed. */
export type Failure = { readonly id: string; readonly name: string; readonly error: AppError };

/** Another way to reach what failed: 'Remove by force'. */
export type Fix = { readonly label: string; readonly danger?: boolean; readonly run: () => void };

/** An action that failed, for some or all of its objects. It stays in view until it is dismissed or done again. */
export type Problem = {
  readonly id: number;
  /** What was tried: 'Stop 3 containers'. */
  readonly label: string;
  readonly failures: readonly Failure[];
  readonly retry: (() => void) | null;
  readonly fixes: readonly Fix[];
};

type Problems = {
  readonly problems: readonly Problem[];
  readonly add: (problem: Omit<Problem, 'id'>) => void;
  readonly dismiss: (id: number) => void;
};

let lastId = 0;

export const useProblems = create<Problems>()((set) => ({
  problems: [],
  add: (problem) => {
    lastId += 1;
    const added = { ...problem, id: lastId };
    set((state) => ({ problems: [...state.problems, added] }));
  },
  dismiss: (id) => set((state) => ({ problems: state.problems.filter((problem) => problem.id !== id) })),
}));

/** Reports something that failed as a whole. */
export function reportProblem(label: string, error: AppError, retry: (() => void) | null = null): void {
  useProblems.getState().add({ label, failures: [{ id: '', name: '', error }], retry, fixes: [] });
}
