import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import { findElectron } from '../../../scripts/electron.mjs';

/**
 * Starts the built desktop on an engine: `{ app, page, kind, forget(), close() }`; `kind` says which Electron it is. Null
 * where there is none. `settings` is the settings file it starts with. `forget` drops what only the stand-in keeps: every
 * menu and every call, for specs to look at.
 */
export async function openDesktop(root, dockerHost, settings = {}) {
  const found = findElectron();
  if (!found.executablePath) return null;
  const folder = mkdtempSync(join(tmpdir(), 'slipway-bench-'));
  const config = join(folder, 'config');
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('DOCKER_')));
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings));
  const app = await _electron.launch({
    executablePath: found.executablePath,
    args: [root, `--user-data-dir=${join(folder, 'profile')}`, '--lang=en', '--no-sandbox'],
    env: { ...env, DOCKER_HOST: dockerHost, SLIPWAY_CONFIG_DIR: folder, XDG_CONFIG_HOME: config, DOCKER_CONFIG: config },
    locale: 'en',
  });
  const close = async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  };
  const forget = () => app.evaluate(() => {
    const { menus = [], calls = [] } = globalThis.__electronStandIn ?? {};
    for (const kept of [menus, calls]) kept.length = 0;
  });
  try {
    return { app, page: await app.firstWindow(), kind: found.kind, forget, close };
  } catch (error) {
    await close();
    throw error;
  }
}
