import { assertNever } from '../errors';
import type { Command, Shell } from '../models';
import { tokenize, tokenizeCmd, type Token } from './tokens';

const line = (tokens: readonly Token[]) => tokens.map(({ text }) => text).join(' ');

/** A command as one line for a shell: PowerShell 7.3 and newer, cmd.exe's prompt. See `unquotable`. */
export function formatCommand(command: Command, shell: Shell): string {
  return line(tokenize(command, shell));
}

/**
 * Why a shell cannot say a command exactly: cmd.exe has no line break inside a word, and `formatCommand` puts a space.
 * Its text is `cli.unquotable.<reason>`. Null when the line is exact.
 */
export function unquotable(command: Command, shell: Shell): 'line-break' | null {
  const broken = command.some((word) => typeof word === 'string' && /[\r\n]/.test(word));
  return shell === 'cmd' && broken ? 'line-break' : null;
}

/** Commands as a script that runs one after the other: a file for sh, a .ps1, a .bat. */
export function formatScript(commands: readonly Command[], shell: Shell): string {
  switch (shell) {
    case 'sh':
      return ['#!/bin/sh', ...commands.map((command) => formatCommand(command, shell)), ''].join('\n');
    case 'powershell':
      return [...commands.map((command) => formatCommand(command, shell)), ''].join('\n');
    case 'cmd':
      return ['@echo off', ...commands.map((command) => line(tokenizeCmd(command, true))), ''].join('\r\n');
    default:
      return assertNever(shell);
  }
}
