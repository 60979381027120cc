import { freePort } from '../support/registry';
import { expect, mainOf, test } from './fixtures';

/* What only the desktop can do. The system's own dialogs and programs are out of a test's reach: they are replaced. */
test.describe('the desktop', () => {
  test.skip(({ host }) => host !== 'desktop', 'the desktop alone');

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
