import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import { findElectron } from '../../../scripts/electron.mjs';

/** Starts the built desktop on an engine: `{ kind, page, pid, stop() }`; `kind` is 'electron' or 'stand-in'. */
export async function openDesktop(root, dockerHost) {
  const { executablePath, kind, reason } = findElectron();
  if (executablePath === null) throw new Error(reason);
  const configDir = mkdtempSync(join(tmpdir(), 'slipway-bench-'));
  const app = await _electron.launch({
    executablePath,
    args: [root, `--user-data-dir=${join(configDir, 'profile')}`, '--lang=en', '--no-sandbox'],
    env: { PATH: process.env.PATH, HOME: process.env.HOME, DOCKER_HOST: dockerHost, SLIPWAY_CONFIG_DIR: configDir, XDG_CONFIG_HOME: configDir },
  });
  const page = await app.firstWindow();
  const pid = await app.evaluate(() => process.pid);
  const stop = async () => {
    await app.close();
    rmSync(configDir, { recursive: true, force: true });
  };
  return { kind, app, page, pid, stop };
}
