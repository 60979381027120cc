import { Registry, registryMissing, SlowRegistry } from '../support/registry';
import { expect, mainOf, test } from './fixtures';
import { nativeOf } from './native';

/** Fails as soon as there is a file in the volume that all of them share. */
const WAITS = ['sh', '-c', 'while [ ! -e /v/go ]; do sleep 0.05; done; exit 3'];
const NAMES = ['c-a', 'c-b', 'c-c', 'c-d', 'c-e'];
const POLITE = ['sh', '-c', 'trap "exit 7" TERM; echo ready; while :; do sleep 0.05; done'];

test.describe('notifications', () => {
  test.skip(({ host }) => host !== 'desktop', 'the desktop alone');

  /**
   * Fails a container and waits for its notification. Whatever was to be told of what happened before it has been told by
   * then: the titles before it are the whole story.
   */
  const story = async (cli: Parameters<Parameters<typeof test>[2]>[0]['cli'], page: Parameters<typeof nativeOf>[0]): Promise<string[]> => {
    await cli.docker('run', '-d', '--name', 'the-end', 'busybox', 'sh', '-c', 'exit 1');
    const titles = async () => (await nativeOf(page).notifications()).map(({ title }) => title);
    await expect.poll(titles).toContain('Container the-end failed');
    return (await titles()).filter((title) => title !== 'Container the-end failed');
  };

  test('a container that fails by itself is told, and a click opens the window with it', async ({ cli, containers, shell, slipway }) => {
    const native = nativeOf(slipway);
    await cli.docker('run', '-d', '--name', 'other', 'busybox', 'sleep', '600');
    await shell.go('Settings');
    await mainOf(slipway).evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
    await cli.docker('run', '-d', '--name', 'shop', 'busybox', 'sh', '-c', 'nosuch');
    await expect
      .poll(() => native.notifications())
      .toEqual([{ title: 'Container shop failed', body: 'The command was not found in the image. Exit code 127.' }]);
    await native.clickNotification('Container shop failed');
    await expect.poll(async () => (await native.window())?.visible).toBe(true);
    await expect(containers.row('shop')).toBeVisible();
    expect(await containers.selected()).toEqual(['shop']);
  });

  test('what somebody asked for is not told, wherever it was asked', async ({ cli, containers, slipway }) => {
    for (const name of NAMES) await cli.docker('run', '-d', '--name', name, 'busybox', ...POLITE);
    for (const name of NAMES) await expect.poll(() => cli.docker('logs', name)).toBe('ready');
    await cli.docker('stop', 'c-a');
    await cli.docker('kill', 'c-b');
    await cli.docker('rm', '-f', 'c-c');
    await cli.docker('restart', 'c-d');
    await containers.act('c-e', 'Stop (s)');
    await expect.poll(() => cli.docker('inspect', '-f', '{{.State.ExitCode}}', 'c-e')).toBe('7');
    await expect(cli.docker('run', '--name', 'in-a-terminal', 'busybox', 'false')).rejects.toThrow();
    expect(await story(cli, slipway)).toEqual([]);
  });

  test('many that fail together are told as one, and a restart loop once', async ({ cli, slipway }) => {
    for (const name of NAMES) await cli.docker('run', '-d', '--name', name, '-v', 'together:/v', 'busybox', ...WAITS);
    await cli.docker('run', '--rm', '-v', 'together:/v', 'busybox', 'touch', '/v/go');
    const native = nativeOf(slipway);
    await expect.poll(async () => (await native.notifications()).map(({ title }) => title)).toEqual(['5 containers failed']);
    expect((await native.notifications())[0]?.body).toMatch(/^c-[a-e], c-[a-e], c-[a-e] and 2 more$/);

    await cli.docker('run', '-d', '--name', 'loop', '--restart', 'on-failure:4', 'busybox', 'false');
    await expect.poll(() => cli.docker('inspect', '-f', '{{.RestartCount}} {{.State.Status}}', 'loop'), { timeout: 20_000 }).toBe('4 exited');
    expect(await story(cli, slipway)).toEqual(['5 containers failed', 'Container loop failed']);
    expect((await native.notifications())[1]?.body).toMatch(/The engine keeps starting it again\.$/);
    await cli.removeAll();
    await cli.docker('volume', 'rm', 'together');
  });

  test('a container that turns unhealthy is told, and again when it had been healthy in between', async ({ cli, slipway }) => {
    const check = ['--health-cmd', 'test -e /well', '--health-interval', '200ms', '--health-retries', '1'];
    await cli.docker('run', '-d', '--init', '--name', 'db', ...check, 'busybox', 'sh', '-c', 'touch /well; sleep 600');
    const health = () => cli.docker('inspect', '-f', '{{.State.Health.Status}}', 'db');
    const told = { title: 'Container db is unhealthy', body: 'Its health check fails.' };
    await expect.poll(health).toBe('healthy');
    await cli.docker('exec', 'db', 'rm', '/well');
    await expect.poll(() => nativeOf(slipway).notifications()).toEqual([told]);
    await cli.docker('exec', 'db', 'touch', '/well');
    await expect.poll(health).toBe('healthy');
    expect(await nativeOf(slipway).notifications()).toEqual([told]);
    await cli.docker('exec', 'db', 'rm', '/well');
    await expect.poll(() => nativeOf(slipway).notifications()).toEqual([told, told]);
  });

  test('what is turned off in the settings is not told', async ({ cli, shell, slipway }) => {
    await shell.go('Settings');
    const failed = slipway.getByRole('switch', { name: 'A container failed' });
    await failed.click();
    await expect(failed).not.toBeChecked();
    await cli.docker('run', '-d', '--name', 'silent', 'busybox', 'false');
    // By now its end is known; another one is told only after it.
    await expect.poll(() => cli.docker('inspect', '-f', '{{.State.Status}}', 'silent')).toBe('exited');
    await cli.docker('wait', await cli.docker('run', '-d', '--name', 'clock', 'busybox', 'sh', '-c', 'sleep 3'));
    await failed.click();
    await expect(failed).toBeChecked();
    expect(await story(cli, slipway)).toEqual([]);
  });

  test('a long name is cut', async ({ cli, slipway }) => {
    await cli.docker('run', '-d', '--name', `x${'-long'.repeat(40)}`, 'busybox', 'false');
    await expect
      .poll(async () => (await nativeOf(slipway).notifications()).map(({ title }) => title))
      .toEqual([`Container x${'-long'.repeat(40).slice(0, 39)}… failed`]);
  });

  test.describe('of a registry', () => {
    test.skip(registryMissing() !== null, registryMissing() ?? '');

    test('a long pull that ends while the window is hidden is told, and a click opens the images', async ({ cli, images, runDialog, slipway }) => {
      const native = nativeOf(slipway);
      const registry = await Registry.start();
      const slow = await SlowRegistry.before(registry);
      const name = 'shop/large:1';
      try {
        const container = await cli.docker('run', '-d', 'busybox', 'sh', '-c', 'head -c 3000000 /dev/urandom > /large');
        await cli.docker('wait', container);
        await cli.docker('commit', container, `${registry.address}/${name}`);
        await cli.docker('push', `${registry.address}/${name}`);
        await cli.docker('rmi', `${registry.address}/${name}`);
        await cli.docker('rm', container);

        await runDialog.open();
        await runDialog.fill({ image: `${slow.address}/${name}`, name: 'large' });
        const began = Date.now();
        await runDialog.runButton.click();
        await expect(runDialog.bar('All layers')).toBeVisible();
        await mainOf(slipway).evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
        // The registry keeps the layer back for as long as a person would look away for.
        await expect.poll(() => Date.now() - began, { timeout: 20_000 }).toBeGreaterThan(10_500);
        slow.letGo({ forGood: true });
        await expect
          .poll(async () => (await native.notifications()).map(({ title, body }) => `${title}. ${body}`))
          .toEqual([expect.stringMatching(/^Pulled large:1\. It took 1\d seconds\.$/)]);
        await native.clickNotification('Pulled large:1');
        await expect.poll(async () => (await native.window())?.minimized).toBe(false);
        await expect(slipway.getByRole('heading', { level: 1, name: 'Images' })).toBeVisible();
        await expect(images.row(`${slow.address}/${name}`)).toBeVisible();
      } finally {
        await cli.removeAll();
        await cli.docker('rmi', '-f', `${slow.address}/${name}`).catch(() => undefined);
        await slow.stop();
        await registry.stop();
      }
    });
  });
});
