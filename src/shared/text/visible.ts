/*
 * What an engine says is hostile text: a name can turn the line around it, hide a part of itself or end it. Whatever
 * has no glyph of its own is shown as its code point: controls, format characters (bidi overrides and isolates,
 * zero-width ones, tags), line and paragraph separators, lone surrogates.
 */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** The text with everything that cannot be seen made visible: U+202E as `⟨U+202E⟩`. */
export function visibleText(text: string): string {
  return text.replace(invisible, (found) => {
    const code = found.codePointAt(0) ?? 0;
    return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
  });
}

/** As `visibleText`, and cut to a length that a line can hold; `…` says that there is more. */
export function visibleLine(text: string, max: number): string {
  if (text.length <= max) return visibleText(text);
  // A pair is not cut in two.
  return `${visibleText(text.slice(0, max).replace(/[\ud800-\udbff]$/, ''))}…`;
}
