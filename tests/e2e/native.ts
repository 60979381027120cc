import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { findElectron } from '../../scripts/electron.mjs';
import { mainOf } from './fixtures';

/*
 * The native side of the desktop: tray, menu, notifications, dialogs, windows.
 *
 * This is the one file that knows what only the stand-in for Electron can answer: it keeps what it would show in
 * `globalThis.__electronStandIn`. Electron itself shows it to a person and tells a program nothing, so there `prepare`
 * puts the same record in front of its modules: it takes down what is asked of them from then on, and answers dialogs.
 */

/** An item of a menu as a person sees it. */
export type MenuView = {
  readonly label: string;
  readonly type: string;
  readonly enabled: boolean;
  readonly checked: boolean;
  readonly items: readonly MenuView[];
};

export type TrayView = {
  readonly toolTip: string;
  /** The picture, as a data URL. */
  readonly image: string;
  /** A number that is another one for every menu that was set. */
  readonly menuNumber: number;
  readonly menu: readonly MenuView[];
};

export type WindowView = {
  readonly visible: boolean;
  readonly minimized: boolean;
  readonly focused: boolean;
  readonly bounds: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
};

/** What a dialog was asked to show: of Electron's options, those that the application uses. */
export type DialogView = {
  readonly message?: string;
  readonly detail?: string;
  readonly buttons?: readonly string[];
  readonly defaultPath?: string;
  readonly properties?: readonly string[];
  readonly filters?: readonly { readonly name: string; readonly extensions: readonly string[] }[];
};

/** What a person answers: a button's index, or what was picked. */
export type DialogAnswer = { readonly response: number } | { readonly canceled: boolean; readonly filePaths: readonly string[] };

type TrayRecord = {
  readonly toolTip: string;
  readonly image: Electron.NativeImage;
  readonly contextMenu: Electron.Menu | null;
  readonly destroyed: boolean;
  readonly click: () => void;
};
type Recorder = {
  readonly trays: TrayRecord[];
  readonly notifications: Electron.Notification[];
  readonly openedExternal: string[];
  readonly dialogAnswers: unknown[];
  readonly calls: { readonly name: string; readonly args: readonly unknown[] }[];
  readonly setSystemDark: (dark: boolean) => void;
};
type WithRecorder = { __electronStandIn: Recorder };

