import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { DockerCli } from '../support/docker';
import { engineMissing, testEngine } from '../support/engine';
import { enginesFor, Watcher } from '../support/engines';
import { describeUnless } from '../support/skip';

describeUnless(engineMissing(), 'the state of an engine', () => {
  let cli: DockerCli;
  let watcher: Watcher;

  beforeAll(async () => {
    const { host } = testEngine();
    cli = new DockerCli(host);
    await cli.removeAll();
    watcher = new Watcher(enginesFor(host));
    await watcher.running();
  });
  afterEach(() => cli.removeAll());
  afterAll(() => watcher.close());

  it('names the engine it is of', () => {
    const { status } = watcher;
    expect(status).toMatchObject({ state: 'running', info: { product: 'Docker', os: 'linux' } });
  });

  it('shows a container through its whole life, as the docker CLI makes it live', async () => {
    await cli.docker('create', '--init', '--name', 'life', '--label', 'a=b', 'busybox', 'sleep', '600');
    const created = await watcher.until(() => watcher.container('life'));
    expect(created).toMatchObject({ state: 'created', image: 'busybox', exitCode: null, labels: { a: 'b' } });

    await cli.docker('start', 'life');
    await watcher.until(() => watcher.container('life')?.state === 'running');
    await cli.docker('pause', 'life');
    await watcher.until(() => watcher.container('life')?.state === 'paused');
    await cli.docker('unpause', 'life');
    await watcher.until(() => watcher.container('life')?.state === 'running');
    await cli.docker('rename', 'life', 'second-life');
    await watcher.until(() => watcher.container('second-life') && !watcher.container('life'));
    await cli.docker('stop', 'second-life');
    const stopped = await watcher.until(() => {
      const container = watcher.container('second-life');
      return container?.state === 'exited' && container;
    });
    expect(stopped.exitCode).toBe(143);
    await cli.docker('rm', 'second-life');
    await watcher.until(() => !watcher.container('second-life'));
  });

  it('never shows a container that has died as running again', async () => {
    await cli.docker('run', '-d', '--name', 'dies', 'busybox', 'sleep', '600');
    const { id } = await watcher.until(() => watcher.container('dies')?.state === 'running' && watcher.container('dies'));
    const from = watcher.items.length;
    await cli.docker('kill', 'dies');
    await watcher.until(() => watcher.container('dies')?.exitCode === 137);
    // Another container's life takes longer than the engine needs to settle, and makes the state fetch again.
    await cli.docker('run', '--rm', '--name', 'other', 'busybox', 'true');
    await watcher.until(() => !watcher.container('other') && watcher.container('dies')?.state === 'exited');
    const states = watcher.items
      .slice(from)
      .flatMap((item) => (item.kind === 'change' ? item.upserts.containers : []))
      .filter((container) => container.id === id)
      .map((container) => container.state);
    expect(states.slice(states.indexOf('exited'))).not.toContain('running');
  });

  it('shows published ports, and hides them when the container has ended', async () => {
    await cli.docker('run', '-d', '--init', '--name', 'web', '-p', '127.0.0.1::80', 'web-image');
    const ports = await watcher.until(() => {
      const container = watcher.container('web');
      return container && container.ports.length > 0 && container.ports;
    });
    expect(ports).toMatchObject([{ hostIp: '127.0.0.1', containerPort: 80, protocol: 'tcp' }]);
    await cli.docker('stop', 'web');
    await watcher.until(() => watcher.container('web')?.state === 'exited' && watcher.container('web')?.ports.length === 0);
  });

  it('follows health', async () => {
    await cli.docker('run', '-d', '--init', '--name', 'ill', '--health-cmd', 'test -e /ok', '--health-interval', '200ms', '--health-retries', '1', 'busybox', 'sleep', '600');
    await watcher.until(() => watcher.container('ill')?.health === 'unhealthy');
    await cli.docker('exec', 'ill', 'touch', '/ok');
    await watcher.until(() => watcher.container('ill')?.health === 'healthy');
  });

  it('says that the kernel killed a container for want of memory', async () => {
    await cli.docker('run', '-d', '--name', 'greedy', '-m', '8m', '--memory-swap', '8m', 'busybox', 'sh', '-c', 'exec tail /dev/zero');
    const greedy = await watcher.until(() => watcher.container('greedy')?.exitCode === 137 && watcher.container('greedy')?.oomKilled === true && watcher.container('greedy'));
    expect(greedy).toMatchObject({ state: 'exited', exitCode: 137, oomKilled: true });
    await cli.docker('run', '-d', '--name', 'killed', 'busybox', 'sleep', '600');
    await cli.docker('kill', 'killed');
    await watcher.until(() => watcher.container('killed')?.exitCode === 137);
    expect(watcher.container('killed')?.oomKilled).toBe(false);
  });

  it('follows images, volumes and networks', async () => {
    const { state } = watcher.engines;
    const tagged = (tag: string) => [...state.images.values()].some((image) => image.tags.includes(tag));
    await cli.docker('tag', 'busybox', 'followed:1');
    await watcher.until(() => tagged('followed:1'));
    await cli.docker('rmi', 'followed:1');
    await watcher.until(() => !tagged('followed:1'));

    const has = (kind: 'volumes' | 'networks', name: string) =>
      watcher.items.some((item) => item.kind === 'change' && item.upserts[kind].some((thing) => thing.name === name));
    await cli.docker('volume', 'create', 'followed');
    await watcher.until(() => has('volumes', 'followed'));
    await cli.docker('volume', 'rm', 'followed');
    await watcher.until(() => watcher.items.some((item) => item.kind === 'change' && item.removals.volumes.includes('followed')));
    const network = await cli.docker('network', 'create', 'followed');
    await watcher.until(() => has('networks', 'followed'));
    await cli.docker('network', 'rm', 'followed');
    await watcher.until(() => watcher.items.some((item) => item.kind === 'change' && item.removals.networks.includes(network)));
  });

  it('shows the id of an image whose tag has moved on', async () => {
    await cli.docker('tag', 'busybox', 'moving:1');
    await cli.docker('create', '--name', 'user', 'moving:1', 'true');
    await watcher.until(() => watcher.container('user')?.image === 'moving:1');
    await cli.docker('tag', 'web-image', 'moving:1');
    const id = await watcher.until(() => watcher.container('user')?.image !== 'moving:1' && watcher.container('user')?.imageId);
    expect(id).toContain(watcher.container('user')?.image.replace('sha256:', '') ?? '-');
    await cli.docker('rm', 'user');
    await cli.docker('rmi', 'moving:1');
  });

  it('keeps a stop under way until the container has ended', async () => {
    await cli.docker('run', '-d', '--init', '--name', 'slow', 'busybox', 'sleep', '600');
    const { id } = await watcher.until(() => watcher.container('slow')?.state === 'running' && watcher.container('slow'));
    watcher.engines.state.setStopping(id, { signal: 'SIGTERM', graceMs: 10_000, since: Date.now() });
    watcher.engines.state.touch(id);
    await cli.docker('rename', 'slow', 'slower');
    await watcher.until(() => watcher.container('slower')?.stopping?.signal === 'SIGTERM');
    await cli.docker('stop', 'slower');
    await watcher.until(() => watcher.container('slower')?.state === 'exited' && watcher.container('slower')?.stopping === null);
  });

  it('gives a new reader the whole state, hostile labels included', async () => {
    const hostile = `<img src=x onerror=alert(1)>\u202Egnp.exe ${'x'.repeat(4096)}`;
    await cli.docker('create', '--name', 'hostile', '--label', `evil=${hostile}`, 'busybox');
    await watcher.until(() => watcher.container('hostile'));
    const reader = watcher.engines.state.read(new AbortController().signal);
    const items = [];
    for await (const item of reader) {
      items.push(item);
      if (item.kind === 'snapshot') break;
    }
    expect(items.map((item) => item.kind)).toEqual(['engine', 'snapshot']);
    const labels = items.flatMap((item) => (item.kind === 'snapshot' ? item.resources.containers : [])).map((container) => container.labels['evil']);
    expect(labels).toEqual([hostile]);
  });
});
