import { app, dialog, type BrowserWindow } from 'electron';
import type { Desktop } from './desktop';

/** A page that stops again within this time is not simply loaded again. Milliseconds. */
const SOON = 60_000;

/** Loads a page again that has crashed, and asks when that does not help or when it does not respond. */
export function recover({ window, words: { t } }: Desktop): void {
  const ask = async (over: BrowserWindow, question: Electron.MessageBoxOptions): Promise<number> => {
    const { response } = await dialog.showMessageBox(over, { type: 'warning', noLink: true, ...question });
    return response;
  };

  const crashed = async (opened: BrowserWindow) => {
    const answer = await ask(opened, {
      message: t('desktop.crash.title'),
      detail: t('desktop.crash.text'),
      buttons: [t('desktop.crash.reload'), t('desktop.crash.quit')],
      defaultId: 0,
      cancelId: 0,
    });
    if (answer === 1) app.quit();
    else if (!opened.isDestroyed()) opened.reload();
  };

  const frozen = async (opened: BrowserWindow) => {
    const responds = new AbortController();
    opened.once('responsive', () => responds.abort());
    const answer = await ask(opened, {
      message: t('desktop.frozen.title'),
      detail: t('desktop.frozen.text'),
      buttons: [t('desktop.frozen.wait'), t('desktop.frozen.reload')],
      defaultId: 0,
      cancelId: 0,
      signal: responds.signal,
    });
    if (answer !== 1 || opened.isDestroyed()) return;
    // A page that is busy does not hear of a reload: it is ended, and loaded again for that.
    opened.webContents.forcefullyCrashRenderer();
  };

  window.onOpen((opened) => {
    let lastCrash = -Infinity;
    let asking = false;
    const once = (question: Promise<void>) => {
      asking = true;
      question
        .catch((error: unknown) => process.stderr.write(`${String(error)}\n`))
        .finally(() => {
          asking = false;
        });
    };
    opened.webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason === 'clean-exit') return;
      process.stderr.write(`The window's page has stopped: ${reason}\n`);
      const again = performance.now() - lastCrash < SOON;
      lastCrash = performance.now();
      if (again && !asking) once(crashed(opened));
      // Only when the event is over: until then the page that has gone is still being taken down.
      if (!again) setImmediate(() => opened.isDestroyed() || opened.reload());
    });
    opened.on('unresponsive', () => {
      if (!asking) once(frozen(opened));
    });
  });
}
