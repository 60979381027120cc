import { describe, expect, it } from 'vitest';
import { displayKeys, keyOf, shortcuts } from '../../../../src/renderer/app/keys';
import en from '../../../../src/shared/locales/en.json';

const none = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
const press = (key: string, code: string, more: Partial<typeof none> = {}) => ({ key, code, ...none, ...more });

describe('the key that was pressed', () => {
  it('is its letter, whatever Caps Lock says', () => {
    expect(keyOf(press('s', 'KeyS'), false)).toBe('s');
    expect(keyOf(press('S', 'KeyS'), false)).toBe('s');
  });

  it('is found by its place on a layout without Latin letters', () => {
    expect(keyOf(press('ы', 'KeyS'), false)).toBe('s');
    expect(keyOf(press('л', 'KeyK', { ctrlKey: true }), false)).toBe('Mod+k');
  });

  it('takes Ctrl, or the command key on macOS, and nothing else as Mod', () => {
    expect(keyOf(press('k', 'KeyK', { ctrlKey: true }), false)).toBe('Mod+k');
    expect(keyOf(press('k', 'KeyK', { metaKey: true }), true)).toBe('Mod+k');
    expect(keyOf(press('k', 'KeyK', { ctrlKey: true }), true)).toBeNull();
    expect(keyOf(press('k', 'KeyK', { metaKey: true }), false)).toBeNull();
    expect(keyOf(press('k', 'KeyK', { altKey: true }), false)).toBeNull();
  });

  it('says Shift for keys that print nothing, and leaves it in the sign for those that do', () => {
    expect(keyOf(press('ArrowDown', 'ArrowDown', { shiftKey: true }), false)).toBe('Shift+ArrowDown');
    expect(keyOf(press('?', 'Slash', { shiftKey: true }), false)).toBe('?');
  });
});

describe('the map of keys', () => {
  it('is written as the keyboard at hand names its keys', () => {
    expect(displayKeys('Mod+k', false)).toBe('Ctrl K');
    expect(displayKeys('Mod+k', true)).toBe('⌘K');
    expect(displayKeys('Delete', false)).toBe('Del');
    expect(displayKeys(' ', false)).toBe('Space');
    expect(displayKeys('Shift+ArrowDown', false)).toBe('Shift ↓');
  });

  it('has a text for each of its keys, so that the help can show them all', () => {
    const texts = new Set(Object.values(shortcuts).flatMap((keys) => Object.values(keys)));
    expect([...texts].filter((text) => !(text in en.keys))).toEqual([]);
  });
});
