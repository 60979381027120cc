/*
 * Words of the POSIX shell: writing one so that a shell reads it back as it was, and reading a line of them.
 *
 * Source: POSIX.1-2017, Shell Command Language, 2.2 Quoting and 2.3 Token Recognition. What bash and zsh add on a
 * command line (history with `!`, `=command`, braces) is quoted too.
 */

/** Words that no shell looks into. A leading `=` is zsh's. */
const bare = /^(?!=)[\p{L}\p{N}_@%+=:,./-]+$/u;

/** One word for sh, bash, dash and zsh. A word cannot hold U+0000: no program can be given one. */
export function quoteSh(word: string): string {
  return bare.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

export const shProblems = ['quote', 'escape', 'operator', 'comment', 'variable', 'substitution'] as const;
/** Why a line is more than plain words; `at` is the offset of what is wrong, `text` that itself. */
export type ShProblem = { readonly code: (typeof shProblems)[number]; readonly at: number; readonly text: string };

const blank = /[ \t]/;
const operator = /^(?:&&|\|\||;;|<<-?|>>|<&|>&|<>|>\||[&|;<>()\n\r])/;
/** What a shell would replace by something that we cannot know. */
const expansion = /^(?:\$\(|`|\$[A-Za-z0-9_{@*#?!$'"-])/;

/**
 * Splits a line into words as sh does, and refuses whatever sh would do more about: operators, comments, variables and
 * command substitutions. File name patterns and `~` stay as they are written.
 */
export function readShWords(line: string): { words: string[] } | { problem: ShProblem } {
  const words: string[] = [];
  let word: string | null = null;
  let at = 0;
  const problem = (code: ShProblem['code'], from: number, text: string) => ({ problem: { code, at: from, text } });
  const expanded = (from: number, quoted: boolean) => {
    const found = expansion.exec(line.slice(from, from + 2))?.[0];
    // Inside double quotes $' and $" are a dollar sign before a quote.
    if (found === undefined || (quoted && (found === '$"' || found === "$'"))) return null;
    if (found === '`' || found === '$(') return problem('substitution', from, found);
    return problem('variable', from, /^\$(?:[A-Za-z_]\w*|\{[^}]*\}?|.)/.exec(line.slice(from))?.[0] ?? found);
  };

  while (at < line.length) {
    const c = line.charAt(at);
    if (blank.test(c)) {
      if (word !== null) words.push(word);
      word = null;
      at += 1;
    } else if (c === '\\') {
      if (at + 1 >= line.length) return problem('escape', at, c);
      const next = line.charAt(at + 1);
      // A backslash before a line break continues the line.
      if (next !== '\n') word = (word ?? '') + next;
      at += 2;
    } else if (c === "'") {
      const end = line.indexOf("'", at + 1);
      if (end < 0) return problem('quote', at, c);
      word = (word ?? '') + line.slice(at + 1, end);
      at = end + 1;
    } else if (c === '"') {
      const from = at;
      word ??= '';
      for (at += 1; line.charAt(at) !== '"'; ) {
        if (at >= line.length) return problem('quote', from, c);
        const found = expanded(at, true);
        if (found) return found;
        const escape = /^\\([$`"\\\n])/.exec(line.slice(at, at + 2))?.[1];
        word += escape === undefined ? line.charAt(at) : escape === '\n' ? '' : escape;
        at += escape === undefined ? 1 : 2;
      }
      at += 1;
    } else if (c === '#' && word === null) {
      return problem('comment', at, c);
    } else {
      const op = operator.exec(line.slice(at, at + 3))?.[0];
      if (op !== undefined) return problem('operator', at, op);
      const found = expanded(at, false);
      if (found) return found;
      word = (word ?? '') + c;
      at += 1;
    }
  }
  if (word !== null) words.push(word);
  return { words };
}
