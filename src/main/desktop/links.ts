import { BrowserWindow, dialog, shell } from 'electron';
import { nativeLanguage } from './preferences';

const words = {
  en: { ask: (host: string) => `Open ${host} in your browser?`, open: 'Open', cancel: 'Cancel' },
  ru: { ask: (host: string) => `Открыть ${host} в браузере?`, open: 'Открыть', cancel: 'Отмена' },
};

/** Opens a link of a page in the system's browser: https only, and after the person has seen where it leads. */
export async function openLink(url: string): Promise<void> {
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:') return;
  const { host, href } = new URL(url);
  const { ask, open, cancel } = words[nativeLanguage()];
  const question: Electron.MessageBoxOptions = {
    type: 'question',
    message: ask(host),
    detail: href,
    buttons: [open, cancel],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  };
  const window = BrowserWindow.getFocusedWindow();
  const { response } = await (window ? dialog.showMessageBox(window, question) : dialog.showMessageBox(question));
  if (response === 0) await shell.openExternal(href);
}
