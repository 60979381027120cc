import { ownEngine, type PrivateEngine } from '../support/engine';
import { DockerCli } from '../support/docker';
import { expect, test as base } from './fixtures';

/** These tests stop and start the engine, so they have one of their own. */
const test = base.extend<{ engine: PrivateEngine }>({
  engine: async ({ size: _size }, use) => {
    const engine = await ownEngine();
    await use(engine);
    await engine.stop();
  },
  dockerHost: async ({ engine }, use) => use(engine.host),
});

test('when the engine is killed the list stays, marked as stale, and everything is right when it is back', async ({ engine, cli, containers, shell, slipway }) => {
  await cli.docker('run', '-d', '--init', '--name', 'before', 'busybox', 'sleep', '1000');
  await containers.show('All');
  await containers.expectStatus('before', 'running');

  await engine.kill();
  await expect(slipway.getByText(/The engine went away at/)).toBeVisible();
  await expect(shell.engine).toContainText('Not reachable');
  await expect(containers.row('before')).toBeVisible();

  await engine.restart();
  const back = Date.now();
  await expect(shell.engine).toContainText('Running');
  await expect(slipway.getByText(/The engine went away at/)).toBeHidden();
  // A killed engine takes its containers along.
  await expect(containers.status('before')).toContainText('exited');
  expect(Date.now() - back, 'milliseconds until all was right').toBeLessThan(2000);

  await new DockerCli(engine.host).docker('start', 'before');
  await containers.expectStatus('before', 'running');
});

const withoutEngine = test.extend({
  dockerHost: async ({ engine }, use) => {
    await engine.kill();
    await use(engine.host);
  },
});

withoutEngine('without an engine the window says why and what to do, and connects by itself', async ({ engine, slipway, shell }) => {
  await expect(shell.engine).toContainText('Not reachable');
  await expect(slipway.getByRole('heading', { level: 1, name: /Docker|engine/ })).toBeVisible();
  await expect(slipway.getByRole('heading', { name: 'What was tried' })).toBeVisible();
  await expect(slipway.getByRole('main')).toContainText(engine.socket);
  await engine.restart();
  await expect(shell.engine).toContainText('Running');
  await expect(slipway.getByRole('heading', { level: 1, name: 'Containers' })).toBeVisible();
});

base.describe('with a second engine in a context', () => {
  const withTwo = base.extend<{ other: PrivateEngine }>({
    other: async ({ size: _size }, use) => {
      const other = await ownEngine();
      await use(other);
      await other.stop();
    },
    contexts: async ({ other }, use) => use({ workshop: other.host }),
  });

  withTwo('the window switches to it and back, and says why it is used', async ({ cli, other, containers, shell, slipway }) => {
    await cli.docker('create', '--name', 'here', 'busybox', 'true');
    await new DockerCli(other.host).docker('create', '--name', 'there', 'busybox', 'true');
    await containers.show('All');
    await containers.expectStatus('here', 'created');
    await shell.engine.click();
    await slipway.getByRole('menuitemradio', { name: /workshop/ }).or(slipway.getByRole('menuitem', { name: /workshop/ })).click();
    await containers.expectStatus('there', 'created');
    await expect(containers.row('here')).toBeHidden();
    await expect(shell.engine).toContainText('workshop');
    await shell.engine.click();
    await expect(slipway.getByText('Chosen in Slipway')).toBeVisible();
    await slipway.getByText('Follow the docker command again').click();
    await containers.expectStatus('here', 'created');
    await expect(containers.row('there')).toBeHidden();
  });
});
