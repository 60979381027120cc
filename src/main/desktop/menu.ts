import type { Desktop } from './desktop';
import { app, Menu, type MenuItemConstructorOptions } from 'electron';

/** The native menu: roles only, so that the system names, translates and binds them. */
export function setMenu(_desktop: Desktop): void {
  const view: MenuItemConstructorOptions[] = [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
  ];
  const developer: MenuItemConstructorOptions[] = [{ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' }];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      process.platform === 'darwin' ? { role: 'appMenu' } : { role: 'fileMenu' },
      { role: 'editMenu' },
      { role: 'viewMenu', submenu: app.isPackaged ? view : [...view, ...developer] },
      { role: 'windowMenu' },
    ]),
  );
}
