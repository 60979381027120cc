#!/usr/bin/env node
// A Docker Engine of our own, which can neither harm another engine on this machine nor be harmed by one.
// It lives in its own process and mount namespaces: when their first process ends, everything in them is gone.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, readdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { ping } from './lib/engine-api.mjs';
import { addBridge, hostNetwork, interfaceExists, networkBridges, removeInterface, restoreHostNetwork } from './lib/host-network.mjs';
import { isMain, runMain } from './lib/main.mjs';
import { asRoot, cleanEnv, processInfo, processesNamed, rootPrefix, sendSignal, tryAsRoot, waitFor, which } from './lib/system.mjs';

const SOCKET_PATH_LIMIT = 107; // bytes: sun_path of unix(7), less its closing zero
const START_TIMEOUT = 60_000;
const GRACE = 20_000; // dockerd gives its containers 15 s

// Process 1 of the namespaces. It tells its id as the host sees it, hides the host's runtime folders ($2 says how),
// and passes SIGTERM on; as a shell it also reaps what containers leave behind, which dockerd would not.
const FIRST_PROCESS = `
read -r pid rest < /proc/self/stat && echo "$pid" > "$1/pid" || exit 1
mount -t proc proc /proc || exit 1
if [ "$2" = loopback ]; then
  mount -t tmpfs -o mode=755 tmpfs /run || exit 1
else
  mkdir -p /run/docker /run/containerd
  mount -t tmpfs -o mode=711 tmpfs /run/docker && mount -t tmpfs -o mode=711 tmpfs /run/containerd || exit 1
fi
shift 2
"$@" &
engine=$!
trap 'kill -TERM $engine' TERM
while kill -0 $engine 2>/dev/null; do wait $engine; done
`;

/** Where the engine for first use keeps everything. */
export function firstUseDir() {
  return join(process.env.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'slipway', 'engine');
}

/** Whether a private engine can run here: `{ available: true }` or `{ available: false, reason }`. */
export function engineAvailable() {
  const no = (reason) => ({ available: false, reason });
  if (process.platform !== 'linux') return no('a private engine needs Linux');
  if (!rootPrefix()) return no('a private engine needs root, or sudo without a password');
  for (const name of ['dockerd', 'unshare', 'ip']) {
    if (!which(name)) return no(`${name} is not installed`);
  }
  const made = tryAsRoot('unshare', '--mount', '--pid', '--fork', '--propagation', 'private', 'true');
  return made.ok ? { available: true } : no(`no namespaces may be made here (${made.error})`);
}

/** The state of the engine in `dir`: `{ running, pid, socket, host, ports, dir }`, or null when there is none. */
export function engineStatus(dir) {
  const state = readState(resolve(dir));
  if (!state) return null;
  const { pid, socket, ports } = state;
  return { running: isAlive(state), pid, socket, host: `unix://${socket}`, ports, dir: resolve(dir) };
}

/**
 * Starts an engine in `dir` and waits until it answers.
 *
 * `ports: 'loopback'` is for tests: a bridge of its own, the host's firewall untouched, published ports served by
 * docker-proxy, and everything removed by `stop`. `'default-bridge'` is for first use: an ordinary engine whose data
 * stays, refused while another dockerd runs. Throws with the end of the engine's log when it does not come up.
 */
export async function startEngine({ dir, ports = 'loopback', log = () => {} }) {
  const root = resolve(dir);
  const socket = join(root, 'docker.sock');
  if (Buffer.byteLength(socket) > SOCKET_PATH_LIMIT) {
    throw new Error(`The path of the engine's socket is longer than ${SOCKET_PATH_LIMIT} bytes: ${socket}\nChoose a shorter folder with --dir.`);
  }
  const ready = engineAvailable();
  if (!ready.available) throw new Error(`No private engine: ${ready.reason}.`);

  const known = readState(root);
  if (known && isAlive(known)) {
    if (!(await waitFor(() => ping(known.socket), START_TIMEOUT))) throw notUp(root);
    return handle(root);
  }
  if (known) removeRuntime(known);
  if (ports === 'default-bridge' && processesNamed('dockerd').length > 0) {
    throw new Error('Another dockerd is running on this machine. A second one on the default bridge would disturb it.');
  }
  mkdirSync(root, { recursive: true });
  const hash = createHash('sha256').update(root).digest();
  const name = `slipway-${hash.toString('hex', 0, 4)}`;
  const state = { dir: root, socket, ports, cgroup: name, data: join(root, 'data') };
  if (ports === 'loopback') {
    // A bridge outlives the engine's death, so that a restart keeps the addresses.
    const kept = known?.bridge && interfaceExists(known.bridge.name) ? known.bridge : null;
    state.bridge = kept ?? addBridge(`slw${hash.toString('hex', 0, 4)}`, hash[4]);
  } else {
    state.before = known?.before ?? { ...hostNetwork(), folders: ['/run/docker', '/run/containerd'].filter((path) => !existsSync(path)) };
  }
  writeState(state);
  await launch(state, log);
  return handle(root);
}

