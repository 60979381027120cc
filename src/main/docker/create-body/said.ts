import type { Pair } from '../../../shared/run/values/pair';
import type { Read } from '../../../shared/run/values/read';

/* From what was said to what it means. A spec that comes here is valid: what is wrong has been refused before. */

type Reader<T> = (text: string) => Read<T>;

/** What a text means; undefined, which JSON leaves out, where nothing was said. */
export function one<T>(text: string | undefined, read: Reader<T>): T | undefined {
  const found = text === undefined ? undefined : read(text);
  return found && 'value' in found ? found.value : undefined;
}

/** What each entry of a list means. */
export function many<T>(list: readonly string[] | undefined, read: Reader<T>): T[] {
  return (list ?? []).flatMap((text) => {
    const found = read(text);
    return 'value' in found ? [found.value] : [];
  });
}

/** What a list of `key=value` means; of a key that is said twice, the last one counts. */
export function pairs(list: readonly string[] | undefined, read: Reader<Pair>): Record<string, string> | undefined {
  return list === undefined ? undefined : Object.fromEntries(many(list, read));
}

/** A list as the CLI sends it: null, which an engine keeps apart from none, where nothing was said. */
export const orNull = (list: readonly string[]): readonly string[] | null => (list.length === 0 ? null : list);
