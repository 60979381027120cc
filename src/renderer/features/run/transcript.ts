/*
 * What an attached container has printed, as plain text: the terminal's alternative for screen readers. It keeps the
 * end of it, since a container may print for ever.
 */

/** Characters that are kept. */
const limit = 64 * 1024;

/* Escape sequences of ECMA-48: CSI, OSC (ended by BEL or ST), and the short ones. */
const esc = String.fromCharCode(0x1b);
const bel = String.fromCharCode(0x07);
const sequences = new RegExp(
  `${esc}(?:\\[[0-?]*[ -/]*[@-~]|\\][^${bel}${esc}]*(?:${bel}|${esc}\\\\)?|[ -/]*[0-~])`,
  'g',
);

/** Terminal output as text: without escape sequences and control characters, every kind of line end as `\n`. */
export function plainText(output: string): string {
  return [...output.replace(sequences, '').replace(/\r+\n?/g, '\n')].filter(isPlain).join('');
}

function isPlain(character: string): boolean {
  if (character === '\n' || character === '\t') return true;
  const code = character.codePointAt(0) ?? 0;
  return code >= 0x20 && !(code >= 0x7f && code < 0xa0);
}

/** The transcript after more output; cut at a line where it can be. */
export function extendTranscript(transcript: string, output: string): string {
  const text = transcript + plainText(output);
  if (text.length <= limit) return text;
  const tail = text.slice(-limit);
  const line = tail.indexOf('\n');
  return line === -1 || line === tail.length - 1 ? tail : tail.slice(line + 1);
}
