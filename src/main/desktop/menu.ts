import { app, BrowserWindow, Menu } from 'electron';
import { license, version } from '../../../package.json';
import type { Desktop } from './desktop';
import { menuTemplate } from './menu-template';

/** The native menu, in the language of the application as it changes. */
export function setMenu({ ask, window, words }: Desktop): void {
  const show = () => {
    app.setAboutPanelOptions({
      applicationName: 'Slipway',
      applicationVersion: version,
      copyright: words.t('desktop.about.license', { license }),
    });
    const template = menuTemplate(
      { platform: process.platform, packaged: app.isPackaged, t: words.t },
      {
        ask,
        zoom: window.zoom,
        close: window.close,
        about: () => app.showAboutPanel(),
        open: () => Menu.getApplicationMenu()?.popup({ window: BrowserWindow.getFocusedWindow() ?? undefined, x: 0, y: 0 }),
      },
    );
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  };
  words.onChange(show);
  show();
}
