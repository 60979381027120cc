import { describe, expect, it } from 'vitest';
import { createHistory, HISTORY_LENGTH } from '../../../src/main/history';
import type { HistoryEntry, HistoryItem } from '../../../src/shared/models';

const action = (name: string): Omit<HistoryEntry, 'id'> => ({
  call: 'containers.stop',
  command: ['docker', 'stop', name],
  at: 0,
  tookMs: 1,
  engine: 'default',
  count: 1,
  errors: [],
});
const names = (item: HistoryItem | undefined) =>
  item?.kind === 'snapshot' ? item.entries.map(({ command }) => command[2]) : item?.entry.command[2];

describe('the history', () => {
  it('gives all of it first, then each action as it ends', async () => {
    const history = createHistory();
    history.add(action('one'));
    const closing = new AbortController();
    const reader = history.read(closing.signal);
    expect(names((await reader.next()).value ?? undefined)).toEqual(['one']);
    const next = reader.next();
    history.add(action('two'));
    expect(names((await next).value ?? undefined)).toBe('two');
    closing.abort();
    expect((await reader.next()).done).toBe(true);
  });

  it('ends for a reader that waits', async () => {
    const closing = new AbortController();
    const reader = createHistory().read(closing.signal);
    await reader.next();
    const next = reader.next();
    closing.abort();
    expect((await next).done).toBe(true);
  });

  it('keeps the newest, each with an id of its own', async () => {
    const history = createHistory();
    for (let n = 0; n < HISTORY_LENGTH + 10; n += 1) history.add(action(String(n)));
    const item = (await history.read(new AbortController().signal).next()).value;
    const entries = item?.kind === 'snapshot' ? item.entries : [];
    expect(entries).toHaveLength(HISTORY_LENGTH);
    expect(entries[0]?.command[2]).toBe('10');
    expect(new Set(entries.map(({ id }) => id)).size).toBe(HISTORY_LENGTH);
  });

  it('is empty for everybody once it is cleared', async () => {
    const history = createHistory();
    history.add(action('one'));
    const reader = history.read(new AbortController().signal);
    await reader.next();
    history.clear();
    expect((await reader.next()).value).toEqual({ kind: 'snapshot', entries: [] });
  });

  it('gives a reader that is far behind all of it, and nothing twice', async () => {
    const history = createHistory();
    const closing = new AbortController();
    const reader = history.read(closing.signal);
    await reader.next();
    for (let n = 0; n < 3 * HISTORY_LENGTH; n += 1) history.add(action(String(n)));
    const seen = new Map<number, string>();
    for await (const item of reader) {
      if (item.kind === 'snapshot') seen.clear();
      const entries = item.kind === 'snapshot' ? item.entries : [item.entry];
      for (const entry of entries) seen.set(entry.id, String(entry.command[2]));
      if ([...seen.values()].at(-1) === String(3 * HISTORY_LENGTH - 1)) break;
    }
    expect([...seen.values()].slice(-HISTORY_LENGTH)).toEqual(
      Array.from({ length: HISTORY_LENGTH }, (_, n) => String(2 * HISTORY_LENGTH + n)),
    );
    closing.abort();
  });
});
