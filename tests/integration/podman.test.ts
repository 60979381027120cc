import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureBusyboxImage } from '../../scripts/sample-images.mjs';
import { runAttached } from '../../src/main/docker/attach';
import { listContainers, removeContainers, startContainers, stopContainers } from '../../src/main/docker/containers';
import { imageDefaults } from '../../src/main/docker/images';
import { createContainer, runDetached } from '../../src/main/docker/run';
import { createSendQueue } from '../../src/main/ipc/sends';
import type { AppFailure } from '../../src/shared/errors';
import type { AttachItem, AttachSend } from '../../src/shared/models';
import { emptyRunSpec, type RunSpec } from '../../src/shared/run';
import { enginesFor, Watcher } from '../support/engines';
import { podmanMissing, startPodman } from '../support/podman';
import { describeUnless } from '../support/skip';

const spec = (more: Partial<RunSpec>): RunSpec => ({ ...emptyRunSpec('busybox'), ...more });

describeUnless(podmanMissing(), 'Podman', () => {
  let podman: Awaited<ReturnType<typeof startPodman>>;
  let watcher: Watcher;
  const engines = () => watcher.engines;

  beforeAll(async () => {
    podman = await startPodman();
    await ensureBusyboxImage(podman.socket);
    watcher = new Watcher(enginesFor(podman.host));
    await watcher.running();
  });
  afterAll(async () => {
    await watcher.close();
    await podman.stop();
  });

  async function attached(more: Partial<RunSpec>, typed: readonly AttachSend[] = []): Promise<AttachItem[]> {
    const sends = createSendQueue<AttachSend>();
    for (const send of typed) sends.push(send);
    const items: AttachItem[] = [];
    const context = { signal: new AbortController().signal, sends };
    for await (const item of runAttached(engines(), spec({ detach: false, ...more }), context, {})) items.push(item);
    return items;
  }
  const text = (items: readonly AttachItem[]) => items.map((item) => (item.kind === 'output' ? item.text : '')).join('');

  it('runs, lists, stops with a grace period and removes', async () => {
    const script = 'trap "exit 7" TERM; while :; do sleep 0.05; done';
    const { id, name } = await runDetached(engines(), spec({ name: 'first', command: ['sh', '-c', script] }), {});
    expect(name).toBe('first');
    await watcher.until(() => watcher.container('first')?.state === 'running');
    expect((await listContainers(engines(), { all: false, size: false })).map((one) => one.id)).toEqual([id]);
    expect(await startContainers(engines(), { ids: [id] })).toEqual([{ id, error: null }]);
    expect(await stopContainers(engines(), { ids: [id] })).toEqual([{ id, error: null }]);
    await watcher.until(() => watcher.container('first')?.state === 'exited');
    // Killed at once, it would be 137.
    expect(watcher.container('first')?.exitCode).toBe(7);
    expect(await stopContainers(engines(), { ids: [id] })).toEqual([{ id, error: null }]);
    expect(await removeContainers(engines(), { ids: [id, id], force: false, volumes: false })).toEqual([
      { id, error: null },
      { id, error: null },
    ]);
  });

  it('attaches, and gives the container nothing but what is typed', async () => {
    const items = await attached({ interactive: true, command: ['cat'] }, [{ kind: 'input', text: 'typed\n' }, { kind: 'end' }]);
    expect(text(items)).toBe('typed\n');
    expect(items.at(-1)).toMatchObject({ kind: 'exit', code: 0 });
  });

  it('gives all of an output before the exit code', async () => {
    const items = await attached({ command: ['sh', '-c', 'seq 1 20000; echo err >&2; exit 3'] });
    expect(text(items).split('\n')).toHaveLength(20_002);
    expect(items.at(-1)).toMatchObject({ kind: 'exit', code: 3 });
  });

  it('says what it refuses in the same terms', async () => {
    await createContainer(engines(), spec({ name: 'taken' }), {});
    const name = await createContainer(engines(), spec({ name: 'taken' }), {}).catch((error: unknown) => error);
    expect((name as AppFailure).error).toMatchObject({ code: 'name-in-use', field: 'name' });
    const image = await createContainer(engines(), spec({ image: 'localhost/none:1' }), {}).catch((error: unknown) => error);
    expect((image as AppFailure).error).toMatchObject({ code: 'image-not-found', field: 'image' });
    const command = await runDetached(engines(), spec({ command: ['no-such-program'] }), {}).catch((error: unknown) => error);
    expect((command as AppFailure).error).toMatchObject({ code: 'bad-command', field: 'command' });
  });

  it('tells the defaults of an image', async () => {
    expect(await imageDefaults(engines(), { ref: 'busybox' })).toMatchObject({ command: ['sh'], exposed: [] });
  });
});
