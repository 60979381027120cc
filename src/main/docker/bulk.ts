import type { Outcome } from '../../shared/models';
import { toAppError } from './errors';

/**
 * Does one thing to each id, at most `limit` at a time, and says what became of each, in the order of the ids. One
 * failure never stops or hides the others.
 */
export async function forEach(
  ids: readonly string[],
  limit: number,
  what: (id: string) => Promise<void>,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const waiting = ids.entries();
  const work = async () => {
    for (const [index, id] of waiting) {
      outcomes[index] = await what(id).then(
        () => ({ id, error: null }),
        (error: unknown) => ({ id, error: toAppError(error) }),
      );
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, ids.length) }, work));
  return outcomes;
}
