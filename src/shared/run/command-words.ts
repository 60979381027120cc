import { quoteSh, readShWords } from '../text/sh';
import { problem, type Problem } from './problems';

/**
 * The words of the command field, read as sh reads them. No shell runs the field, so what only a shell could do is
 * refused with its place (`place` counts from 1); `sh -c '…'` is how to have it. The problem's field is `command`.
 */
export function splitCommand(text: string): string[] | Problem {
  if (text.includes('\0')) return problem('command', 'nul');
  const read = readShWords(text);
  if ('words' in read) return read.words;
  const { code, at, text: found } = read.problem;
  return problem('command', `command-${code}`, { found: found.replace(/[\r\n]/, '↵'), place: at + 1 });
}

/** The words as the command field shows them: `splitCommand` gives them back. */
export const joinCommand = (words: readonly string[]): string => words.map(quoteSh).join(' ');
