import { existsSync } from 'node:fs';
import { BrowserWindow, dialog, shell } from 'electron';
import { AppFailure } from '../../shared/errors';
import type { HostActions } from '../ipc/contract-types';
import type { Updates } from '../updates';

/** What only the desktop can do, for the handlers. */
export function createHostActions(updates: Updates): HostActions {
  return {
    pickFolder: (startAt) => pick(startAt, { properties: ['openDirectory', 'createDirectory'] }),
    pickFile: (startAt, kind) =>
      pick(startAt, {
        properties: ['openFile'],
        ...(kind === 'archive' ? { filters: [{ name: 'tar', extensions: ['tar', 'tgz', 'gz', 'xz', 'zst', 'bz2'] }, { name: '*', extensions: ['*'] }] } : {}),
      }),

    reveal: (path) => {
      if (!existsSync(path)) throw new AppFailure({ code: 'not-found', message: 'There is no such file.', hint: 'Check the path.' });
      shell.showItemInFolder(path);
      return Promise.resolve();
    },

    async openUrl(url) {
      const protocol = URL.canParse(url) ? new URL(url).protocol : '';
      if (protocol !== 'http:' && protocol !== 'https:') {
        throw new AppFailure({ code: 'invalid-request', message: 'Only http and https addresses are opened.' });
      }
      await shell.openExternal(url);
    },
    updates,
  };
}

async function pick(startAt: string, options: Electron.OpenDialogOptions): Promise<string | null> {
  const asked = { ...options, ...(startAt ? { defaultPath: startAt } : {}) };
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  const picked = await (window ? dialog.showOpenDialog(window, asked) : dialog.showOpenDialog(asked));
  return picked.canceled ? null : (picked.filePaths[0] ?? null);
}
