import { expect, test } from './fixtures';

test('the ribbon copies the command, quoted for the chosen shell', async ({ cli, containers, shell, slipway }) => {
  await cli.docker('run', '-d', '--init', '--name', 'web', 'busybox', 'sleep', '1000');
  await containers.expectStatus('web', 'running');
  await containers.allAtOnce('Stop all running…');
  await shell.expectCommand('docker stop $(docker ps -q)');
  await shell.watchClipboard();
  await shell.ribbon.getByRole('button', { name: 'Copy for another shell' }).click();
  await slipway.getByRole('menuitemradio', { name: /^cmd/ }).click();
  expect(await shell.copied()).toContain('for /f');
  await expect(shell.ribbon.locator('code')).toContainText('for /f');
});

test('the history lists every action with its outcome and copies them as a script', async ({ cli, containers, shell, slipway }) => {
  await cli.docker('create', '--init', '--name', 'web', 'busybox', 'sleep', '1000');
  await cli.docker('create', '--name', 'broken', 'busybox', '/no/such/program');
  await containers.show('All');
  await containers.act('web', 'Start (s)');
  await containers.expectStatus('web', 'running');
  await containers.act('broken', 'Start (s)');
  await expect(containers.problems).toContainText('broken');
  await containers.act('web', 'Stop (s)');
  await containers.expectStatus('web', 'exited (143)');
  await shell.go('History');
  const rows = slipway.getByRole('main').getByRole('row');
  await expect(rows.filter({ hasText: 'docker start web' })).toContainText('done');
  await expect(rows.filter({ hasText: 'docker start broken' })).toContainText('failed');
  await expect(rows.filter({ hasText: 'docker stop web' })).toContainText('done');
  await shell.watchClipboard();
  await slipway.getByRole('button', { name: 'Copy all as a script', exact: true }).click();
  await slipway.getByRole('menuitemradio', { name: /^sh,/ }).click();
  const script = await shell.copied();
  expect(script.indexOf('docker start web')).toBeGreaterThan(-1);
  expect(script.indexOf('docker stop web')).toBeGreaterThan(script.indexOf('docker start web'));
});

test('language and theme change at once and are kept', async ({ slipway, shell }) => {
  await shell.go('Settings');
  await slipway.getByRole('button', { name: 'Русский' }).click();
  await expect(slipway.getByRole('heading', { level: 1, name: 'Настройки' })).toBeVisible();
  await expect(slipway.locator('html')).toHaveAttribute('lang', 'ru');
  await slipway.getByRole('button', { name: 'Тёмная' }).click();
  await expect(slipway.locator('html')).toHaveAttribute('data-theme', 'dark');
  await slipway.reload();
  await expect(slipway.getByRole('navigation').getByRole('link', { name: /^Контейнеры/ })).toBeVisible();
  await expect(slipway.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test.describe('a Russian system', () => {
  test.use({ language: 'ru' });
  test('gets Russian from the first screen on, with its plural forms', async ({ cli, slipway }) => {
    for (const name of ['one', 'two']) await cli.docker('create', '--name', name, 'busybox', 'true');
    await expect(slipway.getByRole('heading', { level: 1, name: 'Контейнеры' })).toBeVisible();
    await slipway.getByRole('button', { name: /^Все docker ps -a/ }).click();
    await slipway.getByRole('row', { name: 'one', exact: true }).getByRole('checkbox').click();
    await slipway.getByRole('row', { name: 'two', exact: true }).getByRole('checkbox').click();
    await slipway.getByRole('toolbar').getByRole('button', { name: 'Удалить' }).click();
    await expect(slipway.getByRole('alertdialog')).toContainText('2 контейнера');
  });
});

test('a confirmation that was switched off is not asked again', async ({ cli, containers }) => {
  await cli.docker('run', '-d', '--init', '--name', 'one', 'busybox', 'sleep', '1000');
  await cli.docker('run', '-d', '--init', '--name', 'two', 'busybox', 'sleep', '1000');
  await containers.show('All');
  await containers.act('one', 'Kill (x)');
  await containers.tick('Do not ask again');
  await containers.confirm('Kill');
  await containers.expectStatus('one', 'exited (137)');
  await containers.act('two', 'Kill (x)');
  await containers.expectStatus('two', 'exited (137)');
});

test('? shows the keys, Ctrl K the palette, and both close with Esc', async ({ slipway, runDialog }) => {
  await slipway.keyboard.press('?');
  const help = slipway.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(help).toContainText('Stop or start');
  await slipway.keyboard.press('Escape');
  await expect(help).toBeHidden();
  await slipway.keyboard.press('ControlOrMeta+k');
  await slipway.getByRole('combobox', { name: /Type what to do|Commands/ }).fill('Run a container');
  await slipway.keyboard.press('Enter');
  await expect(runDialog.form).toBeVisible();
});

test('the engine menu says which engine is used, and why', async ({ shell, slipway, cli }) => {
  await shell.engine.click();
  await expect(slipway.getByText('DOCKER_HOST says so')).toBeVisible();
  await expect(slipway.getByText(cli.host).first()).toBeVisible();
});

test.describe('a damaged settings file', () => {
  test.use({ settingsFile: '{"theme": "dark", oh no' });
  test('is set aside, said, and replaced', async ({ slipway, shell }) => {
    await shell.go('Settings');
    await expect(slipway.getByRole('main')).toContainText('settings.damaged');
    await slipway.getByRole('button', { name: 'Dark' }).click();
    await expect(slipway.locator('html')).toHaveAttribute('data-theme', 'dark');
    await slipway.reload();
    await expect(slipway.locator('html')).toHaveAttribute('data-theme', 'dark');
  });
});
