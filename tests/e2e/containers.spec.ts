import { expect, test } from './fixtures';

/** A container that ends as soon as it is asked to: `--init` passes SIGTERM on. */
const quick = ['run', '-d', '--init'] as const;
const sleep = ['busybox', 'sleep', '1000'] as const;

test('what happens at another terminal shows in the list without a click', async ({ cli, containers }) => {
  await containers.show('All');
  await cli.docker('create', '--init', '--name', 'elsewhere', ...sleep);
  await containers.expectStatus('elsewhere', 'created');
  await cli.docker('start', 'elsewhere');
  await containers.expectStatus('elsewhere', 'running');
  await cli.docker('pause', 'elsewhere');
  await containers.expectStatus('elsewhere', 'paused');
  await cli.docker('unpause', 'elsewhere');
  await containers.expectStatus('elsewhere', 'running');
  await cli.docker('rename', 'elsewhere', 'renamed');
  await containers.expectStatus('renamed', 'running');
  await cli.docker('stop', 'renamed');
  await containers.expectStatus('renamed', 'exited (143)');
  await cli.docker('rm', 'renamed');
  await expect(containers.row('renamed')).toBeHidden();
});

test('running shows what docker ps does, and all what docker ps -a does', async ({ cli, containers, shell }) => {
  await cli.docker(...quick, '--name', 'alive', ...sleep);
  await cli.docker('run', '--name', 'ended', 'busybox', 'true');
  await containers.show('Running');
  await shell.expectCommand('docker ps');
  await expect(containers.row('alive')).toBeVisible();
  await expect(containers.row('ended')).toBeHidden();
  await containers.show('All');
  await shell.expectCommand('docker ps -a');
  await expect(containers.row('ended')).toBeVisible();
});

test('exit codes are explained', async ({ cli, containers }) => {
  await containers.show('All');
  await cli.docker('run', '--name', 'fine', 'busybox', 'true');
  await cli.docker('run', '--name', 'failed', 'busybox', 'sh', '-c', 'exit 1').catch(() => undefined);
  await cli.docker('run', '--name', 'missing', 'busybox', 'sh', '-c', 'exit 127').catch(() => undefined);
  await cli.docker(...quick, '--name', 'killed', ...sleep);
  await cli.docker('kill', 'killed');
  await containers.expectStatus('fine', 'exited (0)');
  await containers.expectStatus('failed', 'exited (1)');
  await containers.expectStatus('killed', 'exited (137)');
  await expect(containers.status('killed').getByTitle(/SIGKILL/)).toBeVisible();
  await expect(containers.status('missing').getByTitle(/command/i)).toBeVisible();
});

test('a container is stopped, started, restarted, paused and killed from its row', async ({ cli, containers, shell }) => {
  await cli.docker(...quick, '--name', 'web', ...sleep);
  await containers.show('All');
  const stop = await containers.action('web', 'Stop (s)');
  await stop.hover();
  await shell.expectCommand('docker stop web');
  await stop.click();
  await containers.expectStatus('web', 'exited (143)');
  await containers.act('web', 'Start (s)');
  await containers.expectStatus('web', 'running');

  const before = await cli.docker('inspect', '-f', '{{.State.StartedAt}}', 'web');
  await containers.act('web', 'Restart');
  await expect.poll(() => cli.docker('inspect', '-f', '{{.State.StartedAt}}', 'web')).not.toBe(before);
  await containers.expectStatus('web', 'running');

  await containers.choose('web', 'Pause');
  await containers.expectStatus('web', 'paused');
  await containers.choose('web', 'Unpause');
  await containers.expectStatus('web', 'running');

  await containers.act('web', 'Kill (x)');
  await shell.expectCommand('docker kill web');
  await containers.confirm('Kill');
  await containers.expectStatus('web', 'exited (137)');
});

test('a signal is chosen from the menu and reaches the process', async ({ cli, containers }) => {
  await cli.docker('run', '-d', '--name', 'listens', 'busybox', 'sh', '-c', 'trap "echo hup" HUP; while true; do sleep 0.1; done');
  await containers.sendSignal('listens', 'SIGHUP');
  await expect.poll(() => cli.docker('logs', 'listens')).toContain('hup');
  await containers.expectStatus('listens', 'running');
});

