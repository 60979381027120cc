import { create } from 'zustand';
import type { HistoryEntry, HistoryItem } from '../../shared/models';
import { keepStream } from './keep-stream';

type History = {
  /** Everything that was done here, the newest last. */
  readonly entries: readonly HistoryEntry[];
  readonly loaded: boolean;
};

export const useHistory = create<History>()(() => ({ entries: [], loaded: false }));

/** Takes a batch of `history.entries` in; a snapshot replaces all. */
export function applyHistory(history: History, items: readonly HistoryItem[]): History {
  let entries = history.entries;
  for (const item of items) {
    entries = item.kind === 'snapshot' ? item.entries : [...entries, item.entry];
  }
  return { entries, loaded: true };
}

/** Follows the history, once for the life of the window. */
export function followHistory(): void {
  keepStream('history.entries', {}, {
    onItems: (items) => useHistory.setState((history) => applyHistory(history, items)),
    onBroken: () => undefined,
  });
}
