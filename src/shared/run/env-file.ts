import { problem, type Problem } from './problems';
import type { EnvVariable } from './spec';

/** White space as Go's unicode.IsSpace has it. */
const leadingSpace = /^[\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;

/**
 * Reads an env file as `docker run --env-file` does: a line is NAME=value or NAME (taken from the environment of whoever
 * runs the command); blank lines and those that begin with `#` are left out; quotes and everything after `=` are part of
 * the value. Source: github.com/docker/cli, pkg/kvfile.
 *
 * A line that docker would refuse the file for is left out and reported, with its number as `values.line` and the field
 * `env`.
 */
export function parseEnvFile(text: string): { variables: EnvVariable[]; problems: Problem[] } {
  const variables: EnvVariable[] = [];
  const problems: Problem[] = [];
  for (const [index, raw] of text.replace(/^\ufeff/, '').split('\n').entries()) {
    const line = raw.replace(/\r$/, '').replace(leadingSpace, '');
    if (line === '' || line.startsWith('#')) continue;
    const equals = line.indexOf('=');
    const name = equals < 0 ? line : line.slice(0, equals);
    const value = equals < 0 ? null : line.slice(equals + 1);
    if (line.includes('\0')) problems.push(problem('env', 'nul', { line: index + 1 }));
    else if (name === '') problems.push(problem('env', 'env-file-name', { line: index + 1 }));
    else if (/[ \t]/.test(name)) problems.push(problem('env', 'env-file-space', { line: index + 1, name }));
    else variables.push({ name, value });
  }
  return { variables, problems };
}
