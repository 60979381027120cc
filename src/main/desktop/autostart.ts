import { readFile, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { writeAtomically } from '../atomic-file';

/*
 * Starting at login on Linux, where Electron has nothing for it: a desktop entry in the person's autostart folder.
 * https://specifications.freedesktop.org/autostart-spec/latest/
 */

export function autostartPath(env: Readonly<Record<string, string | undefined>>, home = homedir()): string {
  return join(env['XDG_CONFIG_HOME'] || join(home, '.config'), 'autostart', 'slipway.desktop');
}

/** Writes the entry. Throws what node:fs throws. */
export async function writeAutostart(path: string, command: readonly string[]): Promise<void> {
  await writeAtomically(path, autostartEntry(command));
}

/** Removes the entry, if there is one. Throws what node:fs throws. */
export async function removeAutostart(path: string): Promise<void> {
  await rm(path, { force: true });
}

/**
 * Writes an entry again whose command is another one now: an AppImage was moved. One that the person has removed or
 * turned off in the system's own settings stays as it is.
 */
export async function refreshAutostart(path: string, command: readonly string[]): Promise<void> {
  const there = await readFile(path, 'utf8').catch(() => null);
  if (there === null || there === autostartEntry(command)) return;
  if (/^\s*(Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$/m.test(there)) return;
  await writeAutostart(path, command);
}

export function autostartEntry(command: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Slipway',
    'Icon=slipway',
    `Exec=${command.map(execWord).join(' ')}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/**
 * One word of an Exec key: quoted, then escaped again as every string of such a file is, and with `%` doubled.
 * https://specifications.freedesktop.org/desktop-entry-spec/latest/exec-variables.html
 */
function execWord(word: string): string {
  const quoted = `"${word.replace(/["`$\\]/g, '\\$&')}"`;
  return quoted.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('%', '%%');
}
