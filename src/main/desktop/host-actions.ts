import { BrowserWindow, dialog, shell } from 'electron';
import { AppFailure } from '../../shared/errors';
import type { HostActions } from '../ipc/contract-types';

/** What only the desktop can do, for the handlers. */
export const hostActions: HostActions = {
  async pickFolder(startAt) {
    const options: Electron.OpenDialogOptions = {
      properties: ['openDirectory', 'createDirectory'],
      ...(startAt ? { defaultPath: startAt } : {}),
    };
    const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
    const picked = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
    return picked.canceled ? null : (picked.filePaths[0] ?? null);
  },

  async openUrl(url) {
    const protocol = URL.canParse(url) ? new URL(url).protocol : '';
    if (protocol !== 'http:' && protocol !== 'https:') {
      throw new AppFailure({ code: 'invalid-request', message: 'Only http and https addresses are opened.' });
    }
    await shell.openExternal(url);
  },
};
