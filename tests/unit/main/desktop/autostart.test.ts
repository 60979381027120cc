import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { autostartEntry, autostartPath, refreshAutostart, removeAutostart, writeAutostart } from '../../../../src/main/desktop/autostart';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'slipway-autostart-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const path = () => autostartPath({ XDG_CONFIG_HOME: folder });
const exec = (...command: string[]) => /^Exec=(.*)$/m.exec(autostartEntry(command))?.[1];

describe('starting at login on Linux', () => {
  it('is an entry in the autostart folder of the person', () => {
    expect(path()).toBe(join(folder, 'autostart', 'slipway.desktop'));
    expect(autostartPath({}, '/home/me')).toBe('/home/me/.config/autostart/slipway.desktop');
    expect(autostartPath({ XDG_CONFIG_HOME: '' }, '/home/me')).toBe('/home/me/.config/autostart/slipway.desktop');
  });

  it('is written and removed, and may be removed twice', async () => {
    await writeAutostart(path(), ['/opt/Slipway/slipway', '--hidden']);
    expect(readFileSync(path(), 'utf8')).toContain('Exec="/opt/Slipway/slipway" "--hidden"\n');
    await removeAutostart(path());
    await removeAutostart(path());
    expect(existsSync(path())).toBe(false);
  });

  it('quotes every word as the desktop entry specification has it', () => {
    expect(exec('/opt/my apps/slipway')).toBe('"/opt/my apps/slipway"');
    expect(exec('/opt/a"b')).toBe('"/opt/a\\\\"b"');
    expect(exec('/opt/$HOME`x`')).toBe('"/opt/\\\\$HOME\\\\`x\\\\`"');
    expect(exec('/opt/back\\slash')).toBe('"/opt/back\\\\\\\\slash"');
    expect(exec('/opt/100%')).toBe('"/opt/100%%"');
    expect(exec('/opt/two\nlines')).toBe('"/opt/two\\nlines"');
  });

  it('follows an AppImage that was moved', async () => {
    await writeAutostart(path(), ['/old/Slipway.AppImage']);
    await refreshAutostart(path(), ['/new/Slipway.AppImage']);
    expect(readFileSync(path(), 'utf8')).toContain('Exec="/new/Slipway.AppImage"');
  });

  it('stays off where the person turned it off in the system', async () => {
    await refreshAutostart(path(), ['/opt/slipway']);
    expect(existsSync(path())).toBe(false);
    mkdirSync(dirname(path()));
    for (const off of ['Hidden=true', 'X-GNOME-Autostart-enabled=false']) {
      writeFileSync(path(), `[Desktop Entry]\nExec=/old\n${off}\n`);
      await refreshAutostart(path(), ['/opt/slipway']);
      expect(readFileSync(path(), 'utf8')).toContain('Exec=/old');
    }
  });
});
