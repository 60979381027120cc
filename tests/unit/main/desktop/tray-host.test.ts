import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hasTray } from '../../../../src/main/desktop/tray-host';

/* Programs of our own stand for those that ask a session bus: the machines that tests run on have none. */
describe('a tray to be seen in', () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'slipway-bus-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const program = (name: string, script: string) => {
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, name), 0o755);
  };
  const onLinux = (more: Record<string, string> = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere' }) =>
    hasTray('linux', { PATH: folder, ...more });

  it('is always there on macOS and Windows', async () => {
    expect(await hasTray('darwin', {})).toBe(true);
    expect(await hasTray('win32', {})).toBe(true);
  });

  it('is not there without a session bus, and none is started by asking', async () => {
    program('dbus-send', `echo asked > ${folder}/asked; echo "boolean true"`);
    expect(await onLinux({})).toBe(false);
    expect(await onLinux({ XDG_RUNTIME_DIR: folder })).toBe(false);
    program('bus', '');
    expect(await onLinux({ XDG_RUNTIME_DIR: folder })).toBe(true);
  });

  it.each([
    ['dbus-send', 'echo "   boolean $ANSWER"'],
    ['gdbus', 'echo "($ANSWER,)"'],
    ['busctl', 'echo "b $ANSWER"'],
  ])('is as %s says', async (name, script) => {
    program(name, script.replace('$ANSWER', 'true'));
    expect(await onLinux()).toBe(true);
    program(name, script.replace('$ANSWER', 'false'));
    expect(await onLinux()).toBe(false);
  });

  it('is asked for by another program when the first gets no answer', async () => {
    program('dbus-send', 'echo "Failed to open connection" >&2; exit 1');
    program('busctl', 'echo "b true"');
    expect(await onLinux()).toBe(true);
  });

  it('asks for the watcher of icons', async () => {
    program('dbus-send', `echo "$@" > ${folder}/words; case "$*" in *string:org.kde.StatusNotifierWatcher) echo "boolean true";; esac`);
    expect(await onLinux()).toBe(true);
  });

  it('is not there when no program can ask, or the bus does not answer within a second', async () => {
    expect(await onLinux()).toBe(false);
    program('dbus-send', 'exec /bin/sleep 30');
    const began = performance.now();
    expect(await onLinux()).toBe(false);
    expect(performance.now() - began).toBeLessThan(3000);
  });
});
