import { expect, test } from './fixtures';

test('an image unfolds to the containers made from it', async ({ cli, images, shell }) => {
  await cli.docker('run', '-d', '--name', 'web-app', 'web-image');
  await cli.docker('create', '--name', 'web-old', 'web-image');
  await images.open();
  await shell.expectCommand('docker images');
  await expect(images.cell('web-image:latest', 'Containers')).toContainText('in use by 2');
  const instances = await images.unfold('web-image:latest');
  await expect(instances.getByRole('listitem')).toHaveCount(2);
  await expect(instances).toContainText('web-app');
  await expect(instances).toContainText('running');
  await expect(images.cell('busybox:latest', 'Containers')).toContainText('unused');
});

test('an image in use is refused with its users, then removed by force', async ({ cli, images, shell }) => {
  await cli.docker('tag', 'busybox', 'once:1');
  await cli.docker('create', '--name', 'user', 'once:1', 'true');
  // Another tag would only be untagged: the image is in use only as the last one.
  const id = await cli.docker('commit', '--change', 'LABEL only=this', 'user', 'lonely:1');
  await cli.docker('create', '--name', 'lonely-user', 'lonely:1', 'true');
  await images.open();
  await images.act('lonely:1', 'Remove… (Del)');
  await shell.expectCommand('docker rmi lonely:1');
  await images.press('Remove');
  await expect(images.dialog).toContainText('lonely-user');
  await images.press('Remove by force');
  await expect(images.row('lonely:1')).toBeHidden();
  await cli.removeAll();
  await cli.docker('rmi', '-f', id, 'once:1').catch(() => undefined);
  await expect(images.row('once:1')).toBeHidden();
});

test('an image that comes and goes elsewhere does so here', async ({ cli, images }) => {
  await images.open();
  await expect(images.row('busybox:latest')).toBeVisible();
  await cli.docker('tag', 'busybox', 'guest:7');
  await expect(images.row('guest:7')).toBeVisible();
  await cli.docker('rmi', 'guest:7');
  await expect(images.row('guest:7')).toBeHidden();
});

test('Run opens the dialog with the image', async ({ images, runDialog }) => {
  await images.open();
  await images.act('web-image:latest', 'Run… (r)');
  await expect(runDialog.image).toHaveValue(/^web-image/);
});
