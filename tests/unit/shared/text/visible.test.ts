import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleLine, visibleText } from '../../../../src/shared/text/visible';

describe('text from outside', () => {
  it('stays as it is when all of it can be seen', () => {
    for (const text of ['web-app', 'Контейнер №1', '容器', 'شبكة', '<img onerror=alert(1)>', '🚢']) {
      expect(visibleText(text)).toBe(text);
    }
  });

  it('shows what would turn, hide or end the line as its code point', () => {
    expect(visibleText('a\u202Egpj.exe')).toBe('a⟨U+202E⟩gpj.exe');
    expect(visibleText('a\nb\tc\0')).toBe('a⟨U+000A⟩b⟨U+0009⟩c⟨U+0000⟩');
    expect(visibleText('a\u200Bb\uFEFF\u2066')).toBe('a⟨U+200B⟩b⟨U+FEFF⟩⟨U+2066⟩');
    expect(visibleText('\ud800')).toBe('⟨U+D800⟩');
    expect(visibleText('\u{E0041}')).toBe('⟨U+E0041⟩');
  });

  it('never leaves a control or a direction mark in what is shown', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(visibleText(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      }),
    );
  });

  it('is cut where a line ends, says that there is more, and splits no character', () => {
    expect(visibleLine('x'.repeat(5000), 10)).toBe(`${'x'.repeat(10)}…`);
    expect(visibleLine('short', 10)).toBe('short');
    expect(visibleLine(`abc${'🚢'.repeat(9)}`, 4)).toBe('abc…');
  });
});
