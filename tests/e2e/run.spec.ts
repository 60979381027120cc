import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, Registry, SlowRegistry } from '../support/registry';
import { expect, test } from './fixtures';

/** A page of a published port, as a browser would get it; null while nothing answers. */
async function fetchPage(url: string): Promise<string | null> {
  try {
    return await (await fetch(url)).text();
  } catch {
    return null;
  }
}

test("the note's example runs, serves its page, stops by SIGTERM and is gone", async ({ cli, runDialog, containers, shell }) => {
  await containers.show('All');
  await runDialog.open();
  await runDialog.fill({
    image: 'web-image',
    name: 'web-app',
    switches: { '--rm': true, '-d': true },
    ports: [{ hostIp: '127.0.0.1', hostPort: '8000', containerPort: '80' }],
  });
  await runDialog.expectCommand('docker run -d --rm --name web-app -p 127.0.0.1:8000:80 web-image');
  await shell.expectCommand('docker run -d --rm --name web-app -p 127.0.0.1:8000:80 web-image');
  await runDialog.run();
  await containers.expectStatus('web-app', 'running');
  await expect(containers.row('web-app')).toContainText('127.0.0.1:8000');
  await expect.poll(() => fetchPage('http://127.0.0.1:8000/')).toContain('Slipway');

  const since = String(Math.floor(Date.now() / 1000) - 1);
  await containers.act('web-app', 'Stop (s)');
  await expect(containers.row('web-app')).toBeHidden();
  expect(await cli.lines('ps', '-aq')).toEqual([]);
  expect(await fetchPage('http://127.0.0.1:8000/')).toBeNull();
  const events = await cli.lines('events', '--since', since, '--until', String(Math.ceil(Date.now() / 1000)),
    '--filter', 'container=web-app', '--format', '{{.Action}} {{.Actor.Attributes.exitCode}}');
  const died = events.find((line) => line.startsWith('die'));
  expect(died, 'it ended by itself').toBeDefined();
  expect(died, 'it was not killed').not.toContain('137');
});

test('every option of the form arrives in the container', async ({ cli, runDialog, containers }) => {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-bind-'));
  writeFileSync(join(folder, 'hello.txt'), 'hello from the host\n');
  const port = await freePort();
  await containers.show('All');
  await runDialog.open();
  await runDialog.fill({
    image: 'busybox',
    name: 'everything',
    switches: { '-d': true, '-i': true, '-t': true, '--init': true },
    ports: [
      { hostIp: '127.0.0.1', hostPort: String(port), containerPort: '8080' },
      { hostPort: '', containerPort: '53', protocol: 'udp' },
    ],
    env: [
      { name: 'GREETING', value: 'it\'s "fine" $HOME' },
      { name: 'EMPTY', value: '' },
    ],
    mounts: [
      { type: 'bind', source: folder, target: '/host', readOnly: true },
      { type: 'volume', source: 'kept', target: '/kept' },
    ],
    workdir: '/host',
    entrypoint: '/bin/sh',
    command: '-c "cat hello.txt; sleep 1000"',
  });
  await runDialog.run();
  await containers.expectStatus('everything', 'running');
  const made = await cli.inspect('everything');
  expect(made).toMatchObject({
    Config: {
      Tty: true,
      OpenStdin: true,
      WorkingDir: '/host',
      Entrypoint: ['/bin/sh'],
      Cmd: ['-c', 'cat hello.txt; sleep 1000'],
      Env: expect.arrayContaining(['GREETING=it\'s "fine" $HOME', 'EMPTY=']),
    },
    HostConfig: {
      Init: true,
      AutoRemove: false,
      PortBindings: { '8080/tcp': [{ HostIp: '127.0.0.1', HostPort: String(port) }], '53/udp': [{ HostPort: '' }] },
      Binds: expect.arrayContaining([`${folder}:/host:ro`, 'kept:/kept']),
    },
  });
  await expect.poll(() => cli.docker('logs', 'everything')).toContain('hello from the host');
  await cli.removeAll();
  await cli.docker('volume', 'rm', 'kept');
});

