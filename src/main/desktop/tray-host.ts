import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** How long the session bus has to answer, in milliseconds. */
const DEADLINE_MS = 1000;

/** Who draws the icons that programs ask for: https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem/ */
const WATCHER = 'org.kde.StatusNotifierWatcher';
const BUS = 'org.freedesktop.DBus';
const PATH = '/org/freedesktop/DBus';

/** The same question in the words of each program that may be there to ask it. Each says `true` or `false`. */
const questions: readonly (readonly [string, ...string[]])[] = [
  ['dbus-send', '--session', '--print-reply', `--dest=${BUS}`, PATH, `${BUS}.NameHasOwner`, `string:${WATCHER}`],
  ['gdbus', 'call', '--session', '--dest', BUS, '--object-path', PATH, '--method', `${BUS}.NameHasOwner`, WATCHER],
  ['busctl', '--user', 'call', BUS, PATH, BUS, 'NameHasOwner', 's', WATCHER],
];

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Whether there is a tray for an icon to be seen in. macOS and Windows always have one; a Linux desktop has one when
 * something on its session bus watches for icons. Electron itself does not say: there `new Tray` always works.
 */
export async function hasTray(platform: NodeJS.Platform, env: Env): Promise<boolean> {
  if (platform !== 'linux') return true;
  // Asked without a bus, dbus-send would start one.
  if (!env['DBUS_SESSION_BUS_ADDRESS'] && !existsSync(join(env['XDG_RUNTIME_DIR'] || '/nowhere', 'bus'))) return false;
  const end = performance.now() + DEADLINE_MS;
  for (const [program, ...args] of questions) {
    const left = Math.ceil(end - performance.now());
    if (left <= 0) return false;
    try {
      const { stdout } = await run(program, args, { env: { ...env }, timeout: left, killSignal: 'SIGKILL' });
      return /\btrue\b/.test(stdout);
    } catch {
      // It is not installed, or did not get through: the next one may.
    }
  }
  return false;
}
