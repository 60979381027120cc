import { assertNever } from '../errors';
import type { Command, Shell } from '../models';
import { kindOf, optionNames, optionOf } from '../run/options';
import { quoteCmd } from '../text/cmd';
import { quotePowerShell } from '../text/powershell';
import { quoteSh } from '../text/sh';

/** What a word of a command is, for its colour: `object` is a container, an image or an engine's name. */
export const tokenKinds = ['bin', 'verb', 'flag', 'value', 'string', 'object'] as const;
export type TokenKind = (typeof tokenKinds)[number];
export type Token = { readonly text: string; readonly kind: TokenKind };

type Quote = (word: string) => string;

/**
 * A command in the words of a shell, each with its kind. Joined by single spaces they are `formatCommand`'s line.
 * A word that had to be quoted is a `string`, but for objects, which stay objects.
 */
export function tokenize(command: Command, shell: Shell): Token[] {
  switch (shell) {
    case 'sh':
      return inline(command, quoteSh);
    case 'powershell':
      return called(inline(command, quotePowerShell));
    case 'cmd':
      return tokenizeCmd(command, false);
    default:
      return assertNever(shell);
  }
}

/** For cmd.exe, at its prompt or in a batch file. */
export function tokenizeCmd(command: Command, batch: boolean): Token[] {
  const kinds = kindsOf(command);
  const loops: Token[] = [];
  let loopCount = 0;
  const main = command.map((word, index): Token => {
    if (typeof word === 'string') return token(word, kinds[index], (text) => quoteCmd(text, { batch }));
    // cmd.exe has no command substitution: the command is run once for each line of the other's output.
    const variable = `${batch ? '%%' : '%'}${'ijklmnopqrstuvwxyz'.charAt(loopCount)}`;
    loopCount += 1;
    const output = words(word.output, (text) => quoteCmd(text, { batch, separators: true }));
    loops.push({ text: 'for', kind: 'verb' }, { text: '/f', kind: 'flag' }, { text: variable, kind: 'object' });
    loops.push({ text: 'in', kind: 'verb' }, ...wrap(output, "('", "')"), { text: 'do', kind: 'verb' });
    return { text: variable, kind: 'object' };
  });
  return [...loops, ...main];
}

/** For the shells that have `$(…)`. */
function inline(command: Command, quote: Quote): Token[] {
  const kinds = kindsOf(command);
  return command.flatMap((word, index) =>
    typeof word === 'string' ? [token(word, kinds[index], quote)] : wrap(words(word.output, quote), '$(', ')'),
  );
}

/** PowerShell runs a quoted program only after `&`. */
function called(tokens: Token[]): Token[] {
  return tokens[0]?.text.startsWith("'") ? [{ text: '&', kind: 'bin' }, ...tokens] : tokens;
}

function words(command: readonly string[], quote: Quote): Token[] {
  const kinds = kindsOf(command);
  return command.map((word, index) => token(word, kinds[index], quote));
}

function token(word: string, kind: TokenKind = 'value', quote: Quote): Token {
  const text = quote(word);
  return { text, kind: kind === 'value' && text !== word ? 'string' : kind };
}

function wrap(tokens: Token[], before: string, after: string): Token[] {
  return tokens.map(({ text, kind }, index) => ({
    text: `${index === 0 ? before : ''}${text}${index === tokens.length - 1 ? after : ''}`,
    kind,
  }));
}

/* Kinds --------------------------------------------------------------------------------------------------------- */

const runFlags = optionNames
  .filter((name) => kindOf(name) !== 'flag')
  .flatMap((name) => [`--${name}`, ...(optionOf(name).short === undefined ? [] : [`-${optionOf(name).short}`])]);

/** Which flags of a docker command have a value after them. */
const valueFlags: Readonly<Record<string, readonly string[]>> = {
  run: runFlags,
  create: runFlags,
  stop: ['-t'],
  kill: ['-s'],
  ps: ['-f'],
};
/** Docker commands of two words. */
const nouns = ['context', 'image', 'container', 'volume', 'network', 'system'];

function kindsOf(command: Command): TokenKind[] {
  return command[0] === 'docker' ? dockerKinds(command) : otherKinds(command);
}

function dockerKinds(command: Command): TokenKind[] {
  let verb = '';
  let verbsLeft = 1;
  let operandSeen = false;
  let flag = '';
  return command.map((word, index) => {
    const text = typeof word === 'string' ? word : '';
    if (index === 0) return 'bin';
    if (flag !== '') {
      flag = '';
      return 'value';
    }
    const ofContainer = operandSeen && (verb === 'run' || verb === 'create');
    if (ofContainer) return 'value';
    if (text.startsWith('-') && text.length > 1) {
      const takesValue = verb === '' ? text === '-H' : valueFlags[verb]?.includes(text);
      if (takesValue) flag = text;
      if (text === '--') verbsLeft = 0;
      return 'flag';
    }
    if (verbsLeft > 0) {
      verbsLeft += nouns.includes(text) ? 0 : -1;
      verb = text;
      return 'verb';
    }
    operandSeen = true;
    return 'object';
  });
}

/** `sudo systemctl start docker`: a program, what it is to do, and to what. */
function otherKinds(command: Command): TokenKind[] {
  let flagSeen = false;
  return command.map((word, index) => {
    if (index === 0) return 'bin';
    if (typeof word === 'string' && word.startsWith('-')) {
      flagSeen = true;
      return 'flag';
    }
    return flagSeen || (index === command.length - 1 && index > 1) ? 'object' : 'verb';
  });
}
