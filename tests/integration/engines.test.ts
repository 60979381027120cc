import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttp } from 'node:http';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { connectEngine } from '../../src/main/docker/client';
import { makeTarget } from '../../src/main/docker/endpoints';
import { DockerCli } from '../support/docker';
import { engineMissing, ownEngine, testEngine, type PrivateEngine } from '../support/engine';
import { enginesFor, Watcher } from '../support/engines';
import { Proxy } from '../support/proxy';
import { describeUnless } from '../support/skip';

describeUnless(engineMissing(), 'an engine that goes away', () => {
  let engine: PrivateEngine;
  let cli: DockerCli;
  let watcher: Watcher;

  beforeAll(async () => {
    engine = await ownEngine();
    cli = new DockerCli(engine.host);
    watcher = new Watcher(enginesFor(engine.host));
    await watcher.running();
  });
  afterAll(async () => {
    await watcher.close();
    await engine.stop();
  });

  it.each([
    ['killed', () => engine.kill()],
    // As `systemctl stop docker` does: the engine ends its containers and closes its connections.
    ['cleanly stopped', () => Promise.resolve(process.kill(engine.pid, 'SIGTERM'))],
  ])('is noticed when %s, keeps its lists, and is right again within 2 s without a click', async (how, away) => {
    const name = how.replaceAll(' ', '-');
    await cli.docker('run', '-d', '--init', '--name', name, 'busybox', 'sleep', '600');
    await watcher.until(() => watcher.container(name)?.state === 'running');

    await away();
    await watcher.until(() => watcher.status.state === 'unreachable', 30_000);
    expect(watcher.status).toMatchObject({ state: 'unreachable', reason: 'not-running' });
    expect(watcher.container(name)).toBeDefined();

    await engine.restart();
    const answeredAt = performance.now();
    await watcher.running();
    const tookMs = performance.now() - answeredAt;
    expect(watcher.container(name)?.state).toBe('exited');
    expect(tookMs).toBeLessThan(2000);
    await cli.docker('start', name);
    await watcher.until(() => watcher.container(name)?.state === 'running');
    await cli.removeAll();
  });
});

describeUnless(engineMissing(), 'a connection that is lost', () => {
  let cli: DockerCli;
  let proxy: Proxy;
  let watcher: Watcher | null = null;

  beforeAll(async () => {
    cli = new DockerCli(testEngine().host);
    await cli.removeAll();
    proxy = await new Proxy(testEngine().socket).start();
  });
  afterEach(async () => {
    proxy.answer = (bytes) => bytes;
    await watcher?.close();
    watcher = null;
    await cli.removeAll();
  });
  afterAll(() => proxy.stop());

  it('in the middle of an answer fails at once, and by its deadline when nothing is said of it', async () => {
    const client = await connectEngine(makeTarget('socket', 'proxy', proxy.host, null));
    try {
      await cli.docker('create', '--name', 'body', 'busybox');
      proxy.answer = (bytes, request, socket) => {
        if (!request.includes('/containers/json')) return bytes;
        socket.write(bytes.subarray(0, bytes.length - 100), () => socket.destroy());
        return null;
      };
      const list = () => client.call((docker, abortSignal) => docker.listContainers({ all: true, abortSignal }), { deadlineMs: 300 });
      await expect(list()).rejects.toMatchObject({ error: { code: 'engine-unreachable' } });

      proxy.answer = (bytes, request) => (request.includes('/containers/json') ? bytes.subarray(0, bytes.length - 100) : bytes);
      await expect(list()).rejects.toMatchObject({ error: { code: 'timeout' } });

      proxy.answer = (bytes) => bytes;
      expect(await list()).toHaveLength(1);
    } finally {
      client.close();
    }
  });

  it('is made again, with everything that happened meanwhile', async () => {
    watcher = new Watcher(enginesFor(proxy.host));
    await watcher.running();
    await cli.docker('create', '--name', 'before', 'busybox');
    await watcher.until(() => watcher?.container('before'));
    proxy.cut();
    await cli.docker('rm', 'before');
    await cli.docker('create', '--name', 'after', 'busybox');
    await watcher.until(() => watcher?.container('after') && !watcher.container('before') && watcher.status.state === 'running');
  });

  it('for events alone is repaired by the slow relist', async () => {
    proxy.answer = (bytes, request) => (request.includes('/events') && !bytes.toString('latin1').startsWith('HTTP/1.1') ? null : bytes);
    watcher = new Watcher(enginesFor(proxy.host, { relistMs: 100 }));
    await watcher.running();
    await cli.docker('create', '--name', 'unheard', 'busybox');
    await watcher.until(() => watcher?.container('unheard'));
    await cli.docker('rm', 'unheard');
    await watcher.until(() => !watcher?.container('unheard'));
  });
});

describeUnless(engineMissing(), 'an engine reached another way', () => {
  it('over ssh is followed like any other', async () => {
    const { host } = testEngine();
    const folder = mkdtempSync(join(tmpdir(), 'slipway-ssh-'));
    // No ssh server runs here: this stands for the ssh command and runs what it is told to run on the other side.
    writeFileSync(join(folder, 'ssh'), `#!/bin/sh\nwhile [ "$1" != -- ]; do shift; done\nshift 2\nDOCKER_HOST=${host} exec "$@"\n`);
    chmodSync(join(folder, 'ssh'), 0o755);
    const path = process.env['PATH'];
    process.env['PATH'] = `${folder}${delimiter}${path ?? ''}`;
    const cli = new DockerCli(host);
    const watcher = new Watcher(enginesFor('ssh://ops@build-02'));
    try {
      await watcher.running();
      await cli.docker('create', '--name', 'far', 'busybox');
      await watcher.until(() => watcher.container('far'));
      await cli.docker('rm', 'far');
      await watcher.until(() => !watcher.container('far'));
    } finally {
      await watcher.close();
      process.env['PATH'] = path;
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('over tcp is asked under its own name and below its path', async () => {
    const hosts: (string | undefined)[] = [];
    const server = createHttp((request, response) => {
      hosts.push(`${request.headers.host ?? ''}${request.url ?? ''}`);
      response.end(JSON.stringify({ Version: '1', ApiVersion: '1.41' }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const client = await connectEngine(makeTarget('settings', 'tcp', `tcp://localhost:${port}/docker`, null));
    await client.call((docker) => docker.listContainers());
    client.close();
    server.close();
    expect(hosts).toContain(`localhost:${port}/docker/version`);
    expect(hosts).toContain(`localhost:${port}/docker/v1.41/containers/json`);
  });
});
