import { assertNever } from '../errors';
import type { Shell } from '../models';
import { quoteCmd } from '../text/cmd';
import { quotePowerShell } from '../text/powershell';
import { quoteSh } from '../text/sh';
import { runParts, type RunVerb } from './command';
import type { RunSpec } from './spec';

/**
 * A spec as a line for a shell that says the same wherever it is run: on one line, or `wrapped` with a line for each
 * option that has a value and one for the image. See `unquotable` for what cmd cannot say.
 */
export function formatRun(
  spec: RunSpec,
  shell: Shell,
  { wrapped = false, verb = 'run' }: { wrapped?: boolean; verb?: RunVerb } = {},
): string {
  const parts = runParts(spec, verb);
  const line = (words: readonly string[]) => words.map((word) => quote(word, shell)).join(' ');
  if (!wrapped) return line(parts.flat());
  const lines: string[][] = [];
  for (const [index, part] of parts.entries()) {
    const goesOn = part.length === 1 && index < parts.length - 1 && lines.length === 1;
    if (goesOn) lines[0]?.push(...part);
    else lines.push([...part]);
  }
  return lines.map(line).join(` ${continuation(shell)}\n  `);
}

function quote(word: string, shell: Shell): string {
  switch (shell) {
    case 'sh':
      return quoteSh(word);
    case 'powershell':
      return quotePowerShell(word);
    case 'cmd':
      return quoteCmd(word);
    default:
      return assertNever(shell);
  }
}

/** What a shell reads a line break away with. */
function continuation(shell: Shell): string {
  switch (shell) {
    case 'sh':
      return '\\';
    case 'powershell':
      return '`';
    case 'cmd':
      return '^';
    default:
      return assertNever(shell);
  }
}
