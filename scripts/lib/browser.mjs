// Displays and browsers of this machine.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { firstUseDir } from '../engine.mjs';
import { isRoot, which } from './system.mjs';

/** True where a window can appear. */
export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

const CHROMIUMS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const OTHERS = ['firefox', 'firefox-esr', 'epiphany-browser'];

/** The path of an installed Chromium or Chrome, or null. */
export const findChromium = () => CHROMIUMS.map(which).find(Boolean) ?? null;

/** Opens an address in a browser and returns at once; false when there is no display or no browser. */
export function openBrowser(url) {
  const command = hasDisplay() ? browserCommand(url) : null;
  if (!command) return false;
  const [file, ...args] = command;
  spawn(file, args, { detached: true, stdio: 'ignore' }).on('error', () => {}).unref();
  return true;
}

function browserCommand(url) {
  if (process.platform === 'darwin') return ['open', url];
  if (process.platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', url];
  const chromium = findChromium();
  if (isRoot() && chromium) {
    // Chromium refuses to run as root with its sandbox; a profile of its own keeps that away from the user's.
    const profile = join(firstUseDir(), '..', 'browser');
    mkdirSync(profile, { recursive: true });
    return [chromium, '--no-sandbox', '--no-first-run', `--user-data-dir=${profile}`, url];
  }
  const opener = [...(isRoot() ? [] : ['xdg-open']), ...OTHERS].map(which).find(Boolean) ?? chromium;
  return opener ? [opener, url] : null;
}
