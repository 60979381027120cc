import { expect, test } from './fixtures';

const markup = '<img src=x onerror="document.title=\'owned\'">';
const override = 'safe\u202Egnp.exe';
const long = 'x'.repeat(4096);

test('labels, images and commands with markup, direction overrides and 4 KB of text are shown as text', async ({ cli, containers, images, slipway }) => {
  const project = `${override}${markup}`;
  await cli.docker('run', '-d', '--init', '--name', 'hostile', '--label', `com.docker.compose.project=${project}`,
    '--label', `com.docker.compose.project.config_files=${long}`, '--label', `note=${markup}`, 'busybox', 'sh', '-c', 'sleep 1000', markup);
  await containers.expectStatus('hostile', 'running');
  const group = containers.table.getByRole('row').filter({ hasText: '1 of 1 running' });
  await expect(group).toContainText('<img src=x onerror=');
  await expect(group).toContainText('U+202E');
  await expect(group).not.toContainText('\u202E');
  expect(await slipway.title()).toBe('Slipway');
  expect(await slipway.locator('main img, aside img, footer img').count()).toBe(0);
  const overflow = await slipway.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, 'nothing is pushed out of the window').toBeLessThanOrEqual(0);
  await images.open();
  expect(await slipway.title()).toBe('Slipway');
});

test('markup in the filter and in the run form stays what was typed', async ({ cli, containers, runDialog, slipway }) => {
  await cli.docker('run', '-d', '--init', '--name', 'plain', 'busybox', 'sleep', '1000');
  await containers.expectStatus('plain', 'running');
  await containers.filter.fill(markup);
  await expect(slipway.getByText(`Nothing here matches “${markup}”.`)).toBeVisible();
  await containers.filter.fill('');
  await containers.row('plain').click();
  await runDialog.open();
  await runDialog.fill({ image: 'busybox', env: [{ name: 'HTML', value: markup }], name: long });
  const overflow = await runDialog.form.evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth);
  expect(overflow, 'nothing is pushed out of the dialog').toBeLessThanOrEqual(0);
  expect(await runDialog.commandLine()).toContain('onerror');
  expect(await slipway.title()).toBe('Slipway');
});
