/*
 * Words of cmd.exe, for a program that splits its own command line as the C runtime does (docker.exe).
 *
 * Two readers, so two layers. The program's: double quotes, a backslash before a quote, backslashes doubled before
 * either. cmd's: inside double quotes only `%` and `"` are special; elsewhere `^` takes the meaning from the next
 * character. A word that holds neither goes into double quotes; any other has each special character escaped, its quotes
 * included, so that cmd never sees a quoted text. At the prompt `%NAME%` cannot be escaped by doubling: a caret before
 * the name makes it the name of a variable that there is not, and what is not defined stays.
 *
 * Delayed expansion is off, as it is unless asked for: `!` means nothing.
 *
 * Source: Microsoft, 'Parsing C command-line arguments'; `cmd /?`; `for /?`.
 */

const bare = /^[\p{L}\p{N}_./:\\@+-]+$/u;
/** They part words in the command of `for /f`, and in a batch file's arguments. */
const bareInList = /^[\p{L}\p{N}_./:\\@+=,-]+$/u;

const programQuoted = (word: string) => `"${word.replace(/(\\*)("|$)/g, (_, slashes: string, quote: string) =>
  slashes + slashes + (quote && `\\${quote}`))}"`;

/**
 * One word for cmd.exe, at its prompt or, where `batch` says so, in a batch file (there `%` is doubled). `separators`
 * keeps `=` and `,` out of unquoted words, for the command inside `for /f`.
 *
 * cmd.exe has no way to write a line break inside a word; it becomes a space. Ask `unquotable` first.
 */
export function quoteCmd(word: string, { batch = false, separators = false } = {}): string {
  const line = word.replace(/\r\n|[\r\n]/g, ' ');
  if ((separators ? bare : bareInList).test(line)) return line;
  const quoted = programQuoted(line);
  if (batch && !line.includes('"')) return quoted.replaceAll('%', '%%');
  if (!/[%"]/.test(line)) return quoted;
  // The character after `%` is escaped as well: see above. Surrogate pairs stay whole.
  let afterPercent = false;
  return [...quoted]
    .map((c) => {
      const escape = afterPercent || /[()%!^"<>&|]/.test(c);
      afterPercent = !batch && c === '%';
      return batch && c === '%' ? '%%' : escape ? `^${c}` : c;
    })
    .join('');
}
