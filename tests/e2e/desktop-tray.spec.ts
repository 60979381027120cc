import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { ownEngine, type PrivateEngine } from '../support/engine';
import { freePort } from '../support/registry';
import { expect, mainOf, sharedEngine, startDesktop, test, windowOf } from './fixtures';
import { nativeOf } from './native';
import type { DockerCli } from '../support/docker';

const SLEEP = ['busybox', 'sleep', '1000'];

/** The tray as a person reads it and clicks it. */
function trayOf(of: Page | ElectronApplication) {
  const native = nativeOf(of);
  const items = async (...path: string[]) => {
    let level = (await native.tray())?.menu ?? [];
    for (const label of path) level = level.find((item) => item.label === label)?.items ?? [];
    return level;
  };
  const labels = async (...path: string[]) => (await items(...path)).filter(({ type }) => type !== 'separator').map(({ label }) => label);
  return {
    native,
    labels,
    expectItem: (label: string, ...path: string[]) => expect.poll(() => labels(...path)).toContain(label),
    expectNoItem: (label: string, ...path: string[]) => expect.poll(() => labels(...path)).not.toContain(label),
    /** Clicks as soon as it is there. */
    click: async (...path: string[]) => {
      await expect.poll(() => labels(...path.slice(0, -1))).toContain(path.at(-1));
      await native.clickTray(...path);
    },
  };
}

const status = (cli: DockerCli, name: string) => () => cli.docker('inspect', '-f', '{{.State.Status}} {{.State.ExitCode}}', name);

