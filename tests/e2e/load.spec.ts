import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures';
import { Dragging, dropOn } from './pages/dragging';
import { LoadDialog } from './pages/load-dialog';

/* docker load, by a path that is typed: the same in both hosts. The picker and the drop are in desktop-files.spec.ts. */
let folder: string;
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'slipway-load-'));
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('an archive is loaded, named, and its image can be run', async ({ cli, slipway, images, shell, runDialog }) => {
  await cli.docker('tag', 'web-image', 'acme/loaded:1');
  const archive = join(folder, 'my images.tar');
  await cli.docker('save', '-o', archive, 'acme/loaded:1');
  await cli.docker('rmi', 'acme/loaded:1');
  await images.open();
  await expect(images.row('acme/loaded:1')).toBeHidden();
  const dialog = new LoadDialog(slipway);
  await dialog.open();
  await dialog.path.fill(archive);
  await expect(dialog.form.locator('code').first()).toHaveText(`docker load -i '${archive}'`);
  await shell.expectCommand(`docker load -i '${archive}'`);
  await dialog.path.press('Enter');
  await expect(dialog.names()).toHaveText(['acme/loaded:1']);
  await dialog.done.getByRole('button', { name: 'Run it' }).click();
  await expect(runDialog.image).toHaveValue('acme/loaded:1');
  await slipway.keyboard.press('Escape');
  await expect(images.row('acme/loaded:1')).toBeVisible();
  await shell.go('History');
  await expect(slipway.getByRole('row').filter({ hasText: 'docker load -i' })).toBeVisible();
  await cli.docker('rmi', 'acme/loaded:1');
});

test('several images of one archive are all named', async ({ cli, slipway, images }) => {
  await cli.docker('tag', 'busybox', 'acme/one:1');
  await cli.docker('tag', 'busybox', 'acme/two:2');
  const archive = join(folder, 'two.tar');
  await cli.docker('save', '-o', archive, 'acme/one:1', 'acme/two:2');
  await images.open();
  const dialog = new LoadDialog(slipway);
  await slipway.keyboard.press('l');
  await dialog.load(archive);
  await expect(dialog.done).toHaveAccessibleName('2 images are loaded');
  expect((await dialog.names().allTextContents()).sort()).toEqual(['acme/one:1', 'acme/two:2']);
  await expect(dialog.done.getByRole('button', { name: 'Run it' })).toBeHidden();
  await slipway.keyboard.press('Enter');
  await expect(dialog.done).toBeHidden();
  await cli.docker('rmi', 'acme/one:1', 'acme/two:2');
});

test('what is wrong with the path stands beside it, and nothing typed is lost', async ({ slipway, images }) => {
  const junk = join(folder, 'junk.tar');
  writeFileSync(junk, 'no tar at all, whatever its name says '.repeat(100));
  await images.open();
  const dialog = new LoadDialog(slipway);
  await dialog.open();
  await dialog.submit();
  await dialog.expectHint('Say which archive.');
  await dialog.load(join(folder, 'gone.tar'));
  await dialog.expectHint('There is no such file');
  await dialog.load('images.tar');
  await dialog.expectHint('Give the whole path');
  await dialog.load(folder);
  await dialog.expectHint('This is no file.');
  await dialog.load(junk);
  await dialog.expectHint('This is no archive of images');
  await dialog.expectHint(/archive\/tar|unexpected EOF/);
  await expect(dialog.path).toHaveAttribute('aria-invalid', 'true');
  expect((await new AxeBuilder({ page: slipway }).analyze()).violations).toEqual([]);
  await slipway.keyboard.press('Escape');
  await expect(dialog.form).toBeHidden();
  await expect(slipway.getByRole('button', { name: 'Load images…' })).toBeFocused();
  await dialog.open();
  await expect(dialog.path).toHaveValue(junk);
});

test('a file that is dropped on a browser\'s window is neither taken nor navigated to', async ({ host, slipway, runDialog }) => {
  test.skip(host !== 'browser', 'on the desktop drops are taken: desktop-files.spec.ts');
  const file = join(folder, 'page.html');
  writeFileSync(file, '<h1>elsewhere</h1>');
  const before = slipway.url();
  const dragging = await Dragging.over(slipway, file);
  await expect(slipway.getByText('mount it in a new container.')).toBeHidden();
  await dragging.drop();
  await runDialog.open();
  await runDialog.image.fill('busybox');
  await dropOn(slipway, file);
  await expect(runDialog.image).toHaveValue('busybox');
  await expect(runDialog.rows('Mounts')).toHaveCount(0);
  expect(slipway.url()).toBe(before);
});

test('a load shows how far it is, and can be canceled', async ({ slipway, images, shell }) => {
  const inside = join(folder, 'large.bin');
  execFileSync('dd', ['if=/dev/urandom', `of=${inside}`, 'bs=1M', 'count=700', 'status=none']);
  const archive = join(folder, 'large.tar');
  execFileSync('tar', ['-cf', archive, '-C', folder, 'large.bin']);
  rmSync(inside);
  await images.open();
  const dialog = new LoadDialog(slipway);
  await dialog.open();
  await dialog.load(archive);
  await expect(dialog.progress.getByRole('progressbar', { name: 'Sent to the engine' })).toHaveAttribute('aria-valuenow', /[1-9]/);
  await expect(dialog.progress).toContainText(/of 734(\.\d)? MB/);
  await dialog.progress.getByRole('button', { name: 'Cancel the load' }).click();
  await expect(dialog.path).toHaveValue(archive);
  await slipway.keyboard.press('Escape');
  await shell.go('History');
  const entry = slipway.getByRole('row').filter({ hasText: 'docker load -i' });
  await expect(entry.getByTitle(/canceled/)).toBeVisible();
  rmSync(archive);
});