test('the command in the dialog, run in a terminal, makes an equal container', async ({ cli, runDialog, containers }) => {
  await containers.show('All');
  await runDialog.open();
  await runDialog.fill({
    image: 'busybox',
    name: 'twin',
    switches: { '-d': true, '-i': true },
    env: [{ name: 'WORDS', value: 'two words; $(not run)' }],
    mounts: [{ type: 'volume', source: '', target: '/data' }],
    workdir: '/data',
    command: 'sh -c "sleep 1000"',
  });
  const line = await runDialog.commandLine();
  await runDialog.run();
  await containers.expectStatus('twin', 'running');
  const comparable = async (): Promise<unknown> => {
    const { Config, HostConfig } = (await cli.inspect('twin')) as { Config: Record<string, unknown>; HostConfig: unknown };
    return { Config: { ...Config, Hostname: '' }, HostConfig };
  };
  const ours = await comparable();
  await cli.removeAll();
  await cli.shell(line.replace(/\s*\n\s*/g, ' '));
  expect(await comparable()).toEqual(ours);
});

test('docker create makes a container and does not start it', async ({ runDialog, containers }) => {
  await containers.show('All');
  await runDialog.open();
  await runDialog.fill({ image: 'busybox', name: 'waits', command: 'sleep 1000' });
  await runDialog.create();
  await containers.expectStatus('waits', 'created');
});

test('ports are prefilled from what the image exposes', async ({ runDialog }) => {
  await runDialog.open();
  await runDialog.chooseImage('web', 'web-image:latest');
  await expect(runDialog.rows('Ports')).toHaveCount(1);
  await expect(runDialog.rows('Ports').getByRole('textbox', { name: 'Container port' })).toHaveValue('80');
});

test('variables come from a pasted and from a picked .env file, and a bad line is named', async ({ cli, runDialog, containers }) => {
  await containers.show('All');
  await runDialog.open();
  await runDialog.fill({ image: 'busybox', name: 'with-env', command: 'sleep 1000', env: [] });
  await runDialog.pasteEnv('# a comment\nONE=1\nno spaces=here\n');
  await expect(runDialog.paste).toContainText('3');
  await runDialog.paste.getByRole('textbox').fill('# a comment\nONE=1\n\nTWO=2 words\n');
  await runDialog.addPasted();
  await runDialog.pickEnvFile({ name: '.env', mimeType: 'text/plain', buffer: Buffer.from('THREE=3\r\n') });
  await runDialog.addPasted();
  await runDialog.run();
  await containers.expectStatus('with-env', 'running');
  expect(await cli.inspect('with-env')).toMatchObject({
    Config: { Env: expect.arrayContaining(['ONE=1', 'TWO=2 words', 'THREE=3']) },
  });
});

test('wrong input is marked beside its field as it is typed, and nothing typed is lost', async ({ runDialog }) => {
  await runDialog.open();
  await runDialog.fill({ image: 'Not An Image', name: '-bad', workdir: 'relative' });
  const port = await runDialog.addRow('Ports');
  await port.getByRole('textbox', { name: 'Host IP' }).fill('300.1.1.1');
  await port.getByRole('textbox', { name: 'Host port' }).fill('70000');
  await port.getByRole('textbox', { name: 'Container port' }).fill('80-82');
  const variable = await runDialog.addRow('Environment');
  await variable.getByRole('textbox', { name: 'Variable name' }).fill('A=B');
  await runDialog.name.focus();
  for (const field of [
    runDialog.image,
    runDialog.name,
    runDialog.workdir,
    port.getByRole('textbox', { name: 'Host IP' }),
    port.getByRole('textbox', { name: 'Host port' }),
    variable.getByRole('textbox', { name: 'Variable name' }),
  ]) {
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(await runDialog.hintOf(field)).toBeVisible();
  }
  await runDialog.runButton.click();
  await expect(runDialog.form).toBeVisible();
  await expect(runDialog.problemCount).toBeVisible();
  await runDialog.close();
  await runDialog.open();
  await expect(runDialog.image).toHaveValue('Not An Image');
  await expect(port.getByRole('textbox', { name: 'Host port' })).toHaveValue('70000');
});

