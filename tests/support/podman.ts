import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Why Podman's service cannot run here, or null. */
export function podmanMissing(): string | null {
  if (process.getuid?.() !== 0) return 'Podman is tested as root only';
  const folders = (process.env['PATH'] ?? '').split(':');
  return folders.some((folder) => existsSync(join(folder, 'podman'))) ? null : 'podman is not installed';
}

/** Podman's service with a storage of its own; `stop` removes all of it. */
export async function startPodman(): Promise<{ host: string; socket: string; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-podman-'));
  const [root, run, socket] = [join(folder, 'root'), join(folder, 'run'), join(folder, 'podman.sock')];
  mkdirSync(root);
  mkdirSync(run);
  writeFileSync(join(folder, 'storage.conf'), `[storage]\ndriver = "overlay"\ngraphroot = "${root}"\nrunroot = "${run}"\n`);
  // runc and no limits: the defaults do not work where control groups are of both versions.
  writeFileSync(
    join(folder, 'containers.conf'),
    '[containers]\ndefault_ulimits = []\n[engine]\nruntime = "runc"\ncgroup_manager = "cgroupfs"\nevents_logger = "file"\n',
  );
  const env = {
    PATH: process.env['PATH'],
    HOME: folder,
    CONTAINERS_CONF: join(folder, 'containers.conf'),
    CONTAINERS_STORAGE_CONF: join(folder, 'storage.conf'),
  };
  const child = spawn('podman', ['system', 'service', '--time=0', `unix://${socket}`], { env, stdio: 'ignore' });
  while (!(await answers(socket))) {
    if (child.exitCode !== null) throw new Error('podman system service ended at once');
  }
  return {
    socket,
    host: `unix://${socket}`,
    stop: async () => {
      execFileSync('podman', ['rm', '-f', '-a', '-t', '0'], { env, stdio: 'ignore' });
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
      execFileSync('podman', ['system', 'reset', '-f'], { env, stdio: 'ignore' });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function answers(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = get({ socketPath, path: '/_ping' }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    asked.on('error', () => setImmediate(resolve, false));
  });
}
