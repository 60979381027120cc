import { formatScript } from '../../../shared/cli';
import type { HistoryEntry, Shell } from '../../../shared/models';

/** Everything that was done, as a script that does it again: without what failed altogether, in the order of doing. */
export function historyScript(entries: readonly HistoryEntry[], shell: Shell): string {
  const done = entries.filter((entry) => entry.command.length > 0 && outcomeOf(entry) !== 'failed');
  return formatScript(done.map((entry) => entry.command), shell);
}

/** Whether an action failed for all of its objects, for some, or for none. */
export function outcomeOf(entry: HistoryEntry): 'done' | 'partly' | 'failed' {
  if (entry.errors.length === 0) return 'done';
  return entry.errors.length < entry.count ? 'partly' : 'failed';
}