test.describe('the tray', () => {
  test.skip(({ host }) => host !== 'desktop', 'the desktop alone');

  test('stops, starts, restarts and kills a container, which the history tells', async ({ cli, shell, slipway }) => {
    const tray = trayOf(slipway);
    await cli.docker('run', '-d', '--init', '--name', 'web', ...SLEEP);
    await tray.click('web', 'Stop');
    await expect.poll(status(cli, 'web')).toBe('exited 143');
    await tray.expectNoItem('web');

    await tray.click('Stopped within the last hour', 'Start web — exited (143)');
    await expect.poll(status(cli, 'web')).toBe('running 0');
    await tray.expectNoItem('Stopped within the last hour');

    const started = () => cli.docker('inspect', '-f', '{{.State.StartedAt}}', 'web');
    const before = await started();
    await tray.click('web', 'Restart');
    await expect.poll(started).not.toBe(before);
    await expect.poll(status(cli, 'web')).toBe('running 0');

    await tray.click('web', 'Kill');
    await expect.poll(status(cli, 'web')).toBe('exited 137');
    await tray.expectItem('Start web — exited (137)', 'Stopped within the last hour');
    await shell.go('History');
    for (const command of ['docker stop web', 'docker start web', 'docker restart web', 'docker kill web']) {
      await expect(slipway.getByRole('main')).toContainText(command);
    }
    expect(await tray.native.notifications()).toEqual([]);
  });

  test('shows a stop under way, and kills what does not end', async ({ cli, slipway }) => {
    const tray = trayOf(slipway);
    // Process 1 without a handler takes no notice of SIGTERM.
    await cli.docker('run', '-d', '--name', 'slow', '--stop-timeout', '120', ...SLEEP);
    await tray.click('slow', 'Stop');
    await tray.click('slow — stopping…', 'Kill now');
    await expect.poll(status(cli, 'slow')).toBe('exited 137');
  });

  test('stops all of them after its second level has asked', async ({ cli, shell, slipway }) => {
    const tray = trayOf(slipway);
    for (const name of ['api', 'db', 'web']) await cli.docker('run', '-d', '--init', '--name', name, ...SLEEP);
    await tray.expectItem('3 containers running');
    await tray.click('Stop all (3)', 'Stop 3 containers');
    await expect.poll(() => cli.docker('ps', '-q')).toBe('');
    await tray.expectItem('No container is running');
    expect(await tray.labels()).not.toContain('Stop all (3)');
    await shell.go('History');
    await expect(slipway.getByRole('main')).toContainText('docker stop $(docker ps -q)');
  });

  test('follows what others do, and changes nothing when nothing in it has changed', async ({ cli, containers, slipway }) => {
    const tray = trayOf(slipway);
    await cli.docker('run', '-d', '--init', '--name', 'web', ...SLEEP);
    await tray.expectItem('web');
    expect((await tray.native.tray())?.toolTip).toMatch(/^Slipway — Docker \d+\.\d+ · 1 running$/);
    await cli.docker('pause', 'web');
    await tray.click('web — paused', 'Unpause');
    await expect.poll(status(cli, 'web')).toBe('running 0');
    await cli.docker('rename', 'web', 'shop');
    await tray.expectItem('shop');

    const number = (await tray.native.tray())?.menuNumber;
    await cli.docker('exec', 'shop', 'true');
    await cli.docker('create', '--name', 'made', 'busybox', 'true');
    await containers.show('All');
    await containers.expectStatus('made', 'created');
    expect((await tray.native.tray())?.menuNumber).toBe(number);

    await cli.docker('rm', '-f', 'shop');
    await tray.expectItem('No container is running');
  });

  test('opens a published port in the system\'s browser', async ({ cli, slipway }) => {
    const tray = trayOf(slipway);
    const port = await freePort();
    await cli.docker('run', '-d', '--name', 'shop', '-p', `127.0.0.1:${port}:80`, 'web-image');
    await tray.click('shop', `Open http://127.0.0.1:${port} in the browser`);
    await expect.poll(() => tray.native.openedUrls()).toEqual([`http://127.0.0.1:${port}`]);
  });

  test('groups more than fifteen containers, and leaves the rest to the window', async ({ cli, shell, slipway }) => {
    const tray = trayOf(slipway);
    for (let n = 0; n < 18; n += 1) {
      const label = n < 2 ? ['--label', 'com.docker.compose.project=shop'] : [];
      await cli.docker('run', '-d', '--init', '--name', `c${n}`, ...label, ...SLEEP);
    }
    await tray.expectItem('18 containers running');
    await tray.expectItem('c1', 'shop (2)');
    await tray.expectItem('2 more…');
    await tray.click('shop (2)', 'c1', 'Kill');
    await tray.expectItem('17 containers running');
    await shell.go('Settings');
    await tray.click('2 more…');
    await expect(slipway.getByRole('heading', { level: 1, name: 'Containers' })).toBeVisible();
  });

  test('runs again what ran before, and says with the words of the window why that fails', async ({ cli, containers, runDialog, slipway }) => {
    const tray = trayOf(slipway);
    const port = String(await freePort());
    await runDialog.open();
    await runDialog.fill({ image: 'web-image', ports: [{ hostIp: '127.0.0.1', hostPort: port, containerPort: '80' }] });
    await runDialog.run();
    await expect.poll(() => cli.lines('ps', '-q')).toHaveLength(1);
    const holder = await cli.docker('ps', '--format', '{{.Names}}');
    await tray.click(holder, 'Kill');
    await expect.poll(() => cli.lines('ps', '-q')).toHaveLength(0);

    const line = `docker run -d -p 127.0.0.1:${port}:80 web-image`;
    await tray.click('Run again', line);
    await expect.poll(() => cli.lines('ps', '-q')).toHaveLength(1);
    const second = await cli.docker('ps', '--format', '{{.Names}}');
    expect(second).not.toBe(holder);

    await tray.click('Run again', line);
    await expect.poll(() => tray.native.notifications()).toEqual([
      { title: 'Could not run web-image', body: `The port is taken. ${second} holds it. Choose another host port, or stop that one.` },
    ]);
    const left = await cli.docker('ps', '-a', '--filter', 'status=created', '--format', '{{.Names}}');
    await tray.native.clickNotification('Could not run web-image');
    await expect(containers.row(left)).toBeVisible();
    expect(await containers.selected()).toEqual([left]);
  });

  test('tells what failed with the words of the window, and opens what it was about', async ({ cli, containers, slipway }) => {
    const tray = trayOf(slipway);
    const port = await freePort();
    const made = ['run', '-d', '--init', '-p', `127.0.0.1:${port}:80`, '--name'];
    await cli.docker(...made, 'first', ...SLEEP);
    await cli.docker('kill', 'first');
    await cli.docker(...made, 'second', ...SLEEP);
    await tray.click('Stopped within the last hour', 'Start first — exited (137)');
    const body = 'The port is taken. Another program holds it. Choose another host port, or stop that program.';
    await expect.poll(() => tray.native.notifications()).toEqual([{ title: 'Could not start first', body }]);
    await mainOf(slipway).evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
    await tray.native.clickNotification('Could not start first');
    await expect.poll(async () => (await tray.native.window())?.visible).toBe(true);
    await expect(containers.row('first')).toBeVisible();
    expect(await containers.selected()).toEqual(['first']);
    await containers.act('first', 'Start (s)');
    await expect(containers.problems).toContainText(body);
  });

  test('opens the dialog filled for a run that somebody has to watch', async ({ cli, runDialog, slipway }) => {
    const tray = trayOf(slipway);
    await runDialog.open();
    await runDialog.fill({ image: 'busybox', name: 'once', switches: { '-d': false, '--rm': true }, command: 'echo done' });
    await runDialog.run();
    await runDialog.expectExit(0);
    await runDialog.closeOutput();
    await tray.click('Run again', 'docker run --rm --name once busybox echo done…');
    await expect(runDialog.form).toBeVisible();
    await runDialog.expectCommand('docker run --rm --name once busybox echo done');
    expect(await cli.lines('ps', '-aq')).toEqual([]);
  });

  test('leads to the window: by a click on its icon, to the dialog, to the settings', async ({ runDialog, slipway }) => {
    const tray = trayOf(slipway);
    const hide = () => mainOf(slipway).evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
    const shown = () => expect.poll(async () => (await tray.native.window())?.visible).toBe(true);
    await hide();
    await tray.native.clickTray();
    await shown();
    await hide();
    await tray.click('Open Slipway');
    await shown();
    await tray.click('Settings…');
    await expect(slipway.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
    await tray.click('Run a container…');
    await expect(runDialog.form).toBeVisible();
  });

  test('speaks the language of the application as it changes', async ({ cli, shell, slipway }) => {
    const tray = trayOf(slipway);
    await cli.docker('run', '-d', '--init', '--name', 'web', ...SLEEP);
    await tray.expectItem('1 container running');
    await shell.go('Settings');
    await slipway.getByRole('button', { name: 'Русский' }).click();
    await tray.expectItem('Работает 1 контейнер');
    expect(await tray.labels('web')).toEqual(['Остановить', 'Прервать', 'Перезапустить']);
    expect((await tray.native.tray())?.toolTip).toMatch(/^Slipway — Docker \d+\.\d+ · работает 1$/);
    await cli.docker('rm', '-f', 'web');
    await tray.expectItem('Ни один контейнер не запущен');
  });
});

test.describe('the tray over several starts', () => {
  test.skip(({ host }) => host !== 'desktop', 'the desktop alone');

  let folder: string;
  let app: ElectronApplication | null = null;
  test.beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'slipway-e2e-'))));
  test.afterEach(async () => {
    await app?.close();
    app = null;
    rmSync(folder, { recursive: true, force: true });
  });
  const start = async (tray: boolean, ...words: string[]) => {
    app = await startDesktop({ language: 'en', theme: 'light', tray }, sharedEngine(), folder, words);
    return app;
  };

  test('knows what had stopped before it came, and what was never started', async ({ cli }) => {
    await cli.docker('run', '-d', '--name', 'job', 'busybox', 'sh', '-c', 'exit 3');
    await cli.docker('wait', 'job');
    await cli.docker('create', '--name', 'made', 'busybox', 'true');
    const tray = trayOf(await start(true, '--hidden'));
    await tray.expectItem('Start job — exited (3)', 'Stopped within the last hour');
    expect(await tray.labels('Stopped within the last hour')).toHaveLength(1);
  });

  test('quits from its menu', async () => {
    const running = await start(true, '--hidden');
    const gone = new Promise<void>((done) => running.on('close', () => done()));
    await trayOf(running).click('Quit Slipway');
    await gone;
  });

  test('without a place for its icon a hidden start shows the window, and closing that quits', async () => {
    const page = await windowOf(await start(false, '--hidden'));
    await page.getByRole('contentinfo').waitFor();
    const gone = new Promise<void>((done) => mainOf(page).on('close', () => done()));
    await nativeOf(page).closeWindow();
    await gone;
  });
});

