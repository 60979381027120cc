import { join } from 'node:path';
import { app } from 'electron';
import type { WindowRequest } from '../shared/models';
import { createApp } from './app';
import { connectRouter } from './desktop/bridge';
import type { Desktop } from './desktop/desktop';
import { createHostActions } from './desktop/host-actions';
import { setMenu } from './desktop/menu';
import { registerAppScheme, serveRenderer } from './desktop/protocol';
import { lockDown } from './desktop/security';
import { followTheme } from './desktop/theme';
import { createUpdates } from './desktop/updates';
import { createMainWindow } from './desktop/window';
import { nativeWords } from './desktop/words';
import { createRouter } from './ipc/router';

/* The desktop: one window, and one process for each folder of settings. */

async function start(): Promise<void> {
  const configDir = process.env['SLIPWAY_CONFIG_DIR'] ?? app.getPath('userData');
  const hostActions = createHostActions(createUpdates());
  const slipway = await createApp({ hostActions, configDir, platform: process.platform });
  const words = await nativeWords(slipway.settings);
  const router = createRouter(slipway.handlers, slipway.producers);
  lockDown(words);
  followTheme(slipway.settings);
  serveRenderer(join(import.meta.dirname, '../renderer'));
  connectRouter(router);

  const window = createMainWindow({ preload: join(import.meta.dirname, '../preload/index.cjs') });
  const ask = (request: WindowRequest) => {
    slipway.requests.ask(request);
    window.show();
  };
  const desktop: Desktop = { slipway, words, window, ask };
  setMenu(desktop);
  app.on('second-instance', () => window.show());
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    event.preventDefault();
    router.close();
    void slipway.close().finally(() => app.exit());
  });
  window.show();
}

registerAppScheme();
if (app.requestSingleInstanceLock()) {
  app.whenReady().then(start).catch((error: unknown) => {
    process.stderr.write(`Slipway could not start: ${error instanceof Error ? error.message : String(error)}\n`);
    app.exit(1);
  });
} else {
  app.quit();
}
