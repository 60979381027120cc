import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forEach } from '../../../../src/main/docker/bulk';
import { AppFailure } from '../../../../src/shared/errors';

describe('one thing done to many', () => {
  it('gives one outcome for each id, in order, with never more at a time than the limit', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ fails: fc.boolean(), turns: fc.nat(5) }), { maxLength: 60 }), fc.integer({ min: 1, max: 20 }), async (tasks, limit) => {
        let running = 0;
        let most = 0;
        const ids = tasks.map((_, index) => String(index));
        const outcomes = await forEach(ids, limit, async (id) => {
          most = Math.max(most, (running += 1));
          for (let turn = 0; turn < (tasks[Number(id)]?.turns ?? 0); turn += 1) await Promise.resolve();
          running -= 1;
          if (tasks[Number(id)]?.fails) throw new AppFailure({ code: 'not-found', message: id });
        });
        expect(outcomes).toEqual(
          tasks.map(({ fails }, index) => ({ id: String(index), error: fails ? { code: 'not-found', message: String(index) } : null })),
        );
        expect(most).toBeLessThanOrEqual(limit);
      }),
    );
  });
});
