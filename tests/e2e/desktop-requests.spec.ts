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

test('options that have no field of their own are shown in the form, and reach the engine', async ({ cli, slipway, runDialog, containers }) => {
  await nativeOf(slipway).secondStart(['run', '-d', '--memory', '64m', '--label', 'a=b', '--label', 'c=d', '--name', 'limited', 'web-image']);
  const others = runDialog.form.getByRole('region', { name: 'Other options' });
  await expect(others.getByRole('group')).toHaveCount(3);
  await others.getByRole('button', { name: 'Remove --label' }).last().click();
  await others.getByRole('textbox', { name: '--label' }).fill('a=changed');
  await runDialog.expectCommand('docker run -d --name limited --label a=changed --memory 64m web-image');
  await runDialog.run();
  await containers.expectStatus('limited', 'running');
  expect(await cli.inspect('limited')).toMatchObject({
    Config: { Labels: { a: 'changed' } },
    HostConfig: { Memory: 67_108_864 },
  });
});

test('an option that docker does not know is kept, named, and keeps the form from running', async ({ slipway, runDialog }) => {
  await nativeOf(slipway).secondStart(['run', '--new-flag', '--name', 'limited', 'web-image']);
  const others = runDialog.form.getByRole('region', { name: 'Other options' });
  await expect(others).toContainText('docker does not know --new-flag');
  await runDialog.runButton.click();
  await expect(others.getByRole('button', { name: 'Remove --new-flag' })).toBeFocused();
  await others.getByRole('button', { name: 'Remove --new-flag' }).click();
  await runDialog.expectCommand('docker run --name limited web-image');
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
