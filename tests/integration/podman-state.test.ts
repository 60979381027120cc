import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureBusyboxImage } from '../../scripts/sample-images.mjs';
import { DockerCli } from '../support/docker';
import { enginesFor, Watcher } from '../support/engines';
import { podmanMissing, startPodman } from '../support/podman';
import { describeUnless } from '../support/skip';

describeUnless(podmanMissing(), 'the state of Podman', () => {
  let podman: Awaited<ReturnType<typeof startPodman>>;
  let cli: DockerCli;
  let watcher: Watcher;

  beforeAll(async () => {
    podman = await startPodman();
    await ensureBusyboxImage(podman.socket);
    cli = new DockerCli(podman.host);
    watcher = new Watcher(enginesFor(podman.host));
    await watcher.running();
  });
  afterAll(async () => {
    await watcher.close();
    await podman.stop();
  });

  it('is followed like that of Docker', async () => {
    expect(watcher.status).toMatchObject({ state: 'running', info: { product: 'Podman' } });
    await cli.docker('create', '--network', 'none', '--name', 'life', '--label', 'a=b', 'busybox', 'sleep', '600');
    const created = await watcher.until(() => watcher.container('life'));
    expect(created).toMatchObject({ state: 'created', labels: { a: 'b' } });
    expect(created.image).toContain('busybox');
    await cli.docker('start', 'life');
    await watcher.until(() => watcher.container('life')?.state === 'running');
    await cli.docker('pause', 'life');
    await watcher.until(() => watcher.container('life')?.state === 'paused');
    await cli.docker('unpause', 'life');
    await watcher.until(() => watcher.container('life')?.state === 'running');
    await cli.docker('kill', 'life');
    await watcher.until(() => watcher.container('life')?.state === 'exited' && watcher.container('life')?.exitCode === 137);
    await cli.docker('rm', 'life');
    await watcher.until(() => !watcher.container('life'));
  });

  it('tells of images', async () => {
    const tagged = () => [...watcher.engines.state.images.values()].some((image) => image.tags.some((tag) => tag.endsWith('other:1')));
    await cli.docker('tag', 'busybox', 'other:1');
    await watcher.until(tagged);
    await cli.docker('rmi', 'other:1');
    await watcher.until(() => !tagged());
  });
});
