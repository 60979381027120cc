import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { createApp } from '../../src/main/app';
import type { App } from '../../src/main/ipc/contract-types';
import { createLatest } from '../../src/main/latest';
import { createSendQueue } from '../../src/main/ipc/sends';
import { calls, streams, type CallName, type In, type Item, type Out } from '../../src/shared/contract';
import { formatCommand } from '../../src/shared/cli';
import type { AppError } from '../../src/shared/errors';
import { AppFailure } from '../../src/shared/errors';
import type { AttachSend, HistoryEntry, StateItem, UpdateState } from '../../src/shared/models';
import { emptyRunSpec } from '../../src/shared/run';
import { DockerCli } from '../support/docker';
import { engineMissing, testEngine } from '../support/engine';
import { describeUnless } from '../support/skip';

/* What both hosts are made of, on a real engine; only the desktop's own actions are noted down instead of done. */

describeUnless(engineMissing(), 'the application', () => {
  const configDir = mkdtempSync(join(tmpdir(), 'slipway-config-'));
  const opened: string[] = [];
  const host = process.env['DOCKER_HOST'];
  let cli: DockerCli;
  let app: App;
  let folder: string | null = '/picked';
  const nothing = () => Promise.resolve();

  beforeAll(async () => {
    process.env['DOCKER_HOST'] = testEngine().host;
    cli = new DockerCli(testEngine().host);
    await cli.removeAll();
    app = await createApp({
      configDir,
      platform: process.platform,
      hostActions: {
        pickFolder: () => Promise.resolve(folder),
        pickFile: () => Promise.resolve(folder),
        reveal: (path) => Promise.resolve(void opened.push(path)),
        updates: { read: createLatest<UpdateState>({ state: 'unknown' }).read, check: nothing, download: nothing, install: nothing },
        openUrl: (url) => Promise.resolve(void opened.push(url)),
      },
    });
    await stateUntil((item) => item.kind === 'engine' && item.status.state === 'running');
  });
  afterEach(() => cli.removeAll());
  afterAll(async () => {
    await app.close();
    rmSync(configDir, { recursive: true });
    if (host !== undefined) process.env['DOCKER_HOST'] = host;
  });

  /** As the router does it: the output is what the contract says. */
  async function call<N extends CallName>(name: N, input: In<N>): Promise<Out<N>> {
    const value = await app.handlers[name](input, { signal: new AbortController().signal });
    return calls[name].output.parse(value) as Out<N>;
  }
  async function refusal<N extends CallName>(name: N, input: In<N>): Promise<AppError> {
    const thrown = await call(name, input).catch((error: unknown) => error);
    if (thrown instanceof AppFailure) return thrown.error;
    throw new Error(`${name} did not fail: ${String(thrown)}`);
  }
  async function stateUntil(found: (item: StateItem) => boolean): Promise<void> {
    const closing = new AbortController();
    const sends = createSendQueue<never>();
    for await (const item of app.producers['engine.state']({}, { signal: closing.signal, sends })) {
      if (!found(streams['engine.state'].item.parse(item))) continue;
      closing.abort();
      return;
    }
    throw new Error('The state ended without it.');
  }
  async function history(): Promise<HistoryEntry[]> {
    const closing = new AbortController();
    for await (const item of app.producers['history.entries']({}, { signal: closing.signal, sends: createSendQueue<never>() })) {
      closing.abort();
      return item.kind === 'snapshot' ? [...item.entries] : [];
    }
    return [];
  }
  const last = async () => {
    const entry = (await history()).at(-1);
    return entry && { ...entry, command: formatCommand(entry.command, 'sh') };
  };
  async function attached(spec: Partial<ReturnType<typeof emptyRunSpec>>, closing = new AbortController()) {
    const items: Item<'run.attached'>[] = [];
    const input = { spec: { ...emptyRunSpec('busybox'), detach: false, ...spec } };
    const sends = createSendQueue<AttachSend>();
    for await (const item of app.producers['run.attached'](input, { signal: closing.signal, sends })) {
      items.push(streams['run.attached'].item.parse(item));
      if (item.kind === 'output') closing.abort();
    }
    return items;
  }
  const known = (id: string) =>
    stateUntil((item) =>
      item.kind === 'engine' ? false : (item.kind === 'snapshot' ? item.resources : item.upserts).containers.some((one) => one.id === id),
    );

  it('says what it is', async () => {
    const info = await call('app.info', {});
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(info).toMatchObject({ version, settingsFile: join(configDir, 'settings.json'), settingsSetAside: null });
  });

  it('keeps settings', async () => {
    expect(await call('settings.set', { theme: 'dark' })).toMatchObject({ theme: 'dark', language: 'system' });
    expect((await call('app.info', {})).settings.theme).toBe('dark');
  });

  it('refuses an engine that is not known, and keeps the one it has', async () => {
    expect(await refusal('settings.set', { engine: 'tcp://nowhere.example:1' })).toMatchObject({ code: 'not-found' });
    expect(await call('containers.list', { all: true, size: false })).toEqual([]);
    const current = (await call('engine.choices', {})).find((choice) => choice.current);
    expect(current).toMatchObject({ answers: true, endpoint: { address: testEngine().host } });
  });

  it('changes the engine by its address in the settings, and back to the rules of the docker CLI', async () => {
    expect(await call('settings.set', { engine: testEngine().host })).toMatchObject({ engine: testEngine().host });
    expect(await call('settings.set', { engine: null })).toMatchObject({ engine: null });
    expect(await call('containers.list', { all: true, size: false })).toEqual([]);
  });

  it('writes down every action with its command, its engine and its errors', async () => {
    const { id } = await call('run.start', { spec: { ...emptyRunSpec('busybox'), name: 'noted', init: true, command: ['sleep', '600'] } });
    expect(await last()).toMatchObject({
      call: 'run.start',
      command: 'docker run -d --init --name noted busybox sleep 600',
      engine: 'DOCKER_HOST',
      count: 1,
      errors: [],
    });
    await known(id);
    await call('containers.stop', { ids: [id, 'gone'] });
    expect(await last()).toMatchObject({ command: 'docker stop noted gone', count: 2, errors: [{ code: 'not-found' }] });
    await call('containers.remove', { ids: [id], force: false, volumes: true });
    expect(await last()).toMatchObject({ command: 'docker rm -v noted', errors: [] });
    await refusal('run.create', { spec: emptyRunSpec('nobody/nothing') });
    expect(await last()).toMatchObject({ command: 'docker create nobody/nothing', errors: [{ code: 'image-not-found' }] });
  });

  it('writes down what was attached, how it ended, and no failure for a reader that left', async () => {
    await attached({ command: ['sh', '-c', 'echo hi; sleep 600'], init: true });
    expect(await last()).toMatchObject({ call: 'run.attached', errors: [] });
    await attached({ command: ['no-such-program'] }).catch(() => undefined);
    expect(await last()).toMatchObject({ call: 'run.attached', errors: [{ code: 'bad-command' }] });
  });

  it('writes down a pull that was cancelled as such', async () => {
    const closing = new AbortController();
    closing.abort();
    for await (const item of app.producers['images.pull']({ ref: '127.0.0.1:1/a/b' }, { signal: closing.signal, sends: createSendQueue<never>() })) {
      throw new Error(`It went on: ${JSON.stringify(item)}`);
    }
    expect(await last()).toMatchObject({ command: 'docker pull 127.0.0.1:1/a/b', errors: [{ code: 'canceled' }] });
  });

  it('reads without writing anything down, and forgets when it is told to', async () => {
    const before = (await history()).length;
    await call('containers.list', { all: true, size: false });
    await call('images.list', {});
    await call('images.defaults', { ref: 'web-image' });
    expect(await history()).toHaveLength(before);
    await call('history.clear', {});
    expect(await history()).toEqual([]);
  });

  it('opens a published port, and nothing else', async () => {
    const spec = { ...emptyRunSpec('web-image'), ports: [{ hostIp: '127.0.0.1', hostPort: '', containerPort: '80', protocol: 'tcp' as const }] };
    const { id } = await call('run.start', { spec });
    await known(id);
    const hostPort = Number((await cli.docker('port', id, '80')).split(':').at(-1));
    await call('ports.open', { containerId: id, hostPort });
    expect(opened).toEqual([`http://127.0.0.1:${hostPort}`]);
    expect(await refusal('ports.open', { containerId: id, hostPort: hostPort === 1 ? 2 : 1 })).toMatchObject({ code: 'not-found' });
    expect(await refusal('ports.open', { containerId: 'gone', hostPort })).toMatchObject({ code: 'not-found' });
    expect(opened).toHaveLength(1);
  });

  it('gives the folder that was picked, or none', async () => {
    expect(await call('dialogs.pickFolder', { startAt: '' })).toEqual({ path: '/picked' });
    folder = null;
    expect(await call('dialogs.pickFolder', { startAt: '' })).toEqual({ path: null });
  });

  it('says that a browser cannot do what only a desktop can', async () => {
    const browser = await createApp({ hostActions: null, configDir, platform: process.platform });
    const picked = browser.handlers['dialogs.pickFolder']({ startAt: '' }, { signal: new AbortController().signal });
    await expect(picked).rejects.toMatchObject({ error: { code: 'invalid-request' } });
    await browser.close();
  });
});
