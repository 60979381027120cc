// One run of the tests or benches: a folder for everything temporary, a private engine, and no trace afterwards.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { engineAvailable, startEngine, stopEngine } from '../engine.mjs';
import { ensureBusyboxImage, ensureWebImage, staticBusybox } from '../sample-images.mjs';
import { cleanEnv, processInfo, sendSignal, tryAsRoot } from './system.mjs';

const PREFIX = 'slipway-run-';
const MARK = 'SLIPWAY_TEST_RUN';

/**
 * Makes the folder of a run, after removing those of runs that died. `env` is for the programs of the run: nothing of
 * the user's Docker reaches them, and nothing temporary of theirs stays. `interrupt` ends
 * them at once. Call `close` at the end, however it ends.
 */
export async function openRun() {
  for (const folder of deadRuns()) await removeRun(folder);
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  writeFileSync(join(folder, 'owner'), `${process.pid} ${processInfo(process.pid)?.started ?? ''}`);
  const inside = (name) => {
    mkdirSync(join(folder, name));
    return join(folder, name);
  };
  const tmp = inside('tmp');
  const env = cleanEnv({
    [MARK]: folder,
    TMPDIR: tmp,
    TMP: tmp,
    TEMP: tmp,
    DOCKER_CONFIG: inside('docker'),
    SLIPWAY_CONFIG_DIR: inside('config'),
  });
  // The user's choices for the application must not decide over its tests.
  delete env.SLIPWAY_TEST_ENGINE;
  delete env.SLIPWAY_TEST_ENGINE_DIR;
  return {
    folder,
    env,
    startEngine: () => startTestEngine(folder, env),
    interrupt: () => endProcesses(folder),
    close: () => removeRun(folder),
  };
}

/** Starts the run's engine, with both images, and names it in `env`. Throws with the reason where none can run. */
async function startTestEngine(folder, env) {
  const ready = engineAvailable();
  if (!ready.available) throw new Error(ready.reason);
  if (!staticBusybox()) throw new Error('no static busybox is installed (Debian: busybox-static)');
  const engine = await startEngine({ dir: join(folder, 'engine'), ports: 'loopback' });
  await ensureBusyboxImage(engine.socket);
  await ensureWebImage(engine.socket);
  env.SLIPWAY_TEST_ENGINE = engine.host;
  env.SLIPWAY_TEST_ENGINE_DIR = engine.dir;
  return engine;
}

/** Ends whatever a run started and removes its folder. */
async function removeRun(folder) {
  endProcesses(folder);
  const tmp = join(folder, 'tmp');
  const engines = [join(folder, 'engine'), ...(existsSync(tmp) ? readdirSync(tmp).map((name) => join(tmp, name)) : [])];
  for (const dir of engines) {
    if (existsSync(join(dir, 'engine.json'))) await stopEngine(dir, { purge: true });
  }
  // Files that containers wrote into bind mounts belong to root.
  if (process.platform === 'linux') tryAsRoot('rm', '-rf', folder);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

function deadRuns() {
  const names = readdirSync(tmpdir()).filter((name) => name.startsWith(PREFIX));
  return names.map((name) => join(tmpdir(), name)).filter((folder) => {
    try {
      const [pid, started] = readFileSync(join(folder, 'owner'), 'utf8').split(' ');
      return process.platform === 'linux' && processInfo(pid)?.started !== started;
    } catch {
      // Another user's, or one that is just being made.
      return false;
    }
  });
}

// By the mark in their environment: a program that was cut off may have left children that are nobody's any more.
function endProcesses(folder) {
  if (process.platform !== 'linux') return;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)) {
    let environment;
    try {
      environment = readFileSync(`/proc/${pid}/environ`, 'latin1');
    } catch {
      continue; // Ended meanwhile, or not ours to look at.
    }
    if (!`${environment}\0`.includes(`${MARK}=${folder}\0`)) continue;
    sendSignal(Number(pid), 'SIGKILL');
  }
}