test('a taken name comes back to its field with its owner and a fix', async ({ cli, runDialog, containers }) => {
  await cli.docker('run', '-d', '--init', '--name', 'web-app', 'busybox', 'sleep', '1000');
  await runDialog.open();
  await runDialog.fill({ image: 'busybox', name: 'web-app', command: 'sleep 1000', switches: { '--init': true } });
  await runDialog.runButton.click();
  await runDialog.expectHint(runDialog.name, 'web-app');
  await runDialog.fix(/^Use web-app-2/);
  await expect(runDialog.name).toHaveValue('web-app-2');
  await expect(runDialog.command).toHaveValue('sleep 1000');
  await runDialog.run();
  await containers.expectStatus('web-app-2', 'running');
});

test('a busy port comes back to its field with its holder, and the container that was made is offered', async ({ cli, runDialog, containers }) => {
  const busy = String(await freePort());
  await cli.docker('run', '-d', '--name', 'holder', '-p', `127.0.0.1:${busy}:80`, 'web-image');
  await containers.show('All');
  await runDialog.open();
  await runDialog.fill({
    image: 'web-image',
    name: 'second',
    ports: [{ hostIp: '127.0.0.1', hostPort: busy, containerPort: '80' }],
  });
  await runDialog.runButton.click();
  const field = runDialog.rows('Ports').getByRole('textbox', { name: 'Host port' });
  await runDialog.expectHint(field, 'holder');
  await expect(runDialog.leftover).toContainText('second');
  await runDialog.fix(/^Use \d+ instead/);
  await expect(field).not.toHaveValue(busy);
  await runDialog.run();
  await containers.expectStatus('second', 'running');
});

test('a command that the image does not have comes back to its field', async ({ cli, runDialog }) => {
  await runDialog.open();
  await runDialog.fill({ image: 'busybox', name: 'wrong', command: '/no/such/program' });
  await runDialog.runButton.click();
  await expect(runDialog.command).toHaveAttribute('aria-invalid', 'true');
  await expect(runDialog.leftover).toContainText('wrong');
  await runDialog.leftover.getByRole('button', { name: /^Remove/ }).click();
  await expect(runDialog.leftover).toBeHidden();
  expect(await cli.lines('ps', '-aq')).toEqual([]);
  await expect(runDialog.command).toHaveValue('/no/such/program');
});

test('an image that is not here is pulled with the progress of its layers, then run', async ({ cli, runDialog, containers }) => {
  const registry = await Registry.start();
  const ref = `${registry.address}/shop/web:1`;
  try {
    await cli.docker('tag', 'web-image', ref);
    await cli.docker('push', ref);
    await cli.docker('rmi', ref);
    await containers.show('All');
    await runDialog.open();
    await runDialog.fill({ image: ref, name: 'pulled' });
    await runDialog.run();
    await containers.expectStatus('pulled', 'running');
    expect(await cli.docker('inspect', '-f', '{{.Config.Image}}', 'pulled')).toBe(ref);
  } finally {
    await cli.removeAll();
    await cli.docker('rmi', '-f', ref).catch(() => undefined);
    await registry.stop();
  }
});

test("what a registry refuses is said in its own words, and the form keeps everything", async ({ cli, runDialog }) => {
  const registry = await Registry.start();
  try {
    await runDialog.open();
    await runDialog.fill({ image: `${registry.address}/no/such:image`, name: 'never' });
    await runDialog.runButton.click();
    await runDialog.expectHint(runDialog.image, /manifest unknown|not found/);
    await expect(runDialog.name).toHaveValue('never');
    expect(await cli.lines('ps', '-aq')).toEqual([]);
  } finally {
    await registry.stop();
  }
});

test('an attached run streams its output, takes input, and shows the exit code', async ({ cli, runDialog }) => {
  await runDialog.open();
  await runDialog.fill({
    image: 'busybox',
    name: 'echo',
    switches: { '-d': false, '-i': true, '--rm': true },
    command: "sh -c 'echo ready; read line; echo got $line; exit 3'",
  });
  await runDialog.run();
  await expect(runDialog.log).toContainText('ready');
  await runDialog.sendLine('hello');
  await expect(runDialog.log).toContainText('got hello');
  await runDialog.expectExit(3);
  await runDialog.closeOutput();
  await expect.poll(() => cli.lines('ps', '-aq')).toEqual([]);
});

