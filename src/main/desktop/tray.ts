import { Menu, Tray, type MenuItemConstructorOptions } from 'electron';
import { assertNever } from '../../shared/errors';
import { endedLately } from '../docker/ended';
import { RecentEnds } from '../recent-ends';
import type { Desktop } from './desktop';
import { createTrayActions } from './tray-actions';
import { hasTray } from './tray-host';
import { trayIcon } from './tray-icon';
import type { TrayAction, TrayItem } from './tray-items';
import { trayMenu, trayTip, type TrayState } from './tray-menu';

/** What happens within this time, in milliseconds, is shown at once: a menu that is open must not flicker. */
const GATHER_MS = 100;
/** How often it is looked whether an end is recent no more, in milliseconds. */
const FORGET_MS = 60_000;

export type TrayPart = {
  /** Whether there is a tray for the icon to be seen in. On Linux that can change while Slipway runs. */
  readonly isThere: () => Promise<boolean>;
  readonly close: () => void;
};

/** Puts Slipway into the tray: the icon with the engine's state, and the menu that follows every event. */
export function openTray(desktop: Desktop, { quit }: { readonly quit: () => void }): TrayPart {
  const { slipway, words, window } = desktop;
  const { engines, runs, settings } = slipway;
  const closed = new AbortController();
  let starting = false;
  let timer: NodeJS.Timeout | null = null;
  const soon = () => {
    if (closed.signal.aborted) return;
    timer ??= setTimeout(() => {
      timer = null;
      show();
    }, GATHER_MS);
  };

  const ends = new RecentEnds({ ask: () => endedLately(engines), onChange: soon });
  const perform = createTrayActions(desktop, {
    quit,
    onStarting: (now) => {
      starting = now;
      soon();
    },
  });
  const state = (): TrayState => ({
    engine: engines.status(),
    starting,
    containers: [...engines.state.containers.values()],
    ended: ends.recent(Date.now()),
    runs: runs.recent(),
    shell: settings.current().shell,
  });

  const tray = new Tray(trayIcon(engines.status().state, process.platform));
  let shown = { icon: engines.status().state, tip: '', menu: '' };
  const show = () => {
    const now = state();
    const items = trayMenu(now, words.t);
    const next = { icon: now.engine.state, tip: trayTip(now, words.t), menu: JSON.stringify(items) };
    if (next.icon !== shown.icon) tray.setImage(trayIcon(next.icon, process.platform));
    if (next.tip !== shown.tip) tray.setToolTip(next.tip);
    if (next.menu !== shown.menu) tray.setContextMenu(Menu.buildFromTemplate(templateOf(items, perform)));
    shown = next;
  };
  show();

  // On macOS a click opens the menu.
  if (process.platform !== 'darwin') tray.on('click', () => window.show());
  words.onChange(soon);
  const forget = setInterval(soon, FORGET_MS);
  const leave = [
    runs.onChange(soon),
    settings.onChange(soon),
    engines.state.onEnd(({ id }) => ends.ended(id, Date.now())),
    () => clearInterval(forget),
  ];
  void follow();

  /** It only waits and gives: it does not fail. */
  async function follow(): Promise<void> {
    for await (const item of engines.state.read(closed.signal)) {
      ends.state(item);
      soon();
    }
  }

  return {
    isThere: () => hasTray(process.platform, process.env),
    close: () => {
      if (closed.signal.aborted) return;
      closed.abort();
      if (timer) clearTimeout(timer);
      for (const end of leave) end();
      tray.destroy();
    },
  };
}

/** The menu for Electron. Every system takes an `&` in a label for the mark of a key, unless it is doubled. */
function templateOf(items: readonly TrayItem[], perform: (action: TrayAction) => void): MenuItemConstructorOptions[] {
  return items.map((item): MenuItemConstructorOptions => {
    switch (item.type) {
      case 'separator':
        return { id: item.id, type: 'separator' };
      case 'text':
        return { id: item.id, label: escaped(item.label), enabled: false };
      case 'action':
        return { id: item.id, label: escaped(item.label), click: () => perform(item.action) };
      case 'submenu':
        return { id: item.id, label: escaped(item.label), submenu: templateOf(item.items, perform) };
      default:
        return assertNever(item);
    }
  });
}

const escaped = (label: string) => label.replaceAll('&', '&&');