/** These tests stop and start the engine, so they have one of their own. */
const withEngine = test.extend<{ engine: PrivateEngine }>({
  engine: async ({ size: _size }, use) => {
    const engine = await ownEngine();
    await use(engine);
    await engine.stop();
  },
  dockerHost: async ({ engine }, use) => use(engine.host),
});

withEngine.describe('the tray of an engine that comes and goes', () => {
  withEngine.skip(({ host }) => host !== 'desktop', 'the desktop alone');

  withEngine('says by its icon, its tip and its menu how the engine is', async ({ engine, cli, slipway }) => {
    const tray = trayOf(slipway);
    await cli.docker('run', '-d', '--init', '--name', 'web', ...SLEEP);
    await tray.expectItem('web');
    const running = (await tray.native.tray())?.image;

    await engine.kill();
    await expect.poll(async () => (await tray.labels())[0]).toBe('Docker is not running');
    const away = await tray.native.tray();
    expect(away?.toolTip).toBe('Slipway — Docker is not running');
    expect(away?.image).not.toBe(running);
    expect(await tray.labels()).not.toContain('web');

    await engine.restart();
    await expect.poll(async () => (await tray.labels())[0]).toMatch(/^Docker \d.* is running$/);
    expect((await tray.native.tray())?.image).toBe(running);
    // A killed engine takes its containers along.
    await tray.click('Stopped within the last hour', 'Start web — exited (255)');
    await tray.expectItem('web');
  });
});
