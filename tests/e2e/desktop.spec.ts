import { freePort } from '../support/registry';
import { expect, mainOf, test } from './fixtures';

/* What only the desktop has to refuse. The browser host's refusals are in tests/integration/browser-host.test.ts. */
test.describe('the desktop window', () => {
  test.skip(({ host }) => host !== 'desktop', 'the desktop alone');

  test('gives its page three things and nothing of Node', async ({ slipway }) => {
    const seen = await slipway.evaluate(() => ({
      bridge: Object.keys((globalThis as { slipway?: object }).slipway ?? {}).sort(),
      node: ['require', 'process', 'Buffer', 'module'].filter((name) => name in globalThis),
    }));
    expect(seen).toEqual({ bridge: ['capabilities', 'invoke', 'openStream'], node: [] });
  });

  test('answers unknown calls and malformed input with an error value', async ({ slipway }) => {
    const answers = await slipway.evaluate(async () => {
      type Bridge = { invoke: (name: string, input: unknown) => Promise<{ ok: boolean; error?: { code: string } }> };
      const bridge = (globalThis as unknown as { slipway: Bridge }).slipway;
      return Promise.all([
        bridge.invoke('no.such', {}),
        bridge.invoke('containers.stop', { ids: 'all' }),
        bridge.invoke('__proto__', {}),
      ]);
    });
    for (const answer of answers) expect(answer).toMatchObject({ ok: false, error: { code: 'invalid-request' } });
  });

  test('stays on its page and opens no other window', async ({ slipway }) => {
    const before = slipway.url();
    await slipway.evaluate(() => {
      window.open('https://example.com/');
      const link = document.createElement('a');
      link.href = 'https://example.com/';
      document.body.append(link);
      link.click();
      link.remove();
    });
    await expect(slipway.getByRole('contentinfo')).toBeVisible();
    expect(slipway.url()).toBe(before);
    expect(slipway.context().pages()).toHaveLength(1);
  });

  test.describe('with a page that tries', () => {
    test.use({ provokesErrors: true });
    test('runs no inline script', async ({ slipway }) => {
      const ran = await slipway.evaluate(() => {
        const script = document.createElement('script');
        script.textContent = 'globalThis.inlineRan = true';
        document.body.append(script);
        return 'inlineRan' in globalThis;
      });
      expect(ran).toBe(false);
    });
  });
});

/* What only the desktop can do. The system's own dialogs and programs are out of a test's reach: they are replaced. */
test.describe('the desktop', () => {
  test.skip(({ host }) => host !== 'desktop', 'the desktop alone');

  test('chooses the folder of a bind mount in the system\'s own dialog', async ({ slipway, runDialog }) => {
    const main = mainOf(slipway);
    const answer = (filePaths: string[]) =>
      main.evaluate(({ dialog }, paths) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: paths.length === 0, filePaths: paths });
      }, filePaths);
    await runDialog.open();
    const row = await runDialog.addRow('Mounts');
    const source = row.getByRole('combobox', { name: 'Folder or file of the host' });
    await answer(['/srv/shop']);
    await row.getByRole('button', { name: 'Choose a folder' }).click();
    await expect(source).toHaveValue('/srv/shop');
    await answer([]);
    await row.getByRole('button', { name: 'Choose a folder' }).click();
    await expect(row.getByRole('button', { name: 'Choose a folder' })).toBeFocused();
    await expect(source).toHaveValue('/srv/shop');
  });

  test('opens a published port in the system\'s browser', async ({ cli, slipway, containers }) => {
    const port = await freePort();
    await mainOf(slipway).evaluate(({ shell }) => {
      const seen = globalThis as { opened?: string[] };
      seen.opened = [];
      shell.openExternal = (url) => Promise.resolve(void seen.opened?.push(url));
    });
    await cli.docker('run', '-d', '--name', 'shop', '-p', `127.0.0.1:${port}:80`, 'web-image');
    await containers.row('shop').getByRole('link', { name: String(port) }).click();
    await expect
      .poll(() => mainOf(slipway).evaluate(() => (globalThis as { opened?: string[] }).opened))
      .toEqual([`http://127.0.0.1:${port}`]);
    await expect(slipway.getByRole('contentinfo')).toBeVisible();
  });

  test('shows an attached terminal under the page\'s policy', async ({ runDialog }) => {
    await runDialog.open();
    await runDialog.fill({ image: 'busybox', name: 'tty', switches: { '-d': false, '-i': true, '-t': true, '--rm': true }, command: 'sh' });
    await runDialog.run();
    await runDialog.typeToTerminal("printf 'a %s line\\n' drawn\n");
    await expect(runDialog.output.locator('.xterm-rows')).toContainText('a drawn line');
    await runDialog.typeToTerminal('exit\n');
    await runDialog.expectExit(0);
  });
});
