// Programs and privileges of this machine.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, readFileSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const ADMIN_FOLDERS = ['/usr/local/sbin', '/usr/sbin', '/sbin'];

/** The full path of a program, or null. Also looks where administrators' programs are on Linux. */
export function which(name) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  if (process.platform === 'linux') folders.push(...ADMIN_FOLDERS);
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  for (const folder of folders.filter(Boolean)) {
    for (const ending of endings) {
      const path = join(folder, name + ending);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // Not here: look in the next folder.
      }
    }
  }
  return null;
}

export const isRoot = () => process.getuid?.() === 0;

let sudoWorks;

/** What to put before a command so that it runs as root: `[]` for root, sudo where it asks nothing, else null. */
export function rootPrefix() {
  if (isRoot()) return [];
  if (sudoWorks === undefined) sudoWorks = which('sudo') !== null && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;
  return sudoWorks ? ['sudo', '-n'] : null;
}

/** Runs a command as root and gives its output. Throws with the command's own words when it fails. */
export function asRoot(command, ...args) {
  const result = tryAsRoot(command, ...args);
  if (!result.ok) throw new Error(`${command} ${args.join(' ')}: ${result.error}`);
  return result.output;
}

/** The same without throwing: `{ ok, output, error }`. */
export function tryAsRoot(command, ...args) {
  const prefix = rootPrefix();
  if (!prefix) return { ok: false, output: '', error: 'needs root, or sudo without a password' };
  const [file, ...rest] = [...prefix, which(command) ?? command, ...args];
  const result = spawnSync(file, rest, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  return {
    ok: result.status === 0,
    output: result.stdout ?? '',
    error: (result.error?.message ?? result.stderr ?? '').trim() || `exit code ${result.status}`,
  };
}

/** Sends a signal (`'SIGTERM'`) to a process, as root where it is not ours. Throws when that fails; not when it is gone. */
export function sendSignal(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // The shell's own kill: the program comes with procps, which a small system lacks.
    if (error.code === 'EPERM') asRoot('sh', '-c', `kill -s ${signal.slice(3)} ${pid}`);
    else if (error.code !== 'ESRCH') throw error;
  }
}

/** State letter and start time (clock ticks since boot) of a process, or null when there is none. Linux only. */
export function processInfo(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0], started: fields[19] };
  } catch {
    return null;
  }
}

/** Ids of the processes with this name that are not zombies. Linux only. */
export function processesNamed(name) {
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      return readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === name && processInfo(pid)?.state !== 'Z';
    } catch {
      return false;
    }
  }).map(Number);
}

/** The environment without what would steer a docker client or engine elsewhere. */
export function cleanEnv(extra = {}) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('DOCKER_')));
  return { ...env, ...extra };
}

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until `check` gives something truthy and returns it; null after `timeout` milliseconds. */
export async function waitFor(check, timeout, step = 25) {
  const end = Date.now() + timeout;
  for (;;) {
    const value = await check();
    if (value) return value;
    if (Date.now() > end) return null;
    await sleep(step);
  }
}
