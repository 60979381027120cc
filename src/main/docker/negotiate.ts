/** The API versions this program is written for. Engine 20.10 speaks at most 1.41, Engine 29 at least 1.44. */
export const OLDEST_API = '1.24';
export const NEWEST_API = '1.52';

export type Negotiated =
  | { readonly ok: true; readonly version: string }
  /** `theirs` is the range that the engine speaks, for people. */
  | { readonly ok: false; readonly theirs: string };

/**
 * The API version to speak: the lower of the engine's newest and ours, as long as it is not below what either still
 * understands. `newest` and `oldest` are ApiVersion and MinAPIVersion of `/version`; engines before 1.24 have no minimum.
 */
export function negotiate(newest: string, oldest: string): Negotiated {
  const theirs = parse(newest);
  if (!theirs) return { ok: false, theirs: newest };
  const floor = parse(oldest) ?? theirs;
  const spoken = compare(newest, NEWEST_API) <= 0 ? newest : NEWEST_API;
  if (compare(spoken, OLDEST_API) < 0 || compare(spoken, floor.join('.')) < 0) {
    return { ok: false, theirs: oldest === '' || oldest === newest ? newest : `${oldest}–${newest}` };
  }
  return { ok: true, version: spoken };
}

function compare(one: string, other: string): number {
  const [a, b] = [parse(one), parse(other)];
  if (!a || !b) return 0;
  return a[0] - b[0] || a[1] - b[1];
}

function parse(version: string): [number, number] | null {
  const match = /^(\d{1,4})\.(\d{1,4})$/.exec(version);
  return match ? [Number(match[1]), Number(match[2])] : null;
}
