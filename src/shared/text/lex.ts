import { assertNever } from '../errors';
import type { Shell } from '../models';
import { lexCmd } from './lex-cmd';
import { lexPowerShell } from './lex-powershell';
import { lexSh } from './lex-sh';
import type { Lexed } from './lexed';

/** Reads the lines of a shell, prompts before them aside. Never throws, and takes time in proportion to the text. */
export function lexShell(text: string, shell: Shell): Lexed {
  switch (shell) {
    case 'sh':
      return lexSh(text, { prompts: true });
    case 'powershell':
      return lexPowerShell(text);
    case 'cmd':
      return lexCmd(text);
    default:
      return assertNever(shell);
  }
}
