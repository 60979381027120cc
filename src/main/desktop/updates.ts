import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { app } from 'electron';
import type * as ElectronUpdater from 'electron-updater';
import { createUpdates as updatesBy, type SelfCheckingUpdates, type Updater } from '../updates';

/** Updates by electron-updater, for a packaged application that knows where to look for them. */
export function createUpdates(): SelfCheckingUpdates {
  return updatesBy(app.isPackaged && existsSync(join(process.resourcesPath, 'app-update.yml')) ? load : null);
}

/** It is no part of what starts: loading it takes a tenth of a second. `import` does not see its `autoUpdater`. */
function load(): Promise<Updater> {
  const { autoUpdater } = createRequire(import.meta.url)('electron-updater') as typeof ElectronUpdater;
  autoUpdater.logger = null;
  return Promise.resolve(autoUpdater);
}
