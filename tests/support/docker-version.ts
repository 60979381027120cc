import { spawnSync } from 'node:child_process';

/** Why the docker CLI 28, whose behaviour ours is compared with, cannot be asked here; null where it can. */
export function dockerMissing(): string | null {
  const { stdout } = spawnSync('docker', ['--version'], { encoding: 'utf8' });
  const version = /version (\d+)/.exec(stdout ?? '')?.[1];
  if (version === undefined) return 'there is no docker CLI here';
  return version === '28' ? null : `the docker CLI here is version ${version}, not 28`;
}
