/*
 * Words of the POSIX shell: writing one so that a shell reads it back as it was, and reading a line of them.
 *
 * Source: POSIX.1-2017, Shell Command Language, 2.2 Quoting and 2.3 Token Recognition. What bash and zsh add on a
 * command line (history with `!`, `=command`, braces) is quoted too.
 */

import { lexSh } from './lex-sh';

/** Words that no shell looks into. A leading `=` is zsh's. */
const bare = /^(?!=)[\p{L}\p{N}_@%+=:,./-]+$/u;

/** One word for sh, bash, dash and zsh. A word cannot hold U+0000: no program can be given one. */
export function quoteSh(word: string): string {
  return bare.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

export const shProblems = ['quote', 'escape', 'operator', 'comment', 'variable', 'substitution'] as const;
/** Why a line is more than plain words; `at` is the offset of what is wrong, `text` that itself. */
export type ShProblem = { readonly code: (typeof shProblems)[number]; readonly at: number; readonly text: string };

/**
 * Splits a line into words as sh does, and refuses whatever sh would do more about: operators, comments, variables and
 * command substitutions. File name patterns and `~` stay as they are written.
 */
export function readShWords(line: string): { words: string[] } | { problem: ShProblem } {
  const { commands, comments, breaks, problems } = lexSh(line);
  const words = commands.flat();
  const found: ShProblem[] = [
    ...problems.map(({ code, from, to }) => ({
      code: code === 'continuation-space' ? ('escape' as const) : code,
      at: from,
      text: line.slice(from, to),
    })),
    ...comments.map(({ from }) => ({ code: 'comment' as const, at: from, text: '#' })),
    ...breaks.map((at) => ({ code: 'operator' as const, at, text: line.charAt(at) })),
    ...words.flatMap(({ placeholders }) => placeholders).flatMap(({ kind, from, text }): ShProblem[] => {
      if (kind === 'home') return [];
      if (kind === 'variable') return [{ code: 'variable', at: from, text }];
      return [{ code: 'substitution', at: from, text: text.startsWith('`') ? '`' : '$(' }];
    }),
  ];
  const [first] = found.sort((a, b) => a.at - b.at);
  return first ? { problem: first } : { words: words.map(({ text }) => text) };
}
