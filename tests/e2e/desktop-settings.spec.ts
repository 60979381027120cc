import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { Settings } from '../../src/shared/models';
import { expect, test } from './fixtures';
import { nativeOf } from './native';

const fileOf = (page: Page) => page.locator('.about code').innerText();
/** The settings as they are kept. */
const kept = async (page: Page): Promise<Settings> => JSON.parse(readFileSync(await fileOf(page), 'utf8')) as Settings;
const theSwitch = (page: Page, name: string) => page.getByRole('switch', { name });

test.describe('the settings of the desktop', () => {
  test.skip(({ host }) => host !== 'desktop', 'the desktop alone');
  test.beforeEach(({ shell }) => shell.go('Settings'));

  test('each notification is turned off and on by itself', async ({ slipway }) => {
    for (const name of ['A container failed', 'A container turned unhealthy', 'Long work has ended']) {
      await expect(theSwitch(slipway, name)).toBeChecked();
      await theSwitch(slipway, name).click();
      await expect(theSwitch(slipway, name)).not.toBeChecked();
    }
    expect((await kept(slipway)).notify).toEqual({ failed: false, unhealthy: false, finished: false });
    await theSwitch(slipway, 'A container turned unhealthy').click();
    await expect.poll(async () => (await kept(slipway)).notify).toEqual({ failed: false, unhealthy: true, finished: false });
  });

  test('the start without a window waits for the start at login, and says so', async ({ slipway }) => {
    const hidden = theSwitch(slipway, 'Start without a window, in the tray alone');
    await expect(hidden).toHaveAttribute('aria-disabled', 'true');
    await expect(hidden).toHaveAccessibleDescription('This is about the start at login, which is off.');
    await hidden.focus();
    await slipway.keyboard.press('Space');
    await expect(hidden).not.toBeChecked();
    await theSwitch(slipway, 'Start at login').click();
    await expect(hidden).not.toHaveAttribute('aria-disabled');
    await hidden.click();
    await expect(hidden).toBeChecked();
    expect((await kept(slipway)).desktop).toMatchObject({ startAtLogin: true, startHidden: true });
    await theSwitch(slipway, 'Start at login').click();
    await expect.poll(async () => (await kept(slipway)).desktop.startAtLogin).toBe(false);
  });

  test('closing to the tray is turned off here, with its explanation, by the keyboard', async ({ slipway }) => {
    const closes = theSwitch(slipway, 'Closing the window keeps Slipway in the tray');
    await expect(closes).toHaveAccessibleDescription(/Where the system has no tray, closing quits/);
    await closes.focus();
    await slipway.keyboard.press('Space');
    await expect(closes).not.toBeChecked();
    // Who has decided here is not asked when the window closes.
    expect((await kept(slipway)).desktop).toMatchObject({ closeToTray: false, closeExplained: true });
  });

  test('says of updates how they come to this build, and stops looking when told', async ({ slipway }) => {
    await expect(slipway.getByText('This build does not update itself')).toBeVisible();
    await theSwitch(slipway, 'Check for updates').click();
    await expect.poll(async () => (await kept(slipway)).desktop.checkForUpdates).toBe(false);
    await expect(slipway.getByRole('navigation').getByRole('link', { name: 'Settings', exact: true })).toBeVisible();
  });

  test('shows the settings file in its folder, before anything was changed too', async ({ slipway }) => {
    await slipway.getByRole('button', { name: 'Show in folder' }).click();
    const path = await fileOf(slipway);
    await expect.poll(() => nativeOf(slipway).recorded('shell.showItemInFolder')).toEqual([[path]]);
  });

  test('axe finds nothing', async ({ slipway }) => {
    expect((await new AxeBuilder({ page: slipway }).analyze()).violations).toEqual([]);
  });
});

test('the browser host has no settings of the desktop', async ({ host, shell, slipway }) => {
  test.skip(host !== 'browser', 'the browser host alone');
  await shell.go('Settings');
  await expect(slipway.getByRole('heading', { level: 2, name: 'About' })).toBeVisible();
  for (const name of ['Notifications', 'Window and start', 'Updates']) {
    await expect(slipway.getByRole('heading', { level: 2, name })).toHaveCount(0);
  }
  await expect(slipway.getByRole('button', { name: 'Show in folder' })).toHaveCount(0);
});
