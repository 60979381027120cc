import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { imageDefaults, listImages, removeImages } from '../../src/main/docker/images';
import type { AppFailure } from '../../src/shared/errors';
import { DockerCli } from '../support/docker';
import { engineMissing, testEngine } from '../support/engine';
import { enginesFor, Watcher } from '../support/engines';
import { describeUnless } from '../support/skip';

describeUnless(engineMissing(), 'images', () => {
  let cli: DockerCli;
  let watcher: Watcher;
  const engines = () => watcher.engines;

  beforeAll(async () => {
    const { host } = testEngine();
    cli = new DockerCli(host);
    await cli.removeAll();
    watcher = new Watcher(enginesFor(host));
    await watcher.running();
  });
  afterEach(async () => {
    await cli.removeAll();
    const made = await cli.lines('images', '-q', '--filter', 'reference=slipway-test/*');
    if (made.length > 0) await cli.docker('rmi', '-f', ...new Set(made));
  });
  afterAll(() => watcher.close());

  /** An image of its own: a commit of a container, with another environment each time. */
  async function make(tag: string): Promise<string> {
    const container = await cli.docker('create', 'busybox', 'true');
    const id = await cli.docker('commit', '--change', `ENV MADE_FOR=${tag}`, container, tag);
    await cli.docker('rm', container);
    await watcher.until(() => [...engines().state.images.values()].some((image) => image.id === id));
    return id;
  }
  const ids = async () => (await listImages(engines())).map(({ id }) => id);

  it('lists them as docker images does', async () => {
    const expected = await cli.lines('images', '--no-trunc', '--format', '{{.ID}}');
    expect((await ids()).sort()).toEqual([...new Set(expected)].sort());
    const tags = (await listImages(engines())).flatMap((image) => image.tags);
    expect(tags).toContain('web-image:latest');
  });

  it('untags an image that has other tags, and removes it with the last one', async () => {
    const id = await make('slipway-test/one:1');
    await cli.docker('tag', id, 'slipway-test/one:2');
    expect(await removeImages(engines(), { refs: ['slipway-test/one:1'], force: false })).toEqual([
      { id: 'slipway-test/one:1', error: null },
    ]);
    expect(await ids()).toContain(id);
    await removeImages(engines(), { refs: ['slipway-test/one:2'], force: false });
    expect(await ids()).not.toContain(id);
    await watcher.until(() => !engines().state.images.has(id));
  });

  it('names every container of an image that is in use, and removes by force what can be', async () => {
    const id = await make('slipway-test/used:1');
    const first = await cli.docker('create', '--name', 'first-user', 'slipway-test/used:1');
    const second = await cli.docker('create', '--name', 'second-user', 'slipway-test/used:1');
    await watcher.until(() => watcher.container('first-user') && watcher.container('second-user'));
    for (const ref of ['slipway-test/used:1', id, id.slice(7, 19)]) {
      const [outcome] = await removeImages(engines(), { refs: [ref], force: false });
      expect(outcome?.error).toMatchObject({ code: 'image-in-use' });
      expect(new Set(outcome?.error?.subjects)).toEqual(
        new Set([
          { kind: 'container', id: first, name: 'first-user' },
          { kind: 'container', id: second, name: 'second-user' },
        ]),
      );
    }
    expect(await removeImages(engines(), { refs: [id], force: true })).toEqual([{ id, error: null }]);
    expect(await ids()).not.toContain(id);
  });

  it('hides no failure behind a success', async () => {
    await make('slipway-test/good:1');
    const outcomes = await removeImages(engines(), {
      refs: ['slipway-test/none:1', 'slipway-test/good:1', '../containers/x?force=1'],
      force: false,
    });
    expect(outcomes.map(({ error }) => error?.code)).toEqual(['image-not-found', undefined, 'invalid-request']);
  });

  it('tells what the image itself says about running it', async () => {
    const container = await cli.docker('create', 'busybox');
    const changes = [
      'EXPOSE 80 443/tcp 53/udp',
      'ENV A=1',
      'WORKDIR /data',
      'USER 1000',
      'VOLUME /data /cache',
      'ENTRYPOINT ["/bin/sh","-c"]',
      'CMD ["echo hi"]',
    ];
    const id = await cli.docker('commit', ...changes.flatMap((change) => ['--change', change]), container, 'slipway-test/full:1');
    const defaults = await imageDefaults(engines(), { ref: 'slipway-test/full:1' });
    expect(defaults).toMatchObject({
      id,
      exposed: [
        { port: 53, protocol: 'udp' },
        { port: 80, protocol: 'tcp' },
        { port: 443, protocol: 'tcp' },
      ],
      command: ['echo hi'],
      entrypoint: ['/bin/sh', '-c'],
      workdir: '/data',
      user: '1000',
      volumes: ['/cache', '/data'],
      stopSignal: '',
    });
    expect(defaults.env).toContain('A=1');
  });

  it('says that an image is not here', async () => {
    const thrown = await imageDefaults(engines(), { ref: 'slipway-test/none:1' }).catch((error: unknown) => error);
    expect((thrown as AppFailure).error).toMatchObject({ code: 'image-not-found' });
  });
});
