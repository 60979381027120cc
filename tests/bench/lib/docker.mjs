import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The docker CLI on one engine: `docker('ps', '-a')` gives its output. */
export function dockerCli(host) {
  return async (...args) => {
    const env = { PATH: process.env.PATH, HOME: process.env.HOME, DOCKER_HOST: host };
    const { stdout } = await run('docker', args, { env, maxBuffer: 64 * 1024 * 1024 });
    return stdout.trimEnd();
  };
}

/** Creates `count` containers over the engine's socket, a few at a time; gives their names. */
export async function createContainers(docker, count, prefix) {
  const names = Array.from({ length: count }, (_, i) => `${prefix}-${i}`);
  const left = [...names];
  const worker = async () => {
    for (let name = left.pop(); name !== undefined; name = left.pop()) {
      await docker('create', '--init', '--name', name, 'busybox', 'sleep', '100000');
    }
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
  return names;
}

/** Removes every container. */
export async function removeAll(docker) {
  const ids = (await docker('ps', '-aq')).split('\n').filter(Boolean);
  if (ids.length > 0) await docker('rm', '-f', ...ids);
}
