import { BrowserWindow, nativeTheme } from 'electron';
import { PAGE } from './protocol';
import { devServerAddress } from './security';

/** The narrowest and lowest that every screen is made for, in pixels. */
const SMALLEST = { minWidth: 960, minHeight: 600 };
/** The page's top bar is the title bar; the system's buttons lie over its end. Pixels, without the rule below it. */
const BUTTONS_HEIGHT = 47;
/** `--canvas` and `--ink` of the design tokens, for what is drawn before and beside the page. */
const COLORS = { light: { canvas: '#ffffff', ink: '#16191e' }, dark: { canvas: '#16181d', ink: '#eceef2' } };

/** Opens the application's window; it shows itself when there is something to see. */
export function openWindow(preload: string): BrowserWindow {
  const onMac = process.platform === 'darwin';
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    ...SMALLEST,
    title: 'Slipway',
    show: false,
    titleBarStyle: onMac ? 'hiddenInset' : 'hidden',
    titleBarOverlay: onMac ? false : overlay(),
    backgroundColor: colors().canvas,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
    },
  });
  const repaint = () => {
    window.setBackgroundColor(colors().canvas);
    if (!onMac) window.setTitleBarOverlay(overlay());
  };
  nativeTheme.on('updated', repaint);
  window.once('closed', () => nativeTheme.off('updated', repaint));
  window.once('ready-to-show', () => window.show());
  window.loadURL(devServerAddress() ?? PAGE).catch((error: unknown) => {
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

function colors(): { readonly canvas: string; readonly ink: string } {
  return nativeTheme.shouldUseDarkColors ? COLORS.dark : COLORS.light;
}

function overlay(): Electron.TitleBarOverlayOptions {
  return { color: colors().canvas, symbolColor: colors().ink, height: BUTTONS_HEIGHT };
}