/** A handle on the engine in `dir`, running or not: `{ socket, host, pid, dir, stop, kill, restart }`. */
export function attachEngine(dir) {
  const root = resolve(dir);
  if (!readState(root)) throw new Error(`There is no engine in ${root}.`);
  return handle(root);
}

/**
 * Ends the engine in `dir` and removes what it made: processes, containers' mounts and control groups, bridges, rules.
 * A test engine ends at once and loses its data; one for first use stops its containers first and keeps its data,
 * unless `purge` is true. Does nothing when there is none.
 */
export async function stopEngine(dir, { purge = false } = {}) {
  const root = resolve(dir);
  const state = readState(root);
  if (!state) return;
  const keeps = state.ports === 'default-bridge' && !purge;
  await end(state, keeps ? 'SIGTERM' : 'SIGKILL');
  removeRuntime(state);
  for (const bridge of networkBridges(state.data)) removeInterface(bridge);
  if (state.bridge) removeInterface(state.bridge.name);
  if (state.before) {
    restoreHostNetwork(state.before);
    if (processesNamed('containerd').length === 0) {
      for (const folder of state.before.folders) tryAsRoot('rmdir', folder);
    }
  }
  for (const name of ['engine.log', 'daemon.json']) rmSync(join(root, name), { force: true });
  if (keeps) {
    // The folder stays known as an engine's, so that a later purge knows what it may delete.
    const { dir: folder, socket, ports, cgroup, data } = state;
    return writeState({ dir: folder, socket, ports, cgroup, data });
  }
  asRoot('rm', '-rf', state.data);
  rmSync(join(root, 'engine.json'), { force: true });
  if (readdirSync(root).length === 0) rmdirSync(root);
}

function handle(root) {
  const state = () => {
    const found = readState(root);
    if (!found) throw new Error(`The engine in ${root} has been removed.`);
    return found;
  };
  const { socket } = state();
  return {
    dir: root,
    socket,
    host: `unix://${socket}`,
    get pid() {
      return state().pid;
    },
    stop: (options) => stopEngine(root, options),
    /** As a power cut: SIGKILL to everything at once. Data, socket path and bridge stay for `restart`. */
    kill: () => end(state(), 'SIGKILL'),
    /** Stops the engine if it runs, then starts it on the same data, socket and bridge. */
    async restart() {
      const { ports } = state();
      await end(state(), 'SIGTERM');
      await startEngine({ dir: root, ports });
    },
  };
}

async function launch(state, log) {
  const { dir, socket, ports, cgroup, data, bridge } = state;
  // An own, empty configuration: the machine's /etc/docker/daemon.json is for its own engine.
  writeFileSync(join(dir, 'daemon.json'), '{}\n');
  const dockerd = [
    which('dockerd'), '--host', `unix://${socket}`, '--group', String(process.getgid()), '--config-file', join(dir, 'daemon.json'),
    '--data-root', data, '--exec-root', '/run/docker', '--pidfile', '/run/docker/dockerd.pid',
    '--exec-opt', 'native.cgroupdriver=cgroupfs', '--cgroup-parent', `/${cgroup}`,
  ];
  if (bridge) {
    dockerd.push('--bridge', bridge.name, '--default-address-pool', `base=${bridge.pool},size=28`,
      '--iptables=false', '--ip6tables=false', '--ip-masq=false', '--ip-forward=false');
  }
  const [command, ...args] = [
    ...rootPrefix(), which('unshare'), '--mount', '--pid', '--fork', '--kill-child=SIGKILL',
    '--propagation', ports === 'loopback' ? 'private' : 'slave',
    '/bin/sh', '-c', FIRST_PROCESS, 'slipway-engine', dir, ports, ...dockerd,
  ];
  const output = openSync(join(dir, 'engine.log'), 'a');
  const env = cleanEnv({ PATH: `${process.env.PATH}:/usr/local/sbin:/usr/sbin:/sbin` });
  const child = spawn(command, args, { cwd: dir, env, detached: true, stdio: ['ignore', output, output] });
  closeSync(output);
  let ended = false;
  child.on('error', () => (ended = true));
  child.on('exit', () => (ended = true));
  child.unref();

  const pid = await waitFor(() => readPid(dir) ?? (ended ? -1 : null), 10_000);
  if (pid && pid > 0) writeState({ ...state, pid, started: processInfo(pid)?.started });
  const up = await waitFor(async () => ((await ping(socket)) ? 'up' : ended ? 'ended' : null), START_TIMEOUT);
  if (up !== 'up') {
    const error = notUp(dir);
    await stopEngine(dir);
    throw error;
  }
  log(`The engine runs in ${dir}.`);
}

