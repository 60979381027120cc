import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { defaultSettings } from '../../src/shared/models';
import { expect, mainOf, sharedEngine, startDesktop, test, windowOf } from './fixtures';
import { nativeOf } from './native';
import { RunDialog } from './pages/run-dialog';

const english = { language: 'en', theme: 'light' } as const;

/** The settings of a person who has closed the window before. */
const explained = JSON.stringify({ ...defaultSettings, desktop: { ...defaultSettings.desktop, closeExplained: true } });
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const boundsOf = (page: Page) => mainOf(page).evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
const ended = (app: ElectronApplication) => new Promise<void>((done) => app.on('close', () => done()));

/* What needs several starts on one folder of settings, each with its words. */
test.describe('the desktop over several starts', () => {
  test.skip(({ host }) => host !== 'desktop', 'the desktop alone');

  let folder: string;
  test.beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'slipway-e2e-'));
  });
  // A test that fails leaves its application behind; closing one that has ended does nothing.
  let started: ElectronApplication[] = [];
  test.afterEach(async () => {
    for (const app of started) await app.close();
    started = [];
    rmSync(folder, { recursive: true, force: true });
  });

  const startWith = async (tray: boolean, words: string[]) => {
    const app = await startDesktop({ ...english, tray }, sharedEngine(), folder, words);
    started.push(app);
    return app;
  };
  const start = (...words: string[]) => startWith(true, words);
  const open = async (...words: string[]) => {
    const page = await windowOf(await start(...words));
    await page.getByRole('contentinfo').waitFor();
    return page;
  };
  const kept = (name: string) => join(folder, name);

  test('brings the window back where it stood, as large as its text was', async () => {
    const first = await open();
    await mainOf(first).evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setBounds({ x: 333, y: 111, width: 1111, height: 777 }));
    await nativeOf(first).clickMenu('View', 'Zoom in');
    await expect.poll(() => existsSync(kept('window.json')) && readFileSync(kept('window.json'), 'utf8')).toContain('1.1');
    await mainOf(first).close();

    const second = await open();
    expect(await boundsOf(second)).toEqual({ x: 333, y: 111, width: 1111, height: 777 });
    expect(await mainOf(second).evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor())).toBeCloseTo(1.1);
    await mainOf(second).evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.maximize());
    await mainOf(second).close();

    const third = await open();
    expect(await mainOf(third).evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMaximized())).toBe(true);
    await mainOf(third).evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.unmaximize());
    expect(await boundsOf(third)).toEqual({ x: 333, y: 111, width: 1111, height: 777 });
    await mainOf(third).close();
  });

  test('opens on the screen whatever the file of its place says', async () => {
    writeFileSync(kept('window.json'), JSON.stringify({ zoom: 1, places: [{ display: 1, bounds: { x: 90000, y: -5000, width: 10, height: 99999 }, maximized: false, fullScreen: false }] }));
    const page = await open();
    expect(await boundsOf(page)).toEqual({ x: 960, y: 0, width: 960, height: 1080 });
    await mainOf(page).close();
    writeFileSync(kept('window.json'), '{ damaged');
    const again = await open();
    expect(await boundsOf(again)).toEqual({ x: 320, y: 140, width: 1280, height: 800 });
    await mainOf(again).close();
  });

  test('is one: a second start brings the first to the front and does what it was told', async ({ cli }) => {
    await cli.docker('run', '-d', '--name', 'shop', 'busybox', 'sleep', '1000');
    const page = await open();
    await expect(page.getByRole('navigation').getByRole('link', { name: /^Images \d/ })).toBeVisible();
    const native = nativeOf(page);

    await mainOf(page).evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
    await native.secondStart([]);
    await expect.poll(() => native.window()).toMatchObject({ minimized: false, focused: true });

    await native.secondStart(['images']);
    await expect(heading(page, 'Images')).toBeVisible();

    await native.secondStart(['run', '--rm', '-p', '8000:80', '--name', 'web', 'web-image', 'serve', '--all']);
    const dialog = new RunDialog(page);
    await expect(dialog.form).toBeVisible();
    await dialog.expectCommand('docker run --rm --name web -p 8000:80 web-image serve --all');
    await dialog.close();

    await native.secondStart(['stop-all']);
    const question = page.getByRole('alertdialog', { name: 'Stop all running containers' });
    await expect(question).toContainText('shop');
    await page.keyboard.press('Escape');
    await expect(question).toBeHidden();

    const { stderr } = await native.secondStart(['containrs']);
    expect(stderr).toContain("Slipway does not know 'containrs'. It knows: containers,");
    await expect.poll(async () => (await native.dialogs()).map(({ message, detail }) => `${message}. ${detail ?? ''}`)).toEqual([
      'Slipway does not know “containrs”. It knows: containers, images, history, settings, run, stop-all, quit',
    ]);

    const gone = ended(mainOf(page));
    await native.secondStart(['quit']);
    await gone;
  });

  test('does what the first start was told', async () => {
    const settings = await open('settings');
    await expect(heading(settings, 'Settings')).toBeVisible();
    await mainOf(settings).close();
    const page = await open('run', 'web-image');
    await expect(new RunDialog(page).image).toHaveValue('web-image');
    await mainOf(page).close();
  });

  test('starts hidden where there is a tray, and a second start shows the window', async () => {
    const app = await start('--hidden');
    await expect.poll(() => nativeOf(app).tray()).not.toBeNull();
    expect(app.windows()).toEqual([]);
    await nativeOf(app).secondStart([]);
    const page = await windowOf(app);
    await expect(page.getByRole('contentinfo')).toBeVisible();
    await app.close();
  });

  test('explains once what closing the window means, and keeps the choice', async () => {
    const page = await open();
    const native = nativeOf(page);
    await native.closeWindow();
    await expect.poll(async () => (await native.dialogs()).map(({ message }) => message)).toEqual(['Keep Slipway in the tray?']);
    // Without an answer it was cancelled.
    expect(await native.window()).toMatchObject({ visible: true });

    await native.answerDialog({ response: 0 });
    await native.closeWindow();
    await expect.poll(() => native.window()).toMatchObject({ visible: false });
    expect(await native.tray()).not.toBeNull();

    // What the page keeps afterwards does not undo it.
    await native.secondStart(['settings']);
    await page.getByRole('button', { name: 'Dark' }).click();
    await native.closeWindow();
    await expect.poll(() => native.window()).toMatchObject({ visible: false });
    expect(await native.dialogs()).toHaveLength(2);
    await mainOf(page).close();
    expect(JSON.parse(readFileSync(kept('settings.json'), 'utf8'))).toMatchObject({ theme: 'dark', desktop: { closeToTray: true, closeExplained: true } });
  });

  test('quits when the person says so the first time, and ever after', async () => {
    const page = await open();
    const gone = ended(mainOf(page));
    await nativeOf(page).answerDialog({ response: 1 });
    await nativeOf(page).closeWindow();
    await gone;
    const again = await open();
    const goneAgain = ended(mainOf(again));
    await nativeOf(again).closeWindow();
    await goneAgain;
  });

  test('shows its window and quits with it where there is no tray, whatever it was told', async () => {
    writeFileSync(kept('settings.json'), explained);
    const app = await startWith(false, ['--hidden']);
    const page = await windowOf(app);
    await expect(page.getByRole('contentinfo')).toBeVisible();
    const gone = ended(app);
    await nativeOf(page).closeWindow();
    await gone;
  });

  test('hides and comes back as it was left', async ({ cli }) => {
    writeFileSync(kept('settings.json'), explained);
    await cli.docker('run', '-d', '--name', 'shop', 'busybox', 'sleep', '1000');
    const page = await open('images');
    await expect(heading(page, 'Images')).toBeVisible();
    await nativeOf(page).closeWindow();
    await expect.poll(() => nativeOf(page).window()).toMatchObject({ visible: false });
    await mainOf(page).evaluate(({ app }) => void app.emit('activate'));
    await expect.poll(() => nativeOf(page).window()).toMatchObject({ visible: true, focused: true });
    await expect(heading(page, 'Images')).toBeVisible();
    expect(await nativeOf(page).dialogs()).toEqual([]);
    await mainOf(page).close();
  });

  test('quits from the menu without a question', async () => {
    const page = await open();
    const gone = ended(mainOf(page));
    await nativeOf(page).clickMenu('File', 'Quit Slipway');
    await gone;
    expect(existsSync(kept('settings.json'))).toBe(false);
  });

  test('starts at login as the settings say, and says when that cannot be set up', async () => {
    test.skip(process.platform !== 'linux', 'the others have their own login items, which Electron keeps');
    const page = await open();
    const entry = kept('xdg/autostart/slipway.desktop');
    const set = (desktop: Partial<typeof defaultSettings.desktop>) =>
      page.evaluate((value) => {
        type Answer = { ok: boolean; error?: { code: string } };
        const { slipway } = globalThis as unknown as { slipway: { invoke: (name: string, input: unknown) => Promise<Answer> } };
        return slipway.invoke('settings.set', { desktop: value });
      }, { ...defaultSettings.desktop, ...desktop });
    expect(await set({ startAtLogin: true, startHidden: true })).toMatchObject({ ok: true });
    expect(readFileSync(entry, 'utf8')).toMatch(/^Exec=".+" ".+" "--hidden"$/m);
    expect(await set({ startAtLogin: true, startHidden: false })).toMatchObject({ ok: true });
    expect(readFileSync(entry, 'utf8')).not.toContain('--hidden');
    expect(await set({ startAtLogin: false })).toMatchObject({ ok: true });
    expect(existsSync(entry)).toBe(false);
    // A file where the folder should be: as good as a folder that nothing may be written to, and root meets it too.
    rmSync(kept('xdg/autostart'), { recursive: true });
    writeFileSync(kept('xdg/autostart'), '');
    expect(await set({ startAtLogin: true })).toMatchObject({ ok: false });
    expect(JSON.parse(readFileSync(kept('settings.json'), 'utf8'))).toMatchObject({ desktop: { startAtLogin: false } });
    await mainOf(page).close();
  });

  test('follows the theme of the system while it runs', async () => {
    const app = await startDesktop({ ...english, followsSystem: true }, sharedEngine(), folder);
    started.push(app);
    const page = await windowOf(app);
    await page.getByRole('contentinfo').waitFor();
    const canvas = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const overlay = async () => (await nativeOf(page).recorded('BrowserWindow.setTitleBarOverlay')).at(-1);
    const light = await canvas();
    await nativeOf(page).setSystemDark(true);
    await expect.poll(canvas).not.toBe(light);
    await expect.poll(overlay).toMatchObject([{ color: '#16181d', symbolColor: '#eceef2' }]);
    await nativeOf(page).setSystemDark(false);
    await expect.poll(canvas).toBe(light);
    await expect.poll(overlay).toMatchObject([{ color: '#ffffff' }]);
    // What the settings say goes before the system.
    await nativeOf(page).secondStart(['settings']);
    await page.getByRole('button', { name: 'Dark' }).click();
    await expect.poll(overlay).toMatchObject([{ color: '#16181d' }]);
    await app.close();
  });
});

