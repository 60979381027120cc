// Where Electron's binary is, and how to get it.
import { spawn } from 'node:child_process';
import { existsSync, lstatSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from './lib/repository.mjs';
import { sleep } from './lib/system.mjs';

const electronPackage = join(repository, 'node_modules', 'electron');
const STALL = 10_000;

/**
 * The Electron to run: the real one first, then, for tests on machines that cannot have it, the stand-in beside this
 * checkout (not with `standIn: false`). `{ executablePath, kind: 'electron' | 'stand-in' }`, or both null and a reason.
 */
export function findElectron({ standIn = true } = {}) {
  const names = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };
  const name = names[process.platform] ?? 'electron';
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const path = override ? join(override, name) : join(electronPackage, 'dist', name);
  // The package writes path.txt last: a fetch that was cut short does not count.
  if (existsSync(path) && (override || existsSync(join(electronPackage, 'path.txt')))) {
    return { executablePath: path, kind: isStandIn(path) ? 'stand-in' : 'electron', reason: null };
  }
  const other = join(repository, '..', 'shared', 'electron-stand-in', 'electron');
  if (standIn && process.platform === 'linux' && existsSync(other)) {
    return { executablePath: other, kind: 'stand-in', reason: null };
  }
  return { executablePath: null, kind: null, reason: `Electron's binary is not installed (${path})` };
}

const isStandIn = (path) => readFileSync(path).subarray(0, 2).toString() === '#!';

/**
 * Fetches Electron's binary as its package does on first use, into node_modules. Gives up when nothing has arrived for
 * 10 s. Resolves to null when it is there, else to the reason in a few words.
 */
export async function fetchElectron() {
  const script = join(electronPackage, 'install.js');
  if (!existsSync(script)) return 'the electron package is not installed';
  const folder = mkdtempSync(join(tmpdir(), 'slipway-electron-'));
  const env = { ...process.env, TMPDIR: folder, TMP: folder, TEMP: folder };
  const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let words = '';
  let ended = false;
  child.stderr.on('data', (chunk) => (words += chunk));
  const exit = new Promise((resolve) => child.on('close', (code) => resolve(code)));
  void exit.then(() => (ended = true));
  let size = -1;
  for (let still = 0; !ended && still < STALL; still += 250) {
    await Promise.race([exit, sleep(250)]);
    const now = sizeOf(folder) + sizeOf(join(electronPackage, 'dist'));
    if (now !== size) still = 0;
    size = now;
  }
  child.kill('SIGKILL');
  const code = await exit;
  rmSync(folder, { recursive: true, force: true });
  if (code === 0) return null;
  return ended && code !== null ? cause(words) : `nothing arrived for ${STALL / 1000} s`;
}

// The error's own line, without its class. fetch says no more than 'fetch failed' when it cannot connect.
function cause(words) {
  const line = words.split('\n').find((one) => /Error\b/.test(one)) ?? words.split('\n')[0];
  const message = line.replace(/^\w*Error:\s*/, '').trim() || 'the download failed';
  return message === 'fetch failed' ? 'its server cannot be reached' : message;
}

function sizeOf(folder) {
  if (!existsSync(folder)) return 0;
  let sum = 0;
  for (const entry of readdirSync(folder, { recursive: true })) {
    try {
      sum += lstatSync(join(folder, entry)).size;
    } catch {
      // Moved while we looked: the next look counts it.
    }
  }
  return sum;
}
