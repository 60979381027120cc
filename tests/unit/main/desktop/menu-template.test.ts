import { createInstance } from 'i18next';
import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { menuTemplate, type MenuActions } from '../../../../src/main/desktop/menu-template';
import type { Language } from '../../../../src/shared/language';
import { translations } from '../../../../src/shared/translations';
import { shortcuts } from '../../../../src/renderer/app/keys';

type Item = MenuItemConstructorOptions;

async function menu(platform: NodeJS.Platform, { packaged = true, language = 'en' as Language } = {}) {
  const i18n = createInstance();
  await i18n.init({ resources: translations, lng: language });
  const done: unknown[] = [];
  const act: MenuActions = {
    ask: (request) => done.push(request),
    zoom: (step) => done.push(step),
    close: () => done.push('close'),
    about: () => done.push('about'),
    open: () => done.push('open'),
  };
  const items = menuTemplate({ platform, packaged, t: i18n.t }, act);
  const all = items.flatMap(({ submenu }) => submenu as Item[]).filter(({ type }) => type !== 'separator');
  const click = (label: string) => {
    const item = all.find((one) => one.label === label);
    if (!item?.click) throw new Error(`There is nothing to click: ${label}`);
    (item.click as () => void)();
    return done.splice(0);
  };
  return { items, all, click };
}

const platforms = ['linux', 'win32', 'darwin'] as const;

describe.each(platforms)('the native menu on %s', (platform) => {
  it('is wholly in the language of the application', async () => {
    const english = await menu(platform);
    const russian = await menu(platform, { language: 'ru' });
    expect(russian.all).toHaveLength(english.all.length);
    for (const { label } of [...russian.items, ...russian.all]) expect(label).toMatch(/[А-Яа-яЁё]|^Slipway$/);
    for (const { label } of [...english.items, ...english.all]) expect(label).toMatch(/^[A-Z][\w …]+$/);
  });

  it('opens places and dialogs of the window', async () => {
    const { click } = await menu(platform);
    expect(click('Run a container…')).toEqual([{ kind: 'run', spec: {}, left: [] }]);
    expect(click('Settings…')).toEqual([{ kind: 'place', place: 'settings' }]);
    expect(click('Images')).toEqual([{ kind: 'place', place: 'images' }]);
    expect(click('Keyboard shortcuts')).toEqual([{ kind: 'keys' }]);
    expect(click('Zoom in')).toEqual(['in']);
    expect(click('Close window')).toEqual(['close']);
    expect(click('About Slipway')).toEqual(['about']);
  });

  it('has no accelerator twice', async () => {
    const { all } = await menu(platform, { packaged: false });
    const accelerators = all.flatMap(({ accelerator }) => (accelerator ? [String(accelerator).toLowerCase()] : []));
    expect(new Set(accelerators).size).toBe(accelerators.length);
  });

  it('means by a key what the page means by it', async () => {
    const { all } = await menu(platform);
    const places: Readonly<Record<string, string>> = shortcuts.everywhere;
    for (const [key, means] of Object.entries(places).filter(([name]) => name.startsWith('Mod+'))) {
      const item = all.find(({ accelerator }) => accelerator === key.replace('Mod', 'CmdOrCtrl'));
      if (item?.click) expect(item.label).toMatch(new RegExp(means, 'i'));
    }
  });

  it('has the tools of developers only where it is developed', async () => {
    const roles = async (packaged: boolean) => (await menu(platform, { packaged })).all.map(({ role }) => role);
    expect(await roles(false)).toContain('toggleDevTools');
    expect(await roles(true)).not.toContain('toggleDevTools');
    expect(await roles(true)).not.toContain('reload');
  });

  it('has the standard roles', async () => {
    const { items, all } = await menu(platform);
    const roles = all.map(({ role }) => role);
    for (const role of ['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll', 'togglefullscreen', 'minimize', 'quit']) expect(roles).toContain(role);
    expect(items.map(({ role }) => role)).toEqual(expect.arrayContaining(['window', 'help']));
  });
});

describe('the native menu', () => {
  it('has the application\'s own menu on macOS alone', async () => {
    expect((await menu('darwin')).items[0]?.label).toBe('Slipway');
    expect((await menu('darwin')).all.map(({ role }) => role)).toEqual(expect.arrayContaining(['services', 'hide', 'hideOthers', 'unhide', 'front']));
    expect((await menu('linux')).items[0]?.label).toBe('File');
  });

  it('can be opened with F10 where no bar shows it', async () => {
    expect((await menu('win32')).all.find(({ accelerator }) => accelerator === 'F10')).toMatchObject({ visible: false });
    expect((await menu('darwin')).all.find(({ accelerator }) => accelerator === 'F10')).toBeUndefined();
  });
});