test('a container is renamed, and a taken name is refused beside its field', async ({ cli, containers, slipway }) => {
  await cli.docker(...quick, '--name', 'first', ...sleep);
  await cli.docker(...quick, '--name', 'second', ...sleep);
  await containers.choose('first', 'Rename…');
  const field = slipway.getByRole('textbox', { name: 'New name' });
  await field.fill('second');
  await containers.press('Rename');
  await expect(containers.dialog).toContainText('taken');
  await expect(field).toHaveValue('second');
  await field.fill('third');
  await containers.confirm('Rename');
  await containers.expectStatus('third', 'running');
  expect(await cli.lines('ps', '--format', '{{.Names}}')).toEqual(expect.arrayContaining(['second', 'third']));
});

test('a running container is refused with the reason, then removed by force', async ({ cli, containers, shell }) => {
  await cli.docker(...quick, '--name', 'stays', ...sleep);
  await containers.choose('stays', 'Remove…');
  await shell.expectCommand('docker rm stays');
  await containers.press('Remove');
  await expect(containers.dialog).toContainText(/cannot remove (?:a running container|container ".*": container is running)/i);
  await shell.expectCommand('docker rm -f stays');
  await containers.confirm('Remove by force');
  await expect(containers.row('stays')).toBeHidden();
  expect(await cli.lines('ps', '-aq')).toEqual([]);
});

test('removing with -v takes the anonymous volumes along', async ({ cli, containers }) => {
  await cli.docker('create', '--name', 'holds', '-v', '/data', 'busybox', 'true');
  const volume = await cli.docker('inspect', '-f', '{{(index .Mounts 0).Name}}', 'holds');
  await containers.show('All');
  await containers.choose('holds', 'Remove…');
  await containers.tick('-v');
  await containers.confirm('Remove');
  await expect(containers.row('holds')).toBeHidden();
  expect(await cli.lines('volume', 'ls', '-q')).not.toContain(volume);
});

test('several are selected, stopped, killed and removed together', async ({ cli, containers, shell }) => {
  for (const name of ['one', 'two', 'three']) await cli.docker(...quick, '--name', name, ...sleep);
  await containers.show('All');
  await containers.select('one', 'two');
  await containers.bulkAction('Stop').hover();
  await expect(shell.ribbon.locator('code')).toHaveText(/docker stop (one two|two one)$/);
  await containers.bulkAction('Stop').click();
  await containers.expectStatus('one', 'exited (143)');
  await containers.expectStatus('two', 'exited (143)');
  await containers.expectStatus('three', 'running');
  expect((await containers.selected()).sort()).toEqual(['one', 'two']);

  await containers.bulkAction('Start').click();
  await containers.expectStatus('one', 'running');
  await containers.expectStatus('two', 'running');
  await containers.bulkAction('Kill').click();
  expect((await containers.targets()).sort()).toEqual(['one', 'two']);
  await containers.confirm('Kill');
  await containers.expectStatus('one', 'exited (137)');
  await containers.expectStatus('two', 'exited (137)');

  await shell.watchClipboard();
  await containers.bulkAction('Copy IDs').click();
  const copied = await shell.copied();
  const ids = await Promise.all(['one', 'two'].map((name) => cli.docker('inspect', '-f', '{{.Id}}', name)));
  expect(copied.split(/\s+/).sort()).toEqual(ids.map((id) => id.slice(0, 12)).sort());

  await containers.bulkAction('Remove').click();
  await containers.confirm('Remove');
  await expect(containers.row('one')).toBeHidden();
  await expect(containers.row('two')).toBeHidden();
  await expect(containers.row('three')).toBeVisible();
});

test('one failure hides no other, and only what failed is tried again', async ({ cli, containers, slipway }) => {
  await cli.docker('create', '--name', 'good', ...sleep);
  await cli.docker('create', '--name', 'bad', 'busybox', '/no/such/program');
  await containers.show('All');
  await containers.select('good', 'bad');
  await containers.bulkAction('Start').click();
  await containers.expectStatus('good', 'running');
  await expect(containers.problems).toContainText('bad');
  await expect(containers.problems).not.toContainText('good');
  await slipway.getByRole('button', { name: 'Retry what failed' }).click();
  await expect(containers.problems).toContainText('bad');
});

