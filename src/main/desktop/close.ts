import { app, autoUpdater, dialog, type BrowserWindow } from 'electron';
import type { Desktop } from './desktop';

/**
 * What closing the window means: Slipway stays in the tray, or quits, as the settings say and where there is a tray.
 * The first time a person is asked, and the answer is kept. Quitting asks nothing.
 *
 * A window that is closed to the tray is only hidden, so that it is back at once and as it was left. That costs its
 * memory (some 100 MB), and its page goes on taking the engine's events; it draws nothing.
 */
export function closeToTray({ slipway: { settings }, words: { t }, window }: Desktop, trayIsThere: () => Promise<boolean>): void {
  let quitting = false;
  const quits = () => {
    quitting = true;
  };
  app.on('before-quit', quits);
  // This one closes the windows before it quits.
  autoUpdater.on('before-quit-for-update', quits);
  app.on('activate', () => window.show());
  app.on('window-all-closed', () => app.quit());

  const stays = async (opened: BrowserWindow): Promise<boolean | null> => {
    const { desktop } = settings.current();
    if (!desktop.closeToTray || !(await trayIsThere())) return false;
    if (desktop.closeExplained) return true;
    const { response } = await dialog.showMessageBox(opened, {
      type: 'question',
      message: t('desktop.close.title'),
      detail: t('desktop.close.text'),
      buttons: [t('desktop.close.keep'), t('desktop.close.quit'), t('ui.cancel')],
      defaultId: 0,
      cancelId: 2,
      noLink: true,
    });
    if (response === 2) return null;
    const keeps = response === 0;
    await settings
      .change({ desktop: { ...settings.current().desktop, closeToTray: keeps, closeExplained: true } })
      .catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
    return keeps;
  };

  window.onOpen((opened) => {
    let deciding = false;
    opened.on('close', (event) => {
      if (quitting) return;
      event.preventDefault();
      if (deciding) return;
      deciding = true;
      stays(opened)
        .then((stay) => {
          if (stay === false) app.quit();
          if (stay && !opened.isDestroyed()) hide(opened);
        })
        .catch((error: unknown) => process.stderr.write(`${String(error)}\n`))
        .finally(() => {
          deciding = false;
        });
    });
  });
}

/** On macOS a full screen is a space of its own, which would stay behind, black. */
function hide(window: BrowserWindow): void {
  if (!window.isFullScreen() || process.platform !== 'darwin') return window.hide();
  window.once('leave-full-screen', () => window.hide());
  window.setFullScreen(false);
}
