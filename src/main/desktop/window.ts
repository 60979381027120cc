import { BrowserWindow, nativeTheme } from 'electron';
import { PAGE } from './protocol';
import { devServerAddress } from './security';

/** The narrowest and lowest that every screen is made for, in pixels. */
const SMALLEST = { minWidth: 960, minHeight: 600 };
/** The page's top bar is the title bar; the system's buttons lie over its end. Pixels, without the rule below it. */
const BUTTONS_HEIGHT = 47;
/** `--canvas` and `--ink` of the design tokens, for what is drawn before and beside the page. */
const COLORS = { light: { canvas: '#ffffff', ink: '#16191e' }, dark: { canvas: '#16181d', ink: '#eceef2' } };

/** The one window of the application. */
export type MainWindow = {
  /** Opens it, or brings it to the front. */
  readonly show: () => void;
  /** Whether a person can see it: open, not hidden and not minimized. */
  readonly isShown: () => boolean;
};

/** The one window; `show` opens it. */
export function createMainWindow({ preload }: { readonly preload: string }): MainWindow {
  let window: BrowserWindow | null = null;
  return {
    show: () => {
      if (!window) {
        const opened = makeWindow(preload);
        opened.once('closed', () => {
          if (window === opened) window = null;
        });
        window = opened;
        return;
      }
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    isShown: () => window !== null && window.isVisible() && !window.isMinimized(),
  };
}

/** Every window is made here; it shows itself when there is something to see. */
function makeWindow(preload: string): BrowserWindow {
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

function colors(): { readonly canvas: string; readonly ink: string } {
  return nativeTheme.shouldUseDarkColors ? COLORS.dark : COLORS.light;
}

function overlay(): Electron.TitleBarOverlayOptions {
  return { color: colors().canvas, symbolColor: colors().ink, height: BUTTONS_HEIGHT };
}
