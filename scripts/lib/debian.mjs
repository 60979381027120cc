// Packages of the Debian family, installed by root only.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { run } from './run.mjs';
import { isRoot, which } from './system.mjs';

/** True for root on Debian, Ubuntu and their kin. */
export const canInstall = () =>
  process.platform === 'linux' && isRoot() && existsSync('/etc/debian_version') && which('apt-get') !== null;

const POLICY = '/usr/sbin/policy-rc.d';

/**
 * Installs those of the packages that this release has, without starting the services in them: the only engine we
 * start is our own. Says what it does; throws when apt-get fails.
 */
export async function installPackages(names, reason) {
  console.log(`Installing with apt-get: ${names.join(', ')} (${reason})`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) => run('apt-get', ['-qq', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const ours = !existsSync(POLICY);
  if (ours) writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    // Lists that could not be renewed may still do: only the installation decides.
    await apt('update');
    const known = names.filter((name) => spawnSync('apt-cache', ['show', name], { stdio: 'ignore' }).status === 0);
    const code = await apt('install', '-y', '--no-install-recommends', ...(known.length > 0 ? known : names));
    if (code !== 0) throw new Error(`apt-get could not install ${names.join(', ')}`);
  } finally {
    if (ours) rmSync(POLICY, { force: true });
  }
}
