import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { pullImage } from '../../src/main/docker/pull';
import { AppFailure, type AppError } from '../../src/shared/errors';
import type { PullItem } from '../../src/shared/models';
import { DockerCli } from '../support/docker';
import { engineMissing, testEngine } from '../support/engine';
import { enginesFor, Watcher } from '../support/engines';
import { freePort, Registry, registryMissing, SlowRegistry } from '../support/registry';
import { describeUnless } from '../support/skip';

const user = { name: 'ann', password: 'a password' };

describeUnless(engineMissing() ?? registryMissing(), 'docker pull', () => {
  let cli: DockerCli;
  let watcher: Watcher;
  let open: Registry;
  let closed: Registry;
  let slow: SlowRegistry;
  let digest: string;

  beforeAll(async () => {
    const { host } = testEngine();
    cli = new DockerCli(host);
    await cli.removeAll();
    watcher = new Watcher(enginesFor(host));
    await watcher.running();
    [open, closed] = await Promise.all([Registry.start(), Registry.start(user)]);
    slow = await SlowRegistry.before(open);
    // Two layers that nothing else here has, so that a pull has something to fetch.
    const container = await cli.docker('run', '-d', 'busybox', 'sh', '-c', 'head -c 3000000 /dev/urandom > /one');
    await cli.docker('wait', container);
    const image = await cli.docker('commit', container);
    for (const repository of [`${open.address}/acme/app:1`, `${open.address}/acme/app:latest`]) {
      await cli.docker('tag', image, repository);
      await cli.docker('push', repository);
    }
    digest = (await cli.docker('inspect', '--format', '{{index .RepoDigests 0}}', `${open.address}/acme/app:1`)).split('@')[1] ?? '';
    await cli.docker('rm', container);
    await forget();
  });
  afterEach(forget);
  afterAll(async () => {
    await slow.stop();
    await Promise.all([open.stop(), closed.stop()]);
    await watcher.close();
  });

  const pulled = () => cli.lines('images', '-q', '--filter', 'reference=127.0.0.1:*/*/*');
  async function forget(): Promise<void> {
    const ids = new Set(await pulled());
    if (ids.size > 0) await cli.docker('rmi', '-f', ...ids);
  }

  async function pull(ref: string, signal = new AbortController().signal): Promise<PullItem[]> {
    const items: PullItem[] = [];
    for await (const item of pullImage(watcher.engines, { ref }, signal)) items.push(item);
    return items;
  }
  async function refusal(ref: string): Promise<AppError> {
    const thrown = await pull(ref).catch((error: unknown) => error);
    if (thrown instanceof AppFailure) return thrown.error;
    throw new Error(`It was pulled: ${JSON.stringify(thrown)}`);
  }

  it('tells the end of each layer, and ends with an image', async () => {
    const ref = `${open.address}/acme/app:1`;
    const items = await pull(ref);
    expect(items[0]).toEqual({ kind: 'status', text: '1: Pulling from acme/app' });
    expect(items.at(-1)).toEqual({ kind: 'done', ref });
    const layers = items.flatMap((item) => (item.kind === 'layer' ? [item] : []));
    expect(layers).not.toEqual([]);
    for (const id of new Set(layers.map((layer) => layer.id))) {
      expect(id).toMatch(/^[0-9a-f]{12}$/);
      expect(['Pull complete', 'Already exists']).toContain(layers.findLast((layer) => layer.id === id)?.status);
    }
    await watcher.until(() => [...watcher.engines.state.images.values()].some(({ tags }) => tags.includes(ref)));
  });

  it('takes latest where no tag is given', async () => {
    await pull(`${open.address}/acme/app`);
    expect(await cli.lines('images', '--format', '{{.Repository}}:{{.Tag}}')).toContain(`${open.address}/acme/app:latest`);
  });

  it('takes a digest', async () => {
    await pull(`${open.address}/acme/app@${digest}`);
    expect(await cli.lines('images', '--digests', '--format', '{{.Digest}}')).toContain(digest);
  });

  it('says that the tag, or the repository, is not there', async () => {
    for (const ref of [`${open.address}/acme/app:none`, `${open.address}/nobody/nothing:1`]) {
      const error = await refusal(ref);
      expect(error).toMatchObject({ code: 'image-not-found', field: 'image' });
      expect(error.detail).toMatch(/manifest|not found/);
    }
  });

  it('says that the registry wants a login', async () => {
    const error = await refusal(`${closed.address}/acme/app:1`);
    expect(error).toMatchObject({ code: 'unauthorized', field: 'image' });
    expect(error.detail).toMatch(/no basic auth credentials|unauthorized/);
  });

  it('says that the registry cannot be reached', async () => {
    const address = `127.0.0.1:${await freePort()}`;
    const error = await refusal(`${address}/acme/app:1`);
    expect(error).toMatchObject({ code: 'engine-error', field: 'image', message: 'The engine cannot reach the registry.' });
    expect(error.detail).toContain('connection refused');
  });

  it('refuses what is no reference before the engine is asked', async () => {
    expect(await refusal('Not A Reference')).toMatchObject({ code: 'invalid-request', field: 'image' });
    expect(await refusal(`sha256:${'0'.repeat(64)}`)).toMatchObject({ code: 'invalid-request', field: 'image' });
  });

  it('is cancelled by closing it, and leaves nothing', async () => {
    const closing = new AbortController();
    const items: PullItem[] = [];
    for await (const item of pullImage(watcher.engines, { ref: `${slow.address}/acme/app:1` }, closing.signal)) {
      items.push(item);
      if (item.kind === 'layer' && item.status === 'Downloading') closing.abort();
    }
    expect(items.some(({ kind }) => kind === 'done')).toBe(false);
    // A registry that goes on makes no difference: the engine has given up. (20.10 notices when the next bytes come.)
    while (slow.busy > 0) {
      slow.letGo();
      await cli.docker('version');
    }
    expect(await pulled()).toEqual([]);
    expect([...watcher.engines.state.images.values()].flatMap(({ tags }) => tags).filter((tag) => tag.includes('acme'))).toEqual([]);
  });

  it('ends when it is closed before the engine has answered', async () => {
    const closing = new AbortController();
    const pulling = pull(`${slow.address}/acme/app:1`, closing.signal);
    closing.abort();
    expect(await pulling).toEqual([]);
    while (slow.busy > 0) {
      slow.letGo();
      await cli.docker('version');
    }
    expect(await pulled()).toEqual([]);
  });

  it('counts the bytes of a slow registry, and goes on where it goes on', async () => {
    const items: PullItem[] = [];
    for await (const item of pullImage(watcher.engines, { ref: `${slow.address}/acme/app:1` }, new AbortController().signal)) {
      items.push(item);
      if (item.kind === 'layer' && item.status === 'Downloading') slow.letGo({ forGood: true });
    }
    const sizes = items.flatMap((item) => (item.kind === 'layer' && item.status === 'Downloading' ? [item] : []));
    expect(sizes.some(({ current, total }) => (current ?? 0) > 0 && (total ?? 0) > 2_000_000)).toBe(true);
    expect(items.at(-1)?.kind).toBe('done');
  });
});
