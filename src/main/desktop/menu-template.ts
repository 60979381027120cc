import type { MenuItemConstructorOptions } from 'electron';
import type { TFunction } from 'i18next';
import type { Place, WindowRequest } from '../../shared/models';
import type { ZoomStep } from './zoom';

/** What the items of the menu do. */
export type MenuActions = {
  readonly ask: (request: WindowRequest) => void;
  readonly zoom: (step: ZoomStep) => void;
  readonly close: () => void;
  readonly about: () => void;
  /** Opens the menu itself, where no bar shows it. */
  readonly open: () => void;
};

export type MenuFor = { readonly platform: NodeJS.Platform; readonly packaged: boolean; readonly t: TFunction };

type Item = MenuItemConstructorOptions;
const separator: Item = { type: 'separator' };
const inOrder: readonly Place[] = ['containers', 'images', 'history'];

/**
 * The native menu, in the app's language on every system. Roles bring what the system does with an item, and its
 * accelerator.
 *
 * The page has its own keys, and goes first: an accelerator counts where the page has not taken the key.
 */
export function menuTemplate({ platform, packaged, t }: MenuFor, act: MenuActions): Item[] {
  const onMac = platform === 'darwin';
  const place = (to: Place, label: string, accelerator: string): Item => ({
    label,
    accelerator,
    click: () => act.ask({ kind: 'place', place: to }),
  });
  const run: Item = {
    label: t('desktop.menu.run'),
    accelerator: 'CmdOrCtrl+N',
    click: () => act.ask({ kind: 'run', spec: {}, left: [] }),
  };
  const settings = place('settings', t('desktop.menu.settings'), 'CmdOrCtrl+,');
  const close: Item = { label: t('desktop.menu.close'), accelerator: 'CmdOrCtrl+W', click: act.close };
  const quit: Item = { role: 'quit', label: t('desktop.menu.quit') };
  const about: Item = { label: t('desktop.menu.about'), click: act.about };

  /** One step has several keys; the others are not shown. */
  const zoom = (step: ZoomStep, label: string, [key, ...others]: readonly string[]): Item[] => [
    { label, accelerator: key, click: () => act.zoom(step) },
    ...others.map((accelerator): Item => ({ label, accelerator, visible: false, click: () => act.zoom(step) })),
  ];
  const developer: Item[] = [
    separator,
    { role: 'reload', label: t('desktop.menu.reload') },
    { role: 'toggleDevTools', label: t('desktop.menu.devTools') },
  ];

  return [
    ...(onMac
      ? [
          {
            label: 'Slipway',
            submenu: [
              about,
              separator,
              settings,
              separator,
              { role: 'services', label: t('desktop.menu.services') },
              separator,
              { role: 'hide', label: t('desktop.menu.hide') },
              { role: 'hideOthers', label: t('desktop.menu.hideOthers') },
              { role: 'unhide', label: t('desktop.menu.unhide') },
              separator,
              quit,
            ],
          } satisfies Item,
        ]
      : []),
    {
      label: t('desktop.menu.file'),
      submenu: onMac ? [run, separator, close] : [run, settings, separator, close, quit],
    },
    {
      label: t('desktop.menu.edit'),
      submenu: [
        { role: 'undo', label: t('desktop.menu.undo') },
        { role: 'redo', label: t('desktop.menu.redo') },
        separator,
        { role: 'cut', label: t('desktop.menu.cut') },
        { role: 'copy', label: t('desktop.menu.copy') },
        { role: 'paste', label: t('desktop.menu.paste') },
        { role: 'delete', label: t('desktop.menu.delete') },
        separator,
        { role: 'selectAll', label: t('desktop.menu.selectAll') },
      ],
    },
    {
      label: t('desktop.menu.view'),
      submenu: [
        ...inOrder.map((to, index) => place(to, t(`nav.${to}`), `CmdOrCtrl+${index + 1}`)),
        separator,
        ...zoom('in', t('desktop.menu.zoomIn'), ['CmdOrCtrl+Plus', 'CmdOrCtrl+=', 'CmdOrCtrl+numadd']),
        ...zoom('out', t('desktop.menu.zoomOut'), ['CmdOrCtrl+-', 'CmdOrCtrl+numsub']),
        ...zoom('reset', t('desktop.menu.zoomReset'), ['CmdOrCtrl+0', 'CmdOrCtrl+num0']),
        separator,
        { role: 'togglefullscreen', label: t('desktop.menu.fullScreen') },
        ...(packaged ? [] : developer),
      ],
    },
    {
      role: 'window',
      label: t('desktop.menu.window'),
      submenu: [
        { role: 'minimize', label: t('desktop.menu.minimize') },
        ...(onMac
          ? ([
              { role: 'zoom', label: t('desktop.menu.maximize') },
              separator,
              { role: 'front', label: t('desktop.menu.front') },
            ] satisfies Item[])
          : []),
      ],
    },
    {
      role: 'help',
      label: t('desktop.menu.help'),
      submenu: [
        { label: t('desktop.menu.keys'), click: () => act.ask({ kind: 'keys' }) },
        // Windows and Linux draw no bar over a page that is its own title bar: F10 opens it, as it does there.
        ...(onMac ? [] : [about, { label: t('desktop.menu.open'), accelerator: 'F10', visible: false, click: act.open }]),
      ],
    },
  ];
}
