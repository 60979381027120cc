/*
 * Words of PowerShell 7.3 and newer, which hands a native program every argument as it was
 * ($PSNativeCommandArgumentPassing is Standard, or Windows for docker.exe, which comes to the same).
 *
 * Windows PowerShell 5.1 reads the words alike, but then loses empty arguments and the double quotes inside an
 * argument when it starts the program; nothing that could be written here would do in both.
 *
 * Source: about_Parsing and about_Quoting_Rules; the tokenizer takes typographic quotes for quotes.
 */

const bare = /^[\p{L}\p{N}_./:\\+=-]+$/u;
/** A word that begins with a dash is a parameter token: `-a.b` would be split at the dot, `--` and `--%` mean more. */
const parameter = /^--?[A-Za-z][A-Za-z0-9-]*$/;
const singleQuotes = /['‘’‚‛]/g;

/** One word for PowerShell 7.3 and newer. */
export function quotePowerShell(word: string): string {
  const plain = word.startsWith('-') ? parameter.test(word) : bare.test(word);
  return plain ? word : `'${word.replace(singleQuotes, '$&$&')}'`;
}