/** The native side of an application that was started by a test. */
export function nativeOf(of: Page | ElectronApplication) {
  const main = 'windows' in of ? of : mainOf(of);
  const ready = prepare(main);

  return {
    /** The tray's icon and its menu; null when there is none. */
    tray: async (): Promise<TrayView | null> => {
      await ready;
      return main.evaluate(() => {
        const view = (item: Electron.MenuItem): MenuView => ({
          label: item.label,
          type: item.type,
          enabled: item.enabled,
          checked: item.checked,
          items: item.submenu ? item.submenu.items.filter(({ visible }) => visible).map(view) : [],
        });
        const tray = (globalThis as unknown as WithRecorder).__electronStandIn.trays.findLast(({ destroyed }) => !destroyed);
        if (!tray) return null;
        const items = tray.contextMenu ? tray.contextMenu.items : [];
        const seen = ((globalThis as { seenMenus?: unknown[] }).seenMenus ??= []);
        if (!seen.includes(tray.contextMenu)) seen.push(tray.contextMenu);
        const menuNumber = seen.indexOf(tray.contextMenu);
        return { toolTip: tray.toolTip, image: tray.image.toDataURL(), menuNumber, menu: items.filter(({ visible }) => visible).map(view) };
      });
    },

    /** Clicks an item of the tray's menu: the labels from the first level down. Without any, the icon itself. */
    clickTray: async (...labels: string[]): Promise<void> => {
      await ready;
      await main.evaluate((_electron, path) => {
        const tray = (globalThis as unknown as WithRecorder).__electronStandIn.trays.findLast(({ destroyed }) => !destroyed);
        if (!tray) throw new Error('There is no tray.');
        if (path.length === 0) return tray.click();
        let menu = tray.contextMenu;
        let item: Electron.MenuItem | undefined;
        for (const label of path) {
          item = menu?.items.find((one) => one.label === label && one.visible);
          if (!item) throw new Error(`The tray has no '${label}': ${menu?.items.map((one) => one.label).join(', ') ?? 'nothing'}`);
          menu = item.submenu ?? null;
        }
        if (!item?.enabled) throw new Error(`'${path.join(' / ')}' cannot be clicked.`);
        item.click();
      }, labels);
    },

    /** The native menu. */
    menu: async (): Promise<MenuView[]> =>
      main.evaluate(({ Menu }) => {
        const view = (item: Electron.MenuItem): MenuView => ({
          label: item.label,
          type: item.type,
          enabled: item.enabled,
          checked: item.checked,
          items: item.submenu ? item.submenu.items.filter(({ visible }) => visible).map(view) : [],
        });
        return (Menu.getApplicationMenu()?.items ?? []).map(view);
      }),

    /** Clicks an item of the native menu: the labels from the first level down. */
    clickMenu: async (...labels: string[]): Promise<void> =>
      main.evaluate(({ Menu, BrowserWindow }, path) => {
        let menu = Menu.getApplicationMenu();
        let item: Electron.MenuItem | undefined;
        for (const label of path) {
          item = menu?.items.find((one) => one.label === label && one.visible);
          if (!item) throw new Error(`The menu has no '${label}': ${menu?.items.map((one) => one.label).join(', ') ?? 'nothing'}`);
          menu = item.submenu ?? null;
        }
        if (!item?.enabled) throw new Error(`'${path.join(' / ')}' cannot be clicked.`);
        const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
        item.click({}, window, window?.webContents);
      }, labels),

    notifications: async (): Promise<{ title: string; body: string }[]> => {
      await ready;
      return main.evaluate(() =>
        (globalThis as unknown as WithRecorder).__electronStandIn.notifications.map(({ title, body }) => ({ title, body })),
      );
    },

    /** Clicks the newest notification with a title. */
    clickNotification: async (title: string): Promise<void> => {
      await ready;
      await main.evaluate((_electron, wanted) => {
        const { notifications } = (globalThis as unknown as WithRecorder).__electronStandIn;
        const found = notifications.findLast((one) => one.title === wanted);
        if (!found) throw new Error(`There is no notification '${wanted}'.`);
        found.emit('click');
      }, title);
    },

    /** Answers the next dialog that will be asked. Without an answer a dialog is cancelled. */
    answerDialog: async (answer: DialogAnswer): Promise<void> => {
      await ready;
      await main.evaluate((_electron, given) => {
        (globalThis as unknown as WithRecorder).__electronStandIn.dialogAnswers.push(given);
      }, answer);
    },

    /** The dialogs that were asked, the oldest first. */
    dialogs: async (): Promise<DialogView[]> => {
      await ready;
      return main.evaluate(() =>
        (globalThis as unknown as WithRecorder).__electronStandIn.calls
          .filter(({ name }) => name.startsWith('dialog.show'))
          .map(({ args }) => {
            const { message, detail, buttons, defaultPath, properties, filters } = args[0] as DialogView;
            return { message, detail, buttons, defaultPath, properties, filters };
          }),
      );
    },

    /** The addresses that were opened in the system's browser. */
    openedUrls: async (): Promise<string[]> => {
      await ready;
      return main.evaluate(() => (globalThis as unknown as WithRecorder).__electronStandIn.openedExternal);
    },

    /** The arguments of every call of something that only shows, by name: `shell.showItemInFolder`, `app.showAboutPanel`. */
    recorded: async (name: string): Promise<unknown[][]> => {
      await ready;
      return main.evaluate(
        (_electron, wanted) =>
          (globalThis as unknown as WithRecorder).__electronStandIn.calls.filter((call) => call.name === wanted).map(({ args }) => [...args]),
        name,
      );
    },

    setSystemDark: async (dark: boolean): Promise<void> => {
      await ready;
      await main.evaluate((_electron, on) => (globalThis as unknown as WithRecorder).__electronStandIn.setSystemDark(on), dark);
    },

    /** The window, hidden or not; null when there is none. */
    window: async (): Promise<WindowView | null> =>
      main.evaluate(({ BrowserWindow }) => {
        const [window] = BrowserWindow.getAllWindows();
        if (!window) return null;
        return { visible: window.isVisible(), minimized: window.isMinimized(), focused: window.isFocused(), bounds: window.getBounds() };
      }),

    /** Closes the window as its own button does. */
    closeWindow: async (): Promise<void> =>
      main.evaluate(({ BrowserWindow }) => {
        setImmediate(() => BrowserWindow.getAllWindows()[0]?.close());
      }),

    /** The preferences that every page was really made with; Electron has them under a name that its types leave out. */
    webPreferences: async (): Promise<Electron.WebPreferences[]> =>
      main.evaluate(({ webContents }) =>
        webContents.getAllWebContents().map((contents) => {
          type Inner = { _preferences?: Electron.WebPreferences; getLastWebPreferences: () => Electron.WebPreferences };
          const inner = contents as unknown as Inner;
          const { contextIsolation, sandbox, nodeIntegration, webSecurity } = inner._preferences ?? inner.getLastWebPreferences();
          return { contextIsolation, sandbox, nodeIntegration, webSecurity };
        }),
      ),

    /** Starts the application once more with these words, and waits until that process has handed them over and ended. */
    secondStart: async (words: readonly string[]): Promise<{ stderr: string }> => {
      const { executablePath } = findElectron();
      if (executablePath === null) throw new Error('No Electron here.');
      const profile = await main.evaluate(({ app }) => app.getPath('userData'));
      const root = resolve(import.meta.dirname, '../..');
      const child = spawn(executablePath, [root, `--user-data-dir=${profile}`, '--no-sandbox', ...words], {
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      let stderr = '';
      child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
      await once(child, 'close');
      return { stderr };
    },
  };
}

const prepared = new WeakMap<ElectronApplication, Promise<void>>();

/** Makes sure that there is a record to ask: the stand-in's own, or one in front of Electron's modules. */
function prepare(main: ElectronApplication): Promise<void> {
  const known = prepared.get(main);
  if (known) return known;
  const done = main.evaluate(({ app, BrowserWindow, dialog, nativeTheme, Notification, shell, Tray }) => {
    if ('__electronStandIn' in globalThis) return;
    type OwnTray = { -readonly [K in keyof TrayRecord]: TrayRecord[K] };
    const recorder = {
      trays: [] as OwnTray[],
      notifications: [] as Electron.Notification[],
      openedExternal: [] as string[],
      dialogAnswers: [] as unknown[],
      calls: [] as { name: string; args: unknown[] }[],
      setSystemDark: (dark: boolean) => {
        nativeTheme.themeSource = dark ? 'dark' : 'light';
      },
    };
    const record = (name: string, ...args: unknown[]) => void recorder.calls.push({ name, args });

    const cancelled = (options: { cancelId?: number }) => ({ response: options.cancelId ?? 0, checkboxChecked: false });
    const ask = (name: string, args: unknown[], none: (options: object) => unknown) => {
      const options = args.at(-1) as object;
      record(`dialog.${name}`, options);
      return Promise.resolve(recorder.dialogAnswers.shift() ?? none(options));
    };
    Object.assign(dialog, {
      showMessageBox: (...args: unknown[]) => ask('showMessageBox', args, cancelled),
      showOpenDialog: (...args: unknown[]) => ask('showOpenDialog', args, () => ({ canceled: true, filePaths: [] })),
    });
    Object.assign(shell, {
      openExternal: (url: string) => Promise.resolve(void recorder.openedExternal.push(url)),
      showItemInFolder: (path: string) => record('shell.showItemInFolder', path),
    });
    for (const name of ['setLoginItemSettings', 'setAboutPanelOptions', 'showAboutPanel'] as const) {
      Object.assign(app, { [name]: (...args: unknown[]) => record(`app.${name}`, ...args) });
    }

    // Classes keep what they do; their record is of what comes from now on.
    const before = (prototype: object, name: string, look: (self: unknown, args: unknown[]) => void) => {
      const own = Reflect.get(prototype, name) as (...args: unknown[]) => unknown;
      Object.assign(prototype, {
        [name](this: unknown, ...args: unknown[]) {
          look(this, args);
          return own.apply(this, args);
        },
      });
    };
    const trayOf = new Map<unknown, OwnTray>();
    const tray = (self: unknown): OwnTray => {
      const seen = trayOf.get(self);
      if (seen) return seen;
      const made: OwnTray = {
        toolTip: '',
        image: undefined as unknown as Electron.NativeImage,
        contextMenu: null,
        destroyed: false,
        click: () => (self as Electron.Tray).emit('click'),
      };
      trayOf.set(self, made);
      recorder.trays.push(made);
      return made;
    };
    before(Tray.prototype, 'setContextMenu', (self, [menu]) => (tray(self).contextMenu = menu as Electron.Menu | null));
    before(Tray.prototype, 'setToolTip', (self, [text]) => (tray(self).toolTip = String(text)));
    before(Tray.prototype, 'setImage', (self, [image]) => (tray(self).image = image as Electron.NativeImage));
    before(Tray.prototype, 'destroy', (self) => (tray(self).destroyed = true));
    before(Notification.prototype, 'show', (self) => void recorder.notifications.push(self as Electron.Notification));
    before(BrowserWindow.prototype, 'setTitleBarOverlay', (_self, args) => record('BrowserWindow.setTitleBarOverlay', ...args));
    Object.assign(globalThis, { __electronStandIn: recorder });
  });
  prepared.set(main, done);
  return done;
}
