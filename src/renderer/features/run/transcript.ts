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

const controls = /(?![\n\t])\p{Cc}/gu;

/** Terminal output as text: without escape sequences and control characters, every kind of line end as `\n`. */
export const plainText = (output: string): string =>
  output.replace(sequences, '').replace(/\r+\n?/g, '\n').replace(controls, '');

/** Milliseconds between two updates: nobody reads faster, and each lays out all of it. */
const pause = 500;

/** A transcript that follows output: `changed` hears it at once, and in a flood not again before the pause is over. */
export function createTranscript(changed: (transcript: string) => void) {
  let transcript = '';
  let unread = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const read = () => {
    clearTimeout(timer);
    timer = undefined;
    if (unread === '') return;
    transcript = extendTranscript(transcript, unread);
    unread = '';
    timer = setTimeout(read, pause);
    changed(transcript);
  };
  return {
    add(output: string): void {
      unread = (unread + output).slice(-2 * limit);
      if (timer === undefined) read();
    },
    /** Tells what has come in the meantime, without the pause. */
    read,
    clear(): void {
      clearTimeout(timer);
      timer = undefined;
      transcript = '';
      unread = '';
      changed('');
    },
  };
}

/** The transcript after more output; cut at a line where it can be. */
export function extendTranscript(transcript: string, output: string): string {
  // Of a flood only the end is read.
  const text = transcript + plainText(output.slice(-2 * limit));
  if (text.length <= limit) return text;
  const tail = text.slice(-limit);
  const line = tail.indexOf('\n');
  return line === -1 || line === tail.length - 1 ? tail : tail.slice(line + 1);
}
