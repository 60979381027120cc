import { describe, expect, it } from 'vitest';
import { createLatest } from '../../../src/main/latest';

describe('a value that changes', () => {
  it('is read as it stands, then after each change', async () => {
    const latest = createLatest(1);
    const closing = new AbortController();
    const seen: number[] = [];
    for await (const value of latest.read(closing.signal)) {
      seen.push(value);
      if (value === 3) closing.abort();
      else latest.set(value + 1);
    }
    expect(seen).toEqual([1, 2, 3]);
  });

  it('leaves out for a slow reader what it had no time for', async () => {
    const latest = createLatest('first');
    const reader = latest.read(new AbortController().signal);
    await reader.next();
    latest.set('second');
    latest.set('third');
    expect((await reader.next()).value).toBe('third');
    await reader.return();
  });

  it('ends for a reader that waits when the signal aborts', async () => {
    const latest = createLatest(0);
    const closing = new AbortController();
    const reader = latest.read(closing.signal);
    await reader.next();
    const waiting = reader.next();
    closing.abort();
    expect((await waiting).done).toBe(true);
  });
});