test('a terminal takes keys and knows its size', async ({ runDialog }) => {
  await runDialog.open();
  await runDialog.fill({ image: 'busybox', name: 'tty', switches: { '-d': false, '-i': true, '-t': true, '--rm': true }, command: 'sh' });
  await runDialog.run();
  await runDialog.typeToTerminal('stty size; exit 5\n');
  await expect(runDialog.log).toContainText(/\d+ \d+/);
  await runDialog.expectExit(5);
});

test('a pull shows the progress of each layer, and a pull that is canceled leaves nothing behind', async ({ cli, runDialog }) => {
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
    await runDialog.fill({ image: `${slow.address}/${name}`, name: 'never' });
    await runDialog.runButton.click();
    await expect(runDialog.bar('All layers')).toBeVisible();
    // The registry holds the large layer back in the middle.
    const layer = runDialog.pull.getByRole('listitem').filter({ hasText: /B of 3 MB/ });
    await expect(layer).toContainText('Downloading');
    await runDialog.cancelPull();
    await expect(runDialog.image).toHaveValue(`${slow.address}/${name}`);
    await expect(runDialog.name).toHaveValue('never');
    await expect(runDialog.problemCount).toBeHidden();
    // The engine has given up, which 20.10 notices when the next bytes come.
    const readers = () => {
      slow.letGo();
      return slow.busy;
    };
    await expect.poll(readers).toBe(0);
    slow.letGo({ forGood: true });
    expect(await cli.lines('ps', '-aq')).toEqual([]);
    expect(await cli.lines('images', '-q', '--filter', `reference=${slow.address}/shop/*`)).toEqual([]);

    await runDialog.run();
    await expect.poll(() => cli.lines('ps', '-a', '--format', '{{.Names}} {{.Image}}')).toEqual([`never ${slow.address}/${name}`]);
  } finally {
    await cli.removeAll();
    await cli.docker('rmi', '-f', `${slow.address}/${name}`).catch(() => undefined);
    await slow.stop();
    await registry.stop();
  }
});

test('the form is filled in and run by keyboard alone', async ({ cli, runDialog, containers, slipway }) => {
  const { keyboard } = slipway;
  await containers.show('All');
  await keyboard.press('r');
  await expect(runDialog.image).toBeFocused();
  await keyboard.type('busyb');
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await expect(runDialog.image).toHaveValue('busybox:latest');
  // Any text will do, and the list of proposals stands in nobody's way.
  await keyboard.press('ControlOrMeta+a');
  await keyboard.type('busybox');
  await expect(runDialog.image).toHaveAttribute('aria-expanded', 'true');
  await keyboard.press('Tab');
  await expect(runDialog.name).toBeFocused();
  await keyboard.type('by-keys');

  await runDialog.form.getByRole('button', { name: 'Paste .env' }).focus();
  await keyboard.press('Enter');
  await keyboard.type('A=1');
  await keyboard.press('Escape');
  await expect(runDialog.form.getByRole('button', { name: 'Paste .env' })).toBeFocused();

  const add = runDialog.form.getByRole('button', { name: 'Add port' });
  await add.focus();
  await keyboard.press('Enter');
  await runDialog.rows('Ports').getByRole('button', { name: /^Remove/ }).focus();
  await keyboard.press('Enter');
  await expect(add).toBeFocused();

  await runDialog.name.focus();
  await keyboard.press('Enter');
  await expect(runDialog.form).toBeHidden();
  await expect.poll(() => cli.lines('ps', '-a', '--format', '{{.Names}}')).toEqual(['by-keys']);
});

test.describe('without an engine', () => {
  test.use({ dockerHost: 'unix:///nonexistent/docker.sock' });

  test('the form can be filled, and says why it cannot run yet', async ({ slipway, runDialog }) => {
    await expect(slipway.getByRole('heading', { name: /does not answer|engine/i }).first()).toBeVisible();
    await slipway.keyboard.press('r');
    await runDialog.image.fill('web-image');
    await expect(runDialog.form.getByText('The engine does not answer')).toBeVisible();
    await expect(runDialog.runButton).toHaveAttribute('aria-disabled', 'true');
    await expect(runDialog.runButton).toHaveAttribute('title', 'The engine does not answer');
  });
});
