// Whether an engine answers, at the places where the docker CLI and the usual products put one.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { ping } from './engine-api.mjs';

/** The first engine that answers: `{ host, from }`; null when none does. */
export async function findEngine(env = process.env) {
  for (const candidate of candidates(env)) {
    if (await answers(candidate.host)) return candidate;
  }
  return null;
}

function candidates(env) {
  const found = [];
  if (env.DOCKER_HOST) found.push({ host: env.DOCKER_HOST, from: 'DOCKER_HOST' });
  const context = contextHost(env);
  if (context) found.push(context);
  if (process.platform === 'win32') {
    found.push({ host: 'npipe:////./pipe/docker_engine', from: 'the usual pipe' });
  } else {
    found.push(...usualSockets(env).map((path) => ({ host: `unix://${path}`, from: 'the usual socket' })));
  }
  return found;
}

// https://docs.docker.com/engine/manage-resources/contexts/
function contextHost(env) {
  const folder = env.DOCKER_CONFIG || join(homedir(), '.docker');
  try {
    const name = env.DOCKER_CONTEXT || JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8')).currentContext;
    if (!name || name === 'default') return null;
    const id = createHash('sha256').update(name).digest('hex');
    const meta = JSON.parse(readFileSync(join(folder, 'contexts', 'meta', id, 'meta.json'), 'utf8'));
    const host = meta.Endpoints?.docker?.Host;
    return host ? { host, from: `the context '${name}'` } : null;
  } catch {
    return null;
  }
}

function usualSockets(env) {
  const home = homedir();
  const run = env.XDG_RUNTIME_DIR;
  return [
    '/var/run/docker.sock',
    join(home, '.docker/run/docker.sock'),
    join(home, '.docker/desktop/docker.sock'),
    ...(run ? [join(run, 'docker.sock'), join(run, 'podman/podman.sock')] : []),
    '/run/podman/podman.sock',
    join(home, '.colima/default/docker.sock'),
    join(home, '.orbstack/run/docker.sock'),
    join(home, '.rd/docker.sock'),
  ];
}

async function answers(host) {
  const [, scheme, rest = ''] = /^(\w+):\/\/(.*)$/.exec(host) ?? [];
  switch (scheme) {
    case 'unix':
      return ping(rest);
    case 'npipe':
      return ping(rest.replaceAll('/', '\\'));
    case 'tcp':
    case 'http':
    case 'https':
      return accepts(rest);
    case 'ssh':
      // Asking would mean logging in: the application does that, and explains what goes wrong.
      return true;
    default:
      return false;
  }
}

function accepts(address) {
  const url = new URL(`tcp://${address}`);
  return new Promise((resolve) => {
    const socket = connect({ host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port || 2375), timeout: 2000 });
    const done = (value) => {
      socket.destroy();
      resolve(value);
    };
    socket.on('connect', () => done(true)).on('timeout', () => done(false)).on('error', () => done(false));
  });
}
