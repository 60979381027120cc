import { cut, right, wrong, type Read } from './read';

/** The seccomp profiles that the engine has of its own; any other value is a file. */
const builtin = ['builtin', 'unconfined'];

export type SecurityOption = { readonly text: string; readonly profile: string | null };

/**
 * `no-new-privileges`, `label=disable`, `seccomp=/etc/profile.json`: the text, and the file that a seccomp profile is
 * read from. Source: docker/cli, cli/command/container/opts.go, parseSecurityOpts.
 */
export function readSecurity(text: string): Read<SecurityOption> {
  const [key, value] = text.includes('=') ? cut(text, '=') : cut(text, ':');
  if (key === 'no-new-privileges') return right({ text, profile: null });
  if (value === null || value === '') return wrong('option-security', { value: text });
  return right({ text, profile: key === 'seccomp' && !builtin.includes(value) ? value : null });
}
