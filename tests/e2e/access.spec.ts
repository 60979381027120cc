import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { freePort } from '../support/registry';
import { expect, test } from './fixtures';

/** axe finds nothing on what is shown now. */
async function expectClean(page: Page, what: string): Promise<void> {
  // Colours that are on their way are not what a person reads.
  await page.evaluate(async () => {
    const short = document.getAnimations().filter((one) => Number(one.effect?.getComputedTiming().endTime ?? 0) < 1000);
    await Promise.all(short.map((one) => one.finished.catch(() => undefined)));
  });
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`), what).toEqual([]);
}

for (const theme of ['light', 'dark'] as const) {
  test.describe(theme, () => {
    test.use({ theme, size: { width: 960, height: 600 } });

    test('axe finds nothing on any screen', async ({ cli, containers, images, runDialog, shell, slipway }) => {
      await expectClean(slipway, 'no containers');
      await cli.docker('run', '-d', '--init', '--name', 'web', '-p', `127.0.0.1:${await freePort()}:80`, '--label', 'com.docker.compose.project=shop', 'busybox', 'sleep', '1000');
      await cli.docker('run', '-d', '--name', 'stubborn', '--stop-timeout', '60', 'busybox', 'sleep', '1000');
      await cli.docker('run', '--name', 'failed', 'busybox', 'false').catch(() => undefined);
      await containers.show('All');
      await containers.expectStatus('failed', 'exited (1)');
      await containers.act('stubborn', 'Stop (s)');
      await containers.expectStatus('stubborn', 'stopping');
      await containers.select('web', 'failed');
      await expectClean(slipway, 'containers');
      await containers.bulkAction('Remove').click();
      await expectClean(slipway, 'remove');
      await slipway.keyboard.press('Escape');

      await runDialog.open();
      await runDialog.fill({ image: 'Not An Image', ports: [{ hostPort: '0', containerPort: '80' }] });
      await runDialog.runButton.click();
      await expectClean(slipway, 'run dialog with problems');
      await runDialog.close();

      await images.open();
      await images.unfold('busybox:latest');
      await expectClean(slipway, 'images');
      await shell.go('History');
      await expectClean(slipway, 'history');
      await shell.go('Settings');
      await expectClean(slipway, 'settings');
      await slipway.keyboard.press('?');
      await expect(slipway.getByRole('dialog')).toBeVisible();
      await expectClean(slipway, 'keys');
    });
  });
}