/** Sends a signal to process 1 of the namespaces and waits until nothing in them is left. */
async function end(state, signal) {
  if (!isAlive(state)) return;
  sendSignal(state.pid, signal);
  if (await waitFor(() => !isAlive(state), signal === 'SIGTERM' ? GRACE : 5000)) return;
  if (signal === 'SIGKILL') throw new Error(`Process ${state.pid} does not end.`);
  await end(state, 'SIGKILL');
}

/** What an engine that ended leaves outside its namespaces, and a new one in the same folder stumbles over. */
function removeRuntime(state) {
  tryAsRoot('rm', '-f', state.socket, join(state.dir, 'pid'));
  tryAsRoot('find', '/sys/fs/cgroup', '-mindepth', '1', '-depth', '-type', 'd', '(', '-path', `*/${state.cgroup}`,
    '-o', '-path', `*/${state.cgroup}/*`, ')', '-exec', 'rmdir', '{}', '+');
}

function isAlive(state) {
  const info = state.pid ? processInfo(state.pid) : null;
  return info !== null && info.started === state.started && info.state !== 'Z';
}

function readState(dir) {
  try {
    return JSON.parse(readFileSync(join(dir, 'engine.json'), 'utf8'));
  } catch {
    return null;
  }
}

const writeState = (state) => writeFileSync(join(state.dir, 'engine.json'), `${JSON.stringify(state, null, 2)}\n`);

function readPid(dir) {
  try {
    return Number(readFileSync(join(dir, 'pid'), 'utf8')) || null;
  } catch {
    return null;
  }
}

function notUp(dir) {
  let log;
  try {
    const lines = readFileSync(join(dir, 'engine.log'), 'utf8').trim().split('\n');
    log = lines.filter((line) => !/level=(info|debug|warning)/.test(line)).slice(-4).join('\n') || lines.slice(-4).join('\n');
  } catch {
    log = 'It wrote no log.';
  }
  return new Error(`The private engine did not start.\n${log}`);
}

const HELP = `A Docker Engine of Slipway's own.

  node scripts/engine.mjs start     start it and leave it running
  node scripts/engine.mjs status    say whether it runs, and where
  node scripts/engine.mjs restart   stop it and start it again on the same data
  node scripts/engine.mjs stop      stop it; --purge also removes its containers and images

  --dir DIR      its folder (default: ${firstUseDir()})
  --ports MODE   loopback: a bridge of its own, published ports on loopback, all data removed by stop (with --dir);
                 default-bridge: an ordinary engine whose data stays (without --dir)
`;

async function main({ dir: folder, ports: mode, purge }, [verb, ...rest]) {
  const dir = folder ?? firstUseDir();
  const ports = mode ?? (folder ? 'loopback' : 'default-bridge');
  if (rest.length > 0 || !['loopback', 'default-bridge'].includes(ports)) throw new Error('See --help.');
  switch (verb) {
    case undefined:
      return console.log(HELP.trim());
    case 'start': {
      const engine = await startEngine({ dir, ports });
      return console.log(`DOCKER_HOST=${engine.host}`);
    }
    case 'restart': {
      const engine = attachEngine(dir);
      await engine.restart();
      return console.log(`DOCKER_HOST=${engine.host}`);
    }
    case 'stop': {
      if (!engineStatus(dir)) return console.log(`There is no engine in ${dir}.`);
      await stopEngine(dir, { purge });
      return console.log('The engine is stopped.');
    }
    case 'status': {
      const status = engineStatus(dir);
      if (status?.running) return console.log(`running, process ${status.pid}, DOCKER_HOST=${status.host}`);
      process.exitCode = 3;
      return console.log(status ? `not running, folder ${status.dir}` : `no engine in ${dir}`);
    }
    default:
      throw new Error(`Unknown command '${verb}'. See --help.`);
  }
}

if (isMain(import.meta.url)) {
  await runMain(main, {
    help: HELP,
    positionals: true,
    options: { dir: { type: 'string' }, ports: { type: 'string' }, purge: { type: 'boolean' } },
  });
}
