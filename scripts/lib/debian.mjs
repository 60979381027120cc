// Packages of the Debian family, installed by root only.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { run } from './run.mjs';
import { isRoot, which } from './system.mjs';

/** True for root on Debian, Ubuntu and their kin. */
export const canInstall = () => process.platform === 'linux' && isRoot() && existsSync('/etc/debian_version') && which('apt-get') !== null;

/** Which of these packages are not installed. */
export function missingPackages(names) {
  return names.filter((name) => {
    const status = spawnSync('dpkg-query', ['-W', '-f', '${Status}', name], { encoding: 'utf8' }).stdout;
    return status !== 'install ok installed';
  });
}

const POLICY = '/usr/sbin/policy-rc.d';

/**
 * Installs packages without starting the services in them: the only engine we start is our own. Says what it does.
 * Throws when that fails.
 */
export async function installPackages(names, reason) {
  console.log(`Installing ${names.join(', ')} with apt-get: ${reason}`);
  const ours = !existsSync(POLICY);
  if (ours) writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const apt = (...args) => run('apt-get', ['-qq', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    // A list that is out of date may still do, so only the installation decides.
    await apt('update');
    if ((await apt('install', '-y', '--no-install-recommends', ...names)) !== 0) {
      throw new Error(`apt-get could not install ${names.join(' ')}.`);
    }
  } finally {
    if (ours) rmSync(POLICY, { force: true });
  }
}
