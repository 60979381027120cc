import { describe } from 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    /** Why a test could not run here; `npm test` prints it in its last lines. */
    skipReason?: string;
  }
}

/** A suite that runs unless there is a reason why it cannot; the reason is reported with each of its tests. */
export function describeUnless(reason: string | null, name: string, body: () => void): void {
  if (reason === null) describe(name, body);
  else describe.skip(name, { meta: { skipReason: reason } }, body);
}
