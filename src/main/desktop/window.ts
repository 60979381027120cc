import { join } from 'node:path';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import { PAGE } from './protocol';
import { devServerAddress } from './security';
import type { WindowMemory } from './window-memory';
import { broughtBack, displayOf, openingPlace, smallestOn } from './window-place';
import { zoomed, type ZoomStep } from './zoom';

/** The page's top bar is the title bar; the system's buttons lie over its end. Pixels at zoom 1, with the rule below it. */
const TOP_BAR = 48;
/** `--canvas` and `--ink` of the design tokens, for what is drawn before and beside the page. */
const COLORS = { light: { canvas: '#ffffff', ink: '#16191e' }, dark: { canvas: '#16181d', ink: '#eceef2' } };
/** On Linux nothing in the executable gives a window its icon. */
const ICON = join(import.meta.dirname, '../../resources/icons/256x256.png');
const onMac = process.platform === 'darwin';

/** The one window of the application. */
export type MainWindow = {
  /** Opens it, or brings it to the front. */
  readonly show: () => void;
  /** Whether a person can see it: open, not hidden and not minimized. */
  readonly isShown: () => boolean;
  /** As its own close button does. */
  readonly close: () => void;
  readonly zoom: (step: ZoomStep) => void;
  /** Called with every window that is opened, before its page loads. */
  readonly onOpen: (listener: (window: BrowserWindow) => void) => void;
};

export type WindowOptions = {
  /** The built preload's path. */
  readonly preload: string;
  readonly memory: WindowMemory;
};

/** The one window; `show` opens it. */
export function createMainWindow({ preload, memory }: WindowOptions): MainWindow {
  const listeners = new Set<(window: BrowserWindow) => void>();
  let window: BrowserWindow | null = null;

  const open = () => {
    const opened = makeWindow(preload, memory);
    window = opened;
    opened.once('closed', () => {
      if (window === opened) window = null;
    });
    opened.webContents.on('zoom-changed', (_event, direction) => zoom(direction));
    keepPlace(opened, memory);
    for (const listener of listeners) listener(opened);
    load(opened);
  };
  const zoom = (step: ZoomStep) => {
    memory.keepZoom(zoomed(memory.zoom(), step));
    if (window) paint(window, memory.zoom());
  };
  const settle = () => {
    if (window) bringBack(window);
  };
  const repaint = () => {
    if (window) paint(window, memory.zoom());
  };
  screen.on('display-removed', settle);
  screen.on('display-metrics-changed', settle);
  nativeTheme.on('updated', repaint);

  return {
    show: () => {
      if (!window) return open();
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    isShown: () => window !== null && window.isVisible() && !window.isMinimized(),
    close: () => window?.close(),
    zoom,
    onOpen: (listener) => listeners.add(listener),
  };
}

/** Every window is made here; it shows itself when there is something to see. */
function makeWindow(preload: string, memory: WindowMemory): BrowserWindow {
  const { bounds, minimum, maximized, fullScreen } = openingPlace(memory.places(), ...displays());
  const window = new BrowserWindow({
    ...bounds,
    minWidth: minimum.width,
    minHeight: minimum.height,
    fullscreen: fullScreen,
    title: 'Slipway',
    ...(process.platform === 'linux' ? { icon: ICON } : {}),
    show: false,
    titleBarStyle: onMac ? 'hiddenInset' : 'hidden',
    // With an overlay the page knows where the system's buttons are (titlebar-area-*).
    titleBarOverlay: onMac || overlay(memory.zoom()),
    backgroundColor: colors().canvas,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      zoomFactor: memory.zoom(),
    },
  });
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
  });
  // A page has the zoom of its last one of the same origin, which may be of another start.
  window.webContents.on('did-finish-load', () => window.webContents.setZoomFactor(memory.zoom()));
  return window;
}

function load(window: BrowserWindow): void {
  window.loadURL(devServerAddress() ?? PAGE).catch((error: unknown) => {
    if (window.isDestroyed()) return;
    process.stderr.write(`The window has nothing to show: ${String(error)}\n`);
    window.show();
  });
}

/** Keeps where the window stands, as often as that changes. */
function keepPlace(window: BrowserWindow, memory: WindowMemory): void {
  const keep = () => {
    if (window.isMinimized()) return;
    const display = displayOf(window.getBounds(), ...displays());
    const bounds = window.getNormalBounds();
    memory.keepPlace({
      display: display.id,
      bounds: { ...bounds, x: bounds.x - display.workArea.x, y: bounds.y - display.workArea.y },
      maximized: window.isMaximized(),
      fullScreen: window.isFullScreen(),
    });
  };
  window.on('move', keep);
  window.on('resize', keep);
  window.on('maximize', keep);
  window.on('unmaximize', keep);
  window.on('enter-full-screen', keep);
  window.on('leave-full-screen', keep);
}

/** Puts a window back on the displays that are left; where that of a full screen goes is the system's business. */
function bringBack(window: BrowserWindow): void {
  const [all, primary] = displays();
  const { width, height } = smallestOn(displayOf(window.getBounds(), all, primary).workArea);
  window.setMinimumSize(width, height);
  const place = broughtBack(window.getBounds(), all, primary);
  if (!place || window.isFullScreen()) return;
  const maximized = window.isMaximized();
  if (maximized) window.unmaximize();
  window.setBounds(place);
  if (maximized) window.maximize();
}

function displays(): [Electron.Display[], Electron.Display] {
  return [screen.getAllDisplays(), screen.getPrimaryDisplay()];
}

/** What follows the theme and the zoom around the page, and the page's own zoom. */
function paint(window: BrowserWindow, zoom: number): void {
  window.webContents.setZoomFactor(zoom);
  window.setBackgroundColor(colors().canvas);
  if (!onMac) window.setTitleBarOverlay(overlay(zoom));
}

function colors(): { readonly canvas: string; readonly ink: string } {
  return nativeTheme.shouldUseDarkColors ? COLORS.dark : COLORS.light;
}

function overlay(zoom: number): Electron.TitleBarOverlayOptions {
  return { color: colors().canvas, symbolColor: colors().ink, height: Math.round(TOP_BAR * zoom) - 1 };
}
