import { join } from 'node:path';
import { app } from 'electron';
import type { WindowRequest } from '../shared/models';
import { createApp } from './app';
import { ownWords, type Order } from './desktop/arguments';
import { connectRouter } from './desktop/bridge';
import { closeToTray } from './desktop/close';
import type { Desktop } from './desktop/desktop';
import { createHostActions } from './desktop/host-actions';
import { followLoginItem, startedHidden } from './desktop/login-item';
import { setMenu } from './desktop/menu';
import { showNews } from './desktop/notifications';
import { complain, obey, orderFrom, orderIn } from './desktop/orders';
import { registerAppScheme, serveRenderer } from './desktop/protocol';
import { recover } from './desktop/recovery';
import { lockDown } from './desktop/security';
import { followTheme } from './desktop/theme';
import { openTray } from './desktop/tray';
import { createUpdates } from './desktop/updates';
import { createMainWindow } from './desktop/window';
import { openWindowMemory } from './desktop/window-memory';
import { nativeWords } from './desktop/words';
import { createRouter } from './ipc/router';

/* The desktop: one window, and one process for each folder of settings. */

async function start(order: Order): Promise<Desktop> {
  const configDir = process.env['SLIPWAY_CONFIG_DIR'] ?? app.getPath('userData');
  const updates = createUpdates();
  const hostActions = createHostActions(updates);
  const slipway = await createApp({ hostActions, configDir, platform: process.platform });
  updates.follow(slipway.settings);
  const words = await nativeWords(slipway.settings);
  const memory = await openWindowMemory(configDir);
  const router = createRouter(slipway.handlers, slipway.producers);
  lockDown(words);
  followTheme(slipway.settings);
  await followLoginItem(slipway.settings);
  serveRenderer(join(import.meta.dirname, '../renderer'));
  connectRouter(router);

  const window = createMainWindow({ preload: join(import.meta.dirname, '../preload/index.cjs'), memory });
  const ask = (request: WindowRequest) => {
    slipway.requests.ask(request);
    window.show();
  };
  const desktop: Desktop = { slipway, words, window, ask };
  const tray = openTray(desktop, { quit: () => app.quit() });
  setMenu(desktop);
  showNews(desktop);
  recover(desktop);
  closeToTray(desktop, tray.isThere);
  app.on('will-quit', (event) => {
    event.preventDefault();
    router.close();
    tray.close();
    void Promise.allSettled([slipway.close(), memory.close()]).finally(() => app.exit());
  });

  const hidden = order.kind === 'hidden' || (order.kind === 'show' && startedHidden(slipway.settings.current().desktop));
  if (!hidden) await obey(order, desktop);
  else if (!(await tray.isThere())) window.show();
  return desktop;
}

function tell(failed: string, error: unknown): void {
  process.stderr.write(`${failed}: ${error instanceof Error ? error.message : String(error)}\n`);
}

const given = { words: ownWords(process.argv, app.isPackaged), folder: process.cwd() };
const order = orderIn(given);
complain(order);
registerAppScheme();
// As the installer's shortcut has it (electron-builder.config.mjs): Windows shows notifications of known names only.
if (process.platform === 'win32' && app.isPackaged) app.setAppUserModelId('app.slipway.desktop');
// The first start of all has nothing to quit.
if (app.requestSingleInstanceLock(given) && order.kind !== 'quit') {
  const started = app.whenReady().then(() => start(order));
  app.on('second-instance', (_event, _argv, _folder, second) => {
    started.then((desktop) => obey(orderFrom(second), desktop)).catch((error: unknown) => tell('A second start came to nothing', error));
  });
  started.catch((error: unknown) => {
    tell('Slipway could not start', error);
    app.exit(1);
  });
} else {
  app.quit();
}
