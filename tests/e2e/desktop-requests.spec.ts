import { expect, test } from './fixtures';
import { nativeOf } from './native';

/* What is asked from outside of the window and must not cost what is typed in it. */
test.skip(({ host }) => host !== 'desktop', 'the desktop alone');

test('a form that is asked for puts the open one aside, and gives it back', async ({ slipway, runDialog }) => {
  const native = nativeOf(slipway);
  await runDialog.open();
  await runDialog.image.fill('busybox');
  await runDialog.form.getByRole('textbox', { name: /^Name/ }).fill('mine');
  await native.secondStart(['run', '--name', 'theirs', 'web-image']);
  await runDialog.expectCommand('docker run --name theirs web-image');
  await expect(runDialog.form).toContainText('An unfinished form for busybox was put aside.');
  await runDialog.form.getByRole('button', { name: 'Bring it back' }).click();
  await runDialog.expectCommand('docker run -d --name mine busybox');
});

test('words that the form does not know are named in it', async ({ slipway, runDialog }) => {
  await nativeOf(slipway).secondStart(['run', '--cpus', '2', '--name', 'limited', 'web-image']);
  await expect(runDialog.form.getByRole('status').filter({ hasText: 'Not taken over:' })).toContainText('--cpus 2');
  await expect(runDialog.image).toHaveValue('web-image');
});

test('output that is looked at stays until it is closed', async ({ slipway, runDialog }) => {
  await runDialog.open();
  await runDialog.fill({ image: 'busybox', name: 'talks', switches: { '-d': false, '--rm': true }, command: 'sh -c "echo heard; sleep 300"' });
  await runDialog.run();
  await expect(runDialog.output).toContainText('heard');
  await nativeOf(slipway).secondStart(['run', 'web-image']);
  await expect(slipway.locator('.toasts')).toContainText('The form opens as soon as this dialog is closed');
  await expect(runDialog.output).toContainText('heard');
  await runDialog.closeOutput();
  await runDialog.expectCommand('docker run web-image');
});

test('a place that is asked for is not hidden behind a form', async ({ slipway, runDialog }) => {
  const native = nativeOf(slipway);
  await runDialog.open();
  await runDialog.image.fill('busybox');
  await native.clickMenu('View', 'History');
  await expect(slipway.getByRole('heading', { level: 1, name: 'History' })).toBeVisible();
  await expect(runDialog.form).toBeHidden();
  await slipway.keyboard.press('r');
  await expect(runDialog.image).toHaveValue('busybox');
});
