import { dirname } from 'node:path';
import { app } from 'electron';
import type { Settings } from '../../shared/models';
import { writeFailure, type SettingsFile } from '../settings';
import { autostartPath, refreshAutostart, removeAutostart, writeAutostart } from './autostart';

/** Starts Slipway at login as the settings say; a setting that the system does not take is not kept. */
export async function followLoginItem(settings: SettingsFile): Promise<void> {
  settings.beforeChange(async ({ desktop: next }, { desktop: before }) => {
    if (next.startAtLogin === before.startAtLogin && next.startHidden === before.startHidden) return;
    await setLoginItem(next);
  });
  const { desktop } = settings.current();
  if (process.platform !== 'linux' || !desktop.startAtLogin) return;
  await refreshAutostart(autostartPath(process.env), command(desktop)).catch((error: unknown) => {
    process.stderr.write(`Starting at login could not be kept up: ${String(error)}\n`);
  });
}

/** Whether this start is one at login that the settings want without a window: macOS says so, the others pass `--hidden`. */
export function startedHidden({ startHidden }: Settings['desktop']): boolean {
  return process.platform === 'darwin' && startHidden && app.getLoginItemSettings().wasOpenedAtLogin;
}

async function setLoginItem(desktop: Settings['desktop']): Promise<void> {
  if (process.platform !== 'linux') {
    const [path, ...args] = command(desktop);
    // macOS takes no arguments: there `startedHidden` asks how it was started.
    app.setLoginItemSettings({ openAtLogin: desktop.startAtLogin, ...(process.platform === 'win32' ? { path, args } : {}) });
    return;
  }
  const path = autostartPath(process.env);
  try {
    await (desktop.startAtLogin ? writeAutostart(path, command(desktop)) : removeAutostart(path));
  } catch (error) {
    throw writeFailure('Starting at login could not be set up.', dirname(path), error);
  }
}

/** What starts this application. An AppImage runs from a folder that is gone afterwards; unpackaged, Electron runs it. */
function command({ startHidden }: Settings['desktop']): [string, ...string[]] {
  const hidden = startHidden ? ['--hidden'] : [];
  const appImage = process.env['APPIMAGE'];
  if (appImage) return [appImage, ...hidden];
  return app.isPackaged ? [process.execPath, ...hidden] : [process.execPath, app.getAppPath(), ...hidden];
}