test('all that run are stopped after a list of them, and started again', async ({ cli, containers, shell, slipway }) => {
  for (const name of ['one', 'two']) await cli.docker(...quick, '--name', name, ...sleep);
  await cli.docker('create', '--name', 'idle', ...sleep);
  await containers.show('All');
  await containers.allAtOnce('Stop all running…');
  await shell.expectCommand('docker stop $(docker ps -q)');
  expect((await containers.targets()).sort()).toEqual(['one', 'two']);
  await containers.confirm('Stop');
  await containers.expectStatus('one', 'exited (143)');
  await containers.expectStatus('two', 'exited (143)');
  await slipway.getByRole('button', { name: 'Start them again' }).click();
  await containers.expectStatus('one', 'running');
  await containers.expectStatus('two', 'running');
  await containers.expectStatus('idle', 'created');
});

test('all that run are killed, all stopped removed, and all removed', async ({ cli, containers, shell }) => {
  for (const name of ['one', 'two']) await cli.docker(...quick, '--name', name, ...sleep);
  await containers.show('All');
  await containers.allAtOnce('Kill all running…');
  await shell.expectCommand('docker kill $(docker ps -q)');
  await containers.confirm('Kill');
  await containers.expectStatus('one', 'exited (137)');
  await containers.expectStatus('two', 'exited (137)');

  await cli.docker(...quick, '--name', 'alive', ...sleep);
  await containers.expectStatus('alive', 'running');
  await containers.allAtOnce('Remove all stopped…');
  expect((await containers.targets()).sort()).toEqual(['one', 'two']);
  await containers.confirm('Remove');
  await expect(containers.row('one')).toBeHidden();
  await expect(containers.row('two')).toBeHidden();

  await containers.allAtOnce('Remove all…');
  await containers.tick('-f');
  await shell.expectCommand('docker rm -f $(docker ps -qa)');
  await containers.confirm('Remove');
  await expect(containers.row('alive')).toBeHidden();
  expect(await cli.lines('ps', '-aq')).toEqual([]);
});

test('a stop shows its signal and its grace period, and can be cut short', async ({ cli, containers }) => {
  // As process 1 without a handler, sleep ignores the signal: the stop would take the whole grace period.
  await cli.docker('run', '-d', '--name', 'stubborn', '--stop-signal', 'SIGINT', '--stop-timeout', '60', ...sleep);
  await containers.act('stubborn', 'Stop (s)');
  await containers.expectStatus('stubborn', 'stopping');
  await expect(containers.row('stubborn')).toContainText('SIGINT');
  await expect(containers.row('stubborn')).toContainText(/5\d s grace/);
  await containers.killNow('stubborn').click();
  await containers.show('All');
  await containers.expectStatus('stubborn', 'exited (137)');
});

test('the grace period ends in SIGKILL by itself', async ({ cli, containers }) => {
  await cli.docker('run', '-d', '--name', 'stubborn', '--stop-timeout', '2', ...sleep);
  await containers.show('All');
  await containers.act('stubborn', 'Stop (s)');
  await containers.expectStatus('stubborn', 'stopping');
  await containers.expectStatus('stubborn', 'exited (137)');
});

test('the list is filtered by name, image, id, status and label', async ({ cli, containers, slipway }) => {
  await cli.docker(...quick, '--name', 'web', '--label', 'team=blue', ...sleep);
  await cli.docker('run', '--name', 'job', '--label', 'team=red', 'busybox', 'true');
  await cli.docker('create', '--name', 'site', 'web-image');
  const id = await cli.docker('inspect', '-f', '{{.Id}}', 'job');
  await containers.show('All');
  await slipway.keyboard.press('/');
  await expect(containers.filter).toBeFocused();
  for (const [text, left] of [
    ['web', ['site', 'web']],
    ['web-image', ['site']],
    [id.slice(0, 12), ['job']],
    ['exited', ['job']],
    ['team=blue', ['web']],
    ['busybox running', ['web']],
  ] as const) {
    await containers.filter.fill(text);
    await expect.poll(async () => (await containers.names()).sort(), { message: text }).toEqual([...left]);
  }
  await containers.filter.fill('nothing like it');
  await slipway.getByRole('button', { name: 'Clear the filter' }).first().click();
  await expect.poll(async () => (await containers.names()).length).toBe(3);
});

