import { describe, expect, it } from 'vitest';
import {
  clearSelection,
  extendBy,
  extendTo,
  moveBy,
  moveTo,
  noSelection,
  prune,
  selectAll,
  toggle,
  toggleAll,
} from '../../../../src/renderer/lists/selection';

const order = ['group x', 'a', 'b', 'c', 'd'];
const selectable = new Set(['a', 'b', 'c', 'd']);
const ids = (selection: typeof noSelection): string[] => [...selection.ids].sort();

describe('the selection', () => {
  it('moves to the first row with the first key down, and to the last with the first key up', () => {
    expect(moveBy(noSelection, order, 1).cursor).toBe('group x');
    expect(moveBy(noSelection, order, -1).cursor).toBe('d');
  });

  it('stops at both ends', () => {
    expect(moveBy(moveTo(noSelection, 'd'), order, 1).cursor).toBe('d');
    expect(moveBy(moveTo(noSelection, 'group x'), order, -10).cursor).toBe('group x');
  });

  it('does nothing in an empty list', () => {
    expect(moveBy(noSelection, [], 1)).toBe(noSelection);
  });

  it('selects and lets go of one row', () => {
    const one = toggle(noSelection, 'b');
    expect(ids(one)).toEqual(['b']);
    expect(ids(toggle(one, 'b'))).toEqual([]);
  });

  it('selects the range from the last single choice, without the heads of groups', () => {
    expect(ids(extendTo(toggle(noSelection, 'b'), order, 'd', selectable))).toEqual(['b', 'c', 'd']);
    expect(ids(extendTo(toggle(noSelection, 'b'), order, 'group x', selectable))).toEqual(['a', 'b']);
  });

  it('lets a range shrink again, and cross its anchor', () => {
    const grown = extendTo(toggle(noSelection, 'b'), order, 'd', selectable);
    expect(ids(extendBy(grown, order, -1, selectable))).toEqual(['b', 'c']);
    expect(ids(extendTo(grown, order, 'a', selectable))).toEqual(['a', 'b']);
  });

  it('keeps what was selected outside of the range', () => {
    const two = toggle(toggle(noSelection, 'a'), 'c');
    expect(ids(extendBy(two, order, 1, selectable))).toEqual(['a', 'c', 'd']);
  });

  it('starts anew when the anchor has gone', () => {
    const lost = { ids: new Set<string>(), cursor: 'zz', anchor: 'zz' };
    expect(ids(extendTo(lost, order, 'c', selectable))).toEqual(['c']);
  });

  it('selects a whole group, then lets go of it', () => {
    const part = toggle(noSelection, 'a');
    const whole = toggleAll(part, ['a', 'b']);
    expect(ids(whole)).toEqual(['a', 'b']);
    expect(ids(toggleAll(whole, ['a', 'b']))).toEqual([]);
  });

  it('selects everything listed, then nothing', () => {
    const everything = selectAll(noSelection, selectable);
    expect(ids(everything)).toEqual(['a', 'b', 'c', 'd']);
    expect(ids(clearSelection(everything))).toEqual([]);
  });
});

describe('the selection after an update', () => {
  it('is the same object when nothing it knows has gone', () => {
    const selection = toggle(noSelection, 'b');
    expect(prune(selection, () => true, order, [...order, 'e'])).toBe(selection);
  });

  it('lets go of a container that was removed, and of no other', () => {
    const two = toggle(toggle(noSelection, 'a'), 'b');
    const pruned = prune(two, (id) => id !== 'a', order, ['b', 'c', 'd']);
    expect(ids(pruned)).toEqual(['b']);
    expect(pruned.cursor).toBe('b');
  });

  it('moves the keyboard to the row that took the place of the one that went', () => {
    expect(prune(moveTo(noSelection, 'b'), () => true, order, ['group x', 'a', 'c', 'd']).cursor).toBe('c');
    expect(prune(moveTo(noSelection, 'd'), () => true, order, ['group x', 'a']).cursor).toBe('a');
    expect(prune(moveTo(noSelection, 'd'), () => true, order, []).cursor).toBeNull();
  });
});
