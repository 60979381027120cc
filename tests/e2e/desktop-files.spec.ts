import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Locator } from '@playwright/test';
import { freePort } from '../support/registry';
import { expect, test } from './fixtures';
import { nativeOf } from './native';
import { Dragging, dropOn } from './pages/dragging';
import { LoadDialog } from './pages/load-dialog';

/* Folders, files and archives of this computer: dropped, picked and shown. */
test.skip(({ host }) => host !== 'desktop', 'the desktop alone');

const folder = join(tmpdir(), `slipway-files-${process.pid}`);
const site = join(folder, 'my site');
const conf = join(folder, 'app.conf');
test.beforeAll(() => {
  mkdirSync(site, { recursive: true });
  writeFileSync(join(site, 'index.html'), 'dropped');
  writeFileSync(conf, 'level=1\n');
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.describe('what is dropped on the window', () => {
  test('is mounted in a new container, where it can be read', async ({ cli, slipway, runDialog }) => {
    const dragging = await Dragging.over(slipway, site);
    const overlay = slipway.getByRole('status').filter({ hasText: 'A folder or a file: mount it in a new container.' });
    await expect(overlay).toContainText('load it, as docker load does');
    expect((await new AxeBuilder({ page: slipway }).setLegacyMode().analyze()).violations).toEqual([]);
    await dragging.drop();
    await expect(overlay).toBeHidden();
    const row = runDialog.rows('Mounts');
    await expect(row.getByRole('combobox', { name: 'Folder or file of the host' })).toHaveValue(site);
    await expect(row.getByRole('textbox', { name: 'Target' })).toHaveValue('/my site');
    await expect(row.getByRole('textbox', { name: 'Target' })).toBeFocused();
    // The proposal is selected: what is typed takes its place.
    await slipway.keyboard.type('/www');
    await runDialog.image.fill('busybox');
    await runDialog.form.getByRole('textbox', { name: 'Command and arguments' }).fill('cat /www/index.html');
    await runDialog.expectCommand(`docker run -d -v '${site}:/www' busybox cat /www/index.html`);
    await runDialog.run();
    await expect.poll(async () => cli.docker('logs', (await cli.lines('ps', '-aql'))[0] ?? '')).toBe('dropped');
  });

  test('leaves without a trace when it is taken away again', async ({ slipway, runDialog }) => {
    const dragging = await Dragging.over(slipway, site);
    const overlay = slipway.getByRole('status').filter({ hasText: 'A folder or a file' });
    await expect(overlay).toBeVisible();
    await dragging.leave();
    await expect(overlay).toBeHidden();
    await expect(runDialog.form).toBeHidden();
  });

  test('becomes rows of the run form that is open, which keeps what is typed', async ({ slipway, runDialog }) => {
    await runDialog.open();
    await runDialog.image.fill('web-image');
    const dragging = await Dragging.over(slipway, site, conf);
    await expect(slipway.getByRole('status').filter({ hasText: 'A folder or a file: mount it in this container.' })).toBeVisible();
    await dragging.drop();
    await expect(runDialog.rows('Mounts')).toHaveCount(2);
    await expect(runDialog.rows('Mounts').nth(0).getByRole('textbox', { name: 'Target' })).toBeFocused();
    await expect(runDialog.well).toContainText(`-v '${site}:/my site' -v ${conf}:/app.conf web-image`);
    await slipway.keyboard.press('Escape');
    // A form that was left unfinished takes what is dropped later.
    await dropOn(slipway, conf);
    await expect(runDialog.rows('Mounts')).toHaveCount(3);
    await expect(runDialog.rows('Mounts').nth(2).getByRole('textbox', { name: 'Target' })).toBeFocused();
    await expect(runDialog.image).toHaveValue('web-image');
  });

  test('is loaded when docker save wrote it', async ({ cli, slipway, shell, images }) => {
    await cli.docker('tag', 'web-image', 'acme/dropped:1');
    const archive = join(folder, 'dropped.tar');
    await cli.docker('save', '-o', archive, 'acme/dropped:1');
    await cli.docker('rmi', 'acme/dropped:1');
    await shell.go('History');
    await dropOn(slipway, archive);
    const dialog = new LoadDialog(slipway);
    await expect(dialog.path).toHaveValue(archive);
    await shell.expectCommand(`docker load -i ${archive}`);
    await slipway.keyboard.press('Enter');
    await expect(dialog.names()).toHaveText(['acme/dropped:1']);
    await dialog.done.getByRole('button', { name: 'Close', exact: true }).first().click();
    await images.open();
    await expect(images.row('acme/dropped:1')).toBeVisible();
    await cli.docker('rmi', 'acme/dropped:1');
  });

  test('is refused in words when it is of no use', async ({ slipway, images, runDialog }) => {
    const message = (text: string | RegExp) => slipway.locator('.toasts').getByText(text);
    await dropOn(slipway, join(folder, 'gone'));
    await expect(message('What was dropped is not on this computer, or not any more')).toBeVisible();
    const archives = ['a.tar', 'b.tgz'].map((name) => join(folder, name));
    for (const archive of archives) writeFileSync(archive, '');
    await dropOn(slipway, ...archives);
    await expect(message('One archive at a time, please')).toBeVisible();
    const many = Array.from({ length: 21 }, (_, n) => join(folder, `file-${n}`));
    for (const one of many) writeFileSync(one, '');
    await dropOn(slipway, ...many);
    await expect(message('Too much at once: drop 20 at most')).toBeVisible();
    await expect(runDialog.form).toBeHidden();
    await images.open();
    const dialog = new LoadDialog(slipway);
    await dialog.open();
    await dialog.path.fill('/typed/by/hand.tar');
    await dropOn(slipway, conf);
    await expect(message(/^That is no archive of images/)).toBeVisible();
    await expect(dialog.path).toHaveValue('/typed/by/hand.tar');
    await dialog.form.getByRole('button', { name: 'Cancel' }).click();
    await expect(dialog.form).toBeHidden();
    // Over what has no use for it nothing is taken.
    await slipway.keyboard.press('F1');
    await expect(slipway.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    const dragging = await Dragging.over(slipway, site);
    await expect(slipway.getByRole('status').filter({ hasText: 'Nothing can be dropped here now.' })).toBeVisible();
    await dragging.leave();
  });
});

test('the system\'s pickers give folders, files and archives', async ({ slipway, runDialog, images }) => {
  const native = nativeOf(slipway);
  await runDialog.open();
  const row = await runDialog.addRow('Mounts');
  const source = row.getByRole('combobox', { name: 'Folder or file of the host' });
  const choose = row.getByRole('button', { name: 'Choose a folder or a file' });
  const pick = async (item: string) => {
    await expect(slipway.getByRole('menu')).toBeHidden();
    await choose.click();
    await slipway.getByRole('menuitem', { name: item, exact: true }).click();
  };
  await native.answerDialog({ canceled: false, filePaths: [site] });
  await pick('Choose a folder…');
  await expect(source).toHaveValue(site);
  await native.answerDialog({ canceled: false, filePaths: [conf] });
  // By the keyboard alone.
  await choose.press('Enter');
  await expect(slipway.getByRole('menuitem', { name: 'Choose a folder…' })).toBeFocused();
  await slipway.keyboard.press('ArrowDown');
  await expect(slipway.getByRole('menuitem', { name: 'Choose a file…' })).toBeFocused();
  await slipway.keyboard.press('Enter');
  await expect(source).toHaveValue(conf);
  await expect(choose).toBeFocused();
  await native.answerDialog({ canceled: true, filePaths: [] });
  await pick('Choose a file…');
  await expect(choose).toBeFocused();
  await expect(source).toHaveValue(conf);
  const asked = await native.dialogs();
  expect(asked).toMatchObject([
    { properties: ['openDirectory', 'createDirectory'] },
    { properties: ['openFile'], defaultPath: site },
    { properties: ['openFile'], defaultPath: conf },
  ]);
  await slipway.keyboard.press('Escape');

  await images.open();
  const dialog = new LoadDialog(slipway);
  await dialog.open();
  const archive = join(folder, 'picked.tar');
  await native.answerDialog({ canceled: false, filePaths: [archive] });
  await dialog.form.getByRole('button', { name: 'Choose…' }).click();
  await expect(dialog.path).toHaveValue(archive);
  await expect(dialog.path).toBeFocused();
});

test('a path is shown in the system\'s file manager', async ({ slipway, runDialog }) => {
  const native = nativeOf(slipway);
  await runDialog.open();
  const row = await runDialog.addRow('Mounts');
  const source = row.getByRole('combobox', { name: 'Folder or file of the host' });
  const item = slipway.getByRole('menuitem', { name: 'Show in folder' });
  const openMenu = async () => {
    // One that is still closing would take the click for its own.
    await expect(slipway.getByRole('menu')).toBeHidden();
    await row.getByRole('button', { name: 'Choose a folder or a file' }).click();
    await expect(item).toBeVisible();
  };
  await openMenu();
  await expect(item).toHaveAttribute('aria-disabled', 'true');
  await expect(item).toHaveAttribute('title', 'Type or choose a whole path first');
  await slipway.keyboard.press('Escape');
  await source.fill(conf);
  await openMenu();
  await item.click();
  await expect.poll(() => native.recorded('shell.showItemInFolder')).toEqual([[conf]]);
  await source.fill(join(folder, 'none'));
  await openMenu();
  await item.click();
  await expect(slipway.locator('.toasts')).toContainText('There is no such file on this computer');
  expect(await native.recorded('shell.showItemInFolder')).toHaveLength(1);
});

test.describe('with a damaged settings file', () => {
  test.use({ settingsFile: '{ "theme": ' });

  test('the one that was set aside is shown in its folder', async ({ slipway }) => {
    const band = slipway.getByRole('status').filter({ hasText: 'was set aside' });
    await band.getByRole('button', { name: 'Show in folder' }).click();
    await expect
      .poll(async () => (await nativeOf(slipway).recorded('shell.showItemInFolder')).flat())
      .toEqual([expect.stringMatching(/settings\.damaged-\d+\.json$/)]);
  });
});

/** The keyboard is in a menu that has opened: on it, or on one of its items. */
const focusIsIn = (menu: Locator) => expect.poll(() => menu.evaluate((element) => element.contains(document.activeElement))).toBe(true);

test('published ports are opened from a row\'s menu, by the keyboard', async ({ cli, slipway, containers }) => {
  const [one, two] = [await freePort(), await freePort()];
  await cli.docker('run', '-d', '--name', 'single', '-p', `127.0.0.1:${one}:80`, 'web-image');
  await cli.docker('run', '-d', '--name', 'double', '-p', `127.0.0.1:${two}:80`, '-p', '127.0.0.1::81', 'web-image');
  const other = Number((await cli.docker('port', 'double', '81')).split(':').at(-1));
  await containers.row('single').focus();
  await slipway.keyboard.press('Enter');
  await focusIsIn(containers.menu);
  await slipway.keyboard.press('Home');
  await expect(slipway.getByRole('menuitem', { name: `Open ${one} in the browser` })).toBeFocused();
  await slipway.keyboard.press('Enter');
  await expect(containers.menu).toBeHidden();
  await expect(containers.row('single').locator(':focus')).toHaveAccessibleName('More');
  await containers.row('double').focus();
  await slipway.keyboard.press('Enter');
  await focusIsIn(containers.menu);
  await slipway.keyboard.press('Home');
  await expect(slipway.getByRole('menuitem', { name: 'Open in the browser' })).toBeFocused();
  await slipway.keyboard.press('ArrowRight');
  const item = slipway.getByRole('menuitem', { name: `http://127.0.0.1:${other}` });
  await item.focus();
  await item.press('Enter');
  await expect.poll(() => nativeOf(slipway).openedUrls()).toEqual([`http://127.0.0.1:${one}`, `http://127.0.0.1:${other}`]);
});
