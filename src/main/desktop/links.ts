import { BrowserWindow, dialog, shell } from 'electron';
import type { Words } from './words';

/** Opens a link of a page in the system's browser: https only, and after the person has seen where it leads. */
export async function openLink(url: string, { t }: Words): Promise<void> {
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:') return;
  const { host, href } = new URL(url);
  const question: Electron.MessageBoxOptions = {
    type: 'question',
    message: t('desktop.link.ask', { host }),
    detail: href,
    buttons: [t('desktop.link.open'), t('ui.cancel')],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  };
  const window = BrowserWindow.getFocusedWindow();
  const { response } = await (window ? dialog.showMessageBox(window, question) : dialog.showMessageBox(question));
  if (response === 0) await shell.openExternal(href);
}
