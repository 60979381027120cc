/**
 * What is selected, where the keyboard is, and where a range began. Ids and row keys only, so that it survives whatever
 * the engine changes; `order` is always the keys (or ids) of the rows as they are on the screen.
 */
export type Selection = {
  readonly ids: ReadonlySet<string>;
  /** The key of the row that has the keyboard; null before the first key or click. */
  readonly cursor: string | null;
  /** Where a range with Shift starts. */
  readonly anchor: string | null;
};

export const noSelection: Selection = { ids: new Set(), cursor: null, anchor: null };

/** A plain click on a row: the keyboard is there, what is selected stays. */
export function moveTo(selection: Selection, key: string): Selection {
  return { ...selection, cursor: key, anchor: key };
}

/** Moves the keyboard by `step` rows, and stays at the ends. The first move goes to the first or last row. */
export function moveBy(selection: Selection, order: readonly string[], step: number): Selection {
  const at = selection.cursor === null ? -1 : order.indexOf(selection.cursor);
  const from = at < 0 ? (step > 0 ? -1 : order.length) : at;
  const key = order[Math.max(0, Math.min(order.length - 1, from + step))];
  return key === undefined ? selection : moveTo(selection, key);
}

/** Selects or lets go of one row: its checkbox, Space, or a click with Ctrl or ⌘. */
export function toggle(selection: Selection, id: string): Selection {
  const ids = new Set(selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { ids, cursor: id, anchor: id };
}

/** Selects or lets go of several at once: a group. All selected already: none is afterwards. */
export function toggleAll(selection: Selection, members: readonly string[]): Selection {
  const ids = new Set(selection.ids);
  const add = members.some((id) => !ids.has(id));
  for (const id of members) {
    if (add) ids.add(id);
    else ids.delete(id);
  }
  return { ...selection, ids };
}

/** Selects from the anchor to `key`: a click with Shift. `selectable` leaves out the heads of groups. */
export function extendTo(
  selection: Selection,
  order: readonly string[],
  key: string,
  selectable: ReadonlySet<string>,
): Selection {
  const to = order.indexOf(key);
  const anchor = selection.anchor ?? selection.cursor ?? key;
  const from = order.indexOf(anchor);
  if (to < 0) return selection;
  if (from < 0) return { ids: new Set([...selection.ids, ...[key].filter((id) => selectable.has(id))]), cursor: key, anchor: key };
  // What the last range reached beyond the new one is let go: the range follows the key both ways.
  const ids = new Set(selection.ids);
  const last = selection.cursor === null ? from : order.indexOf(selection.cursor);
  if (last >= 0) for (const id of between(order, from, last)) ids.delete(id);
  for (const id of between(order, from, to)) if (selectable.has(id)) ids.add(id);
  return { ids, cursor: key, anchor };
}

/** Shift with an arrow: the range follows the keyboard. */
export function extendBy(
  selection: Selection,
  order: readonly string[],
  step: number,
  selectable: ReadonlySet<string>,
): Selection {
  const moved = moveBy(selection, order, step);
  return moved.cursor === null ? selection : extendTo(selection, order, moved.cursor, selectable);
}

/** Selects everything that is listed. */
export function selectAll(selection: Selection, selectable: ReadonlySet<string>): Selection {
  return { ...selection, ids: new Set(selectable) };
}

/** Lets go of everything; the keyboard stays where it is. */
export function clearSelection(selection: Selection): Selection {
  return selection.ids.size === 0 ? selection : { ...selection, ids: new Set(), anchor: selection.cursor };
}

/**
 * Lets go of what is no longer there. The keyboard goes to the row that took the place of its own. Returns the same
 * object when nothing has to change.
 */
export function prune(
  selection: Selection,
  exists: (id: string) => boolean,
  before: readonly string[],
  order: readonly string[],
): Selection {
  const gone = [...selection.ids].filter((id) => !exists(id));
  const lost = selection.cursor !== null && !order.includes(selection.cursor);
  if (gone.length === 0 && !lost) return selection;
  const ids = new Set(selection.ids);
  for (const id of gone) ids.delete(id);
  if (!lost) return { ...selection, ids };
  const place = before.indexOf(selection.cursor ?? '');
  const present = new Set(order);
  const cursor = before.slice(Math.max(place, 0)).find((key) => present.has(key)) ?? order.at(-1) ?? null;
  return { ids, cursor, anchor: cursor };
}

function between(order: readonly string[], a: number, b: number): readonly string[] {
  return order.slice(Math.min(a, b), Math.max(a, b) + 1);
}
