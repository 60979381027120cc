import { comparable } from '../support/inspected';
import { expect, test } from './fixtures';

const made = [
  'run', '-d', '--name', 'origin', '-p', '127.0.0.1:8123:80', '-e', 'DB_PASSWORD=it is "secret"', '-v', 'copied-assets:/assets', '-v', '/scratch',
  '-l', 'team=web', '-m', '64m', '--restart', 'on-failure:3', 'web-image',
] as const;

test.afterEach(async ({ cli }) => {
  await cli.removeAll();
  await cli.docker('volume', 'rm', '-f', 'copied-assets');
});

test('a container gives back the line that makes an equal one', async ({ cli, containers, shell }) => {
  await cli.docker(...made);
  const before = comparable(await cli.inspect('origin'));
  await containers.expectStatus('origin', 'running');

  await shell.watchClipboard();
  await containers.openMenu('origin');
  await containers.menu.getByRole('menuitem', { name: 'Copy as docker run', exact: true }).hover();
  await shell.expectCommand('docker inspect origin');
  await containers.menu.getByRole('menuitem', { name: 'Copy as docker run', exact: true }).click();
  const line = await shell.copied();
  await expect(containers.page.getByText('Copied', { exact: true })).toBeVisible();

  await cli.docker('rm', '-f', 'origin');
  await cli.shell(line);
  expect(comparable(await cli.inspect('origin')), line).toEqual(before);
});

test('a duplicate fills the dialog, under a name that is free', async ({ cli, containers, runDialog }) => {
  await cli.docker(...made);
  await cli.docker('create', '--name', 'origin-2', 'busybox');
  await containers.show('All');
  await expect(containers.row('origin-2')).toBeVisible();

  await containers.choose('origin', 'Duplicate…');
  await expect(runDialog.image).toHaveValue('web-image');
  await expect(runDialog.name).toHaveValue('origin-3');
  for (const words of ['-p 127.0.0.1:8123:80', '-v copied-assets:/assets', '-v /scratch', '--label team=web', '--memory 64m', '--restart on-failure:3']) {
    await expect(runDialog.well).toContainText(words);
  }
});

test('both are on a key and in the palette', async ({ cli, containers, runDialog, shell, slipway }) => {
  await cli.docker('run', '-d', '--name', 'keyed', '-e', 'A=1', 'busybox', 'sleep', '600');
  await containers.expectStatus('keyed', 'running');
  await shell.watchClipboard();
  await containers.row('keyed').click();
  await slipway.keyboard.press('c');
  expect(await shell.copied()).toBe('docker run -d --name keyed -e A=1 busybox sleep 600');

  await slipway.keyboard.press('ControlOrMeta+k');
  await slipway.getByRole('combobox', { name: /Type what to do|Commands/ }).fill('Duplicate keyed');
  await slipway.keyboard.press('Enter');
  await expect(runDialog.name).toHaveValue('keyed-2');
});
