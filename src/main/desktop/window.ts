import { BrowserWindow, nativeTheme } from 'electron';
import { APP_ORIGIN } from './protocol';
import { devServerAddress } from './security';

/** The narrowest and lowest that every screen is made for, in pixels. */
const SMALLEST = { minWidth: 960, minHeight: 600 };
/** `--canvas` of the design tokens: what is seen until the page has painted. */
const CANVAS = { light: '#ffffff', dark: '#16181d' };

/** Opens the application's window; it shows itself when there is something to see. */
export function openWindow(preload: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    ...SMALLEST,
    title: 'Slipway',
    show: false,
    autoHideMenuBar: true,
    backgroundColor: canvas(),
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
    },
  });
  const repaint = () => window.setBackgroundColor(canvas());
  nativeTheme.on('updated', repaint);
  window.once('closed', () => nativeTheme.off('updated', repaint));
  window.once('ready-to-show', () => window.show());
  window.loadURL(devServerAddress() ?? `${APP_ORIGIN}/index.html`).catch((error: unknown) => {
    if (window.isDestroyed()) return;
    process.stderr.write(`The window has nothing to show: ${String(error)}\n`);
    window.show();
  });
  return window;
}

/** Brings the window to the front: Slipway was started a second time. */
export function focusWindow(): void {
  const [window] = BrowserWindow.getAllWindows();
  if (!window) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function canvas(): string {
  return nativeTheme.shouldUseDarkColors ? CANVAS.dark : CANVAS.light;
}