test('containers are grouped by compose project, and a group acts as one', async ({ cli, containers, slipway }) => {
  for (const name of ['api', 'db']) {
    await cli.docker(...quick, '--name', name, '--label', 'com.docker.compose.project=shop',
      '--label', 'com.docker.compose.project.config_files=/src/shop/compose.yaml', ...sleep);
  }
  await cli.docker(...quick, '--name', 'alone', ...sleep);
  await containers.show('All');
  await expect(containers.group('shop')).toContainText('2 of 2 running');
  await expect(containers.group('shop')).toContainText('/src/shop/compose.yaml');
  await containers.group('shop').hover();
  await slipway.getByRole('button', { name: 'Stop all of shop' }).click();
  await containers.expectStatus('api', 'exited (143)');
  await containers.expectStatus('db', 'exited (143)');
  await containers.expectStatus('alone', 'running');
  await expect(containers.group('shop')).toContainText('0 of 2 running');
  await slipway.getByRole('button', { name: 'Collapse shop' }).click();
  await expect(containers.row('api')).toBeHidden();
  await expect(containers.row('alone')).toBeVisible();
});

test('a health check shows when it fails', async ({ cli, containers }) => {
  await cli.docker(...quick, '--name', 'sick', '--health-cmd', 'false', '--health-interval', '1s', '--health-retries', '1', ...sleep);
  await containers.expectStatus('sick', 'unhealthy');
});

test('sizes are measured only when they are asked for', async ({ cli, containers, shell }) => {
  await cli.docker(...quick, '--name', 'big', 'busybox', 'sh', '-c', 'dd if=/dev/zero of=/big bs=1000000 count=3; sleep 1000');
  await containers.toggleSizes();
  await shell.expectCommand('docker ps -a -s');
  await expect(await containers.cell('big', 'Size')).toContainText(/3(\.\d)? MB/);
});

test('sorting by name turns around at the second press', async ({ cli, containers }) => {
  for (const name of ['beta', 'alpha', 'gamma']) await cli.docker('create', '--name', name, ...sleep);
  await containers.show('All');
  await expect(containers.row('gamma')).toBeVisible();
  await containers.sortBy('Name');
  await expect.poll(() => containers.names()).toEqual(['alpha', 'beta', 'gamma']);
  await containers.sortBy('Name');
  await expect.poll(() => containers.names()).toEqual(['gamma', 'beta', 'alpha']);
});

test('everything of a row can be done by keyboard', async ({ cli, containers, slipway }) => {
  await cli.docker(...quick, '--name', 'alpha', ...sleep);
  await cli.docker(...quick, '--name', 'beta', ...sleep);
  await containers.show('All');
  await expect(containers.row('beta')).toBeVisible();
  await containers.sortBy('Name');
  await containers.rows.first().focus();
  await slipway.keyboard.press('Home');
  await expect(containers.row('alpha')).toBeFocused();
  await slipway.keyboard.press('j');
  await expect(containers.row('beta')).toBeFocused();
  await slipway.keyboard.press('s');
  await containers.expectStatus('beta', 'exited (143)');
  await slipway.keyboard.press('k');
  await slipway.keyboard.press('x');
  await containers.confirm('Kill');
  await containers.expectStatus('alpha', 'exited (137)');
  await slipway.keyboard.press('ControlOrMeta+a');
  await expect(containers.bulk).toContainText('2 selected');
  await slipway.keyboard.press('Delete');
  await containers.confirm('Remove');
  await expect(containers.row('alpha')).toBeHidden();
  await expect(containers.row('beta')).toBeHidden();
});

test('the selection and the scroll position survive what happens meanwhile', async ({ cli, containers, slipway }) => {
  const names = Array.from({ length: 60 }, (_, i) => `many-${String(i).padStart(2, '0')}`);
  await Promise.all(names.map((name) => cli.docker('create', '--name', name, ...sleep)));
  await containers.show('All');
  await containers.sortBy('Name');
  await containers.select('many-03');
  const scroll = slipway.locator('.scroll').filter({ has: containers.table });
  await scroll.evaluate((element) => element.scrollTo(0, 700));
  await expect(containers.row('many-25')).toBeVisible();
  const before = await scroll.evaluate((element) => element.scrollTop);
  await cli.docker('start', 'many-25');
  await containers.expectStatus('many-25', 'running');
  await cli.docker('rm', 'many-59');
  await expect(slipway.getByRole('navigation').getByRole('link', { name: /Containers 59/ })).toBeVisible();
  expect(await scroll.evaluate((element) => element.scrollTop)).toBe(before);
  await scroll.evaluate((element) => element.scrollTo(0, 0));
  expect(await containers.selected()).toEqual(['many-03']);
});
