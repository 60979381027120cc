import { join } from 'node:path';
import { app } from 'electron';
import { createApp } from './app';
import { connectRouter } from './desktop/bridge';
import { hostActions } from './desktop/host-actions';
import { setMenu } from './desktop/menu';
import { followSettings } from './desktop/preferences';
import { registerAppScheme, serveRenderer } from './desktop/protocol';
import { lockDown } from './desktop/security';
import { focusWindow, openWindow } from './desktop/window';
import { createRouter } from './ipc/router';

/* The desktop: one window, and one process for each folder of settings. */

async function start(): Promise<void> {
  lockDown();
  const configDir = process.env['SLIPWAY_CONFIG_DIR'] ?? app.getPath('userData');
  const slipway = await createApp({ hostActions, configDir, platform: process.platform });
  const router = createRouter(await followSettings(slipway.handlers), slipway.producers);

  serveRenderer(join(import.meta.dirname, '../renderer'));
  connectRouter(router);
  setMenu();
  app.on('second-instance', focusWindow);
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    event.preventDefault();
    router.close();
    void slipway.close().finally(() => app.exit());
  });
  openWindow(join(import.meta.dirname, '../preload/index.cjs'));
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