test.describe('the desktop window', () => {
  test.skip(({ host }) => host !== 'desktop', 'the desktop alone');

  test('comes back to the screen when its display is gone', async ({ slipway }) => {
    const lose = (bounds: { x: number; y: number; width: number; height: number }) =>
      mainOf(slipway).evaluate(({ BrowserWindow, screen }, place) => {
        BrowserWindow.getAllWindows()[0]?.setBounds(place);
        screen.emit('display-removed', {}, screen.getPrimaryDisplay());
      }, bounds);
    await lose({ x: 5000, y: -900, width: 1400, height: 900 });
    expect(await boundsOf(slipway)).toEqual({ x: 520, y: 0, width: 1400, height: 900 });
    await lose({ x: 100, y: 100, width: 1400, height: 900 });
    expect(await boundsOf(slipway)).toEqual({ x: 100, y: 100, width: 1400, height: 900 });
  });

  test('zooms with the menu and the wheel, and its title bar with it', async ({ slipway }) => {
    const native = nativeOf(slipway);
    const state = async () => ({
      zoom: await mainOf(slipway).evaluate(({ BrowserWindow }) => Math.round((BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor() ?? 0) * 100)),
      height: ((await native.recorded('BrowserWindow.setTitleBarOverlay')).at(-1)?.[0] as { height: number } | undefined)?.height,
    });
    const wheel = (direction: 'in' | 'out') =>
      mainOf(slipway).evaluate(({ BrowserWindow }, way) => void BrowserWindow.getAllWindows()[0]?.webContents.emit('zoom-changed', {}, way), direction);
    await native.clickMenu('View', 'Zoom in');
    await native.clickMenu('View', 'Zoom in');
    expect(await state()).toEqual({ zoom: 125, height: 59 });
    await wheel('in');
    expect(await state()).toEqual({ zoom: 150, height: 71 });
    for (let turns = 0; turns < 20; turns += 1) await wheel('out');
    expect(await state()).toEqual({ zoom: 50, height: 23 });
    await native.clickMenu('View', 'Actual size');
    expect(await state()).toEqual({ zoom: 100, height: 47 });
  });

  for (const language of ['en', 'ru'] as const) {
    for (const [width, height] of [[960, 600], [1280, 800]] as const) {
      test.describe(`in ${language} at ${width}x${height}`, () => {
        test.use({ language, size: { width, height } });
        test('keeps everything out from under the buttons of the system', async ({ slipway }) => {
          for (const place of [/^(Containers|Контейнеры)/, /^(Images|Образы)/, /^(History|История)/, /^(Settings|Настройки)/]) {
            await slipway.getByRole('navigation').getByRole('link', { name: place }).click();
            await expect(slipway.getByRole('navigation').getByRole('link', { name: place })).toHaveAttribute('aria-current', 'page');
            await expect(slipway.getByRole('heading', { level: 1, name: place })).toBeAttached();
            const free = await slipway.locator('.topbar').evaluate((bar) => {
              const ends = [...bar.querySelectorAll('button, input')].map((one) => one.getBoundingClientRect().right);
              return { buttons: 138, end: Math.round(bar.getBoundingClientRect().right - Math.max(...ends)) };
            });
            expect(free.end).toBeGreaterThanOrEqual(free.buttons);
          }
        });
      });
    }
  }

  test('is led by the native menu, in the language of the application', async ({ slipway, runDialog }) => {
    const native = nativeOf(slipway);
    await expect(slipway.getByRole('navigation').getByRole('link', { name: /^Images \d/ })).toBeVisible();
    await native.clickMenu('View', 'History');
    await expect(heading(slipway, 'History')).toBeVisible();
    await native.clickMenu('Help', 'Keyboard shortcuts');
    await expect(slipway.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    await native.clickMenu('File', 'Run a container…');
    await expect(runDialog.form).toBeVisible();
    await runDialog.close();
    await native.clickMenu('Help', 'About Slipway');
    expect(await native.recorded('app.showAboutPanel')).toHaveLength(1);
    expect((await native.recorded('app.setAboutPanelOptions')).at(-1)).toMatchObject([{ applicationVersion: expect.stringMatching(/^\d+\.\d+\.\d+/), copyright: 'MIT licence' }]);
    await native.clickMenu('File', 'Settings…');
    await slipway.getByRole('button', { name: 'Русский' }).click();
    await expect.poll(async () => (await native.menu()).map(({ label }) => label)).toEqual(['Файл', 'Правка', 'Вид', 'Окно', 'Справка']);
    await native.clickMenu('Вид', 'Контейнеры');
    await expect(heading(slipway, 'Контейнеры')).toBeVisible();
  });

  test('is loaded again when its page crashes, and asks when that does not help', async ({ slipway }) => {
    const main = mainOf(slipway);
    const native = nativeOf(slipway);
    const crash = () => main.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
    const loaded = () => main.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.querySelectorAll("footer").length').catch(() => 0));
    await crash();
    await expect.poll(loaded).toBe(1);
    expect(await native.dialogs()).toEqual([]);
    await crash();
    // Without an answer it is as if Esc had been pressed: the page is loaded again.
    await expect.poll(async () => (await native.dialogs()).map(({ message, buttons }) => [message, buttons])).toEqual([
      ['The window has stopped again', ['Reload the window', 'Quit Slipway']],
    ]);
    await expect.poll(loaded).toBe(1);
    const gone = ended(main);
    await native.answerDialog({ response: 1 });
    await crash();
    await gone;
  });

  test('offers to wait or to reload when its page does not respond', async ({ slipway }) => {
    const main = mainOf(slipway);
    const native = nativeOf(slipway);
    const freeze = () => main.evaluate(({ BrowserWindow }) => void BrowserWindow.getAllWindows()[0]?.emit('unresponsive'));
    const mark = (code: string) => main.evaluate(({ BrowserWindow }, asked) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(asked).catch(() => 'gone'), code);
    await mark('globalThis.marked = true');
    await freeze();
    await expect.poll(async () => (await native.dialogs()).map(({ buttons }) => buttons)).toEqual([['Wait', 'Reload the window']]);
    expect(await mark('globalThis.marked')).toBe(true);
    await native.answerDialog({ response: 1 });
    await freeze();
    await expect.poll(() => mark('!globalThis.marked && document.querySelectorAll("footer").length')).toBe(1);
  });
});
