import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import {
  killContainers,
  listContainers,
  pauseContainers,
  removeContainers,
  renameContainer,
  restartContainers,
  startContainers,
  stopContainers,
  unpauseContainers,
} from '../../src/main/docker/containers';
import { AppFailure } from '../../src/shared/errors';
import { DockerCli } from '../support/docker';
import { engineMissing, testEngine } from '../support/engine';
import { enginesFor, Watcher } from '../support/engines';
import { describeUnless } from '../support/skip';

/** Ends at once on SIGTERM; says which signal it got. */
const POLITE = ['sh', '-c', 'trap "echo got TERM; exit 0" TERM; trap "echo got USR1" USR1; echo ready; while :; do sleep 0.05; done'];
/** Process 1 without a handler: SIGTERM does nothing to it. */
const STUBBORN = ['sleep', '600'];

describeUnless(engineMissing(), 'containers', () => {
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
  afterEach(() => cli.removeAll());
  afterAll(() => watcher.close());

  const known = (name: string) => watcher.until(() => watcher.container(name) !== undefined);
  async function create(name: string, words: string[] = POLITE, ...options: string[]): Promise<string> {
    const id = await cli.docker('create', '--name', name, ...options, 'busybox', ...words);
    await known(name);
    return id;
  }
  async function run(name: string, words: string[] = POLITE, ...options: string[]): Promise<string> {
    const id = await cli.docker('run', '-d', '--name', name, ...options, 'busybox', ...words);
    await watcher.until(() => watcher.container(name)?.state === 'running');
    if (words === POLITE) await logged(name, 'ready');
    return id;
  }
  async function logged(name: string, words: string): Promise<void> {
    while (!(await cli.docker('logs', name)).includes(words)) await cli.docker('top', name);
  }
  const status = (name: string) => cli.docker('inspect', '--format', '{{.State.Status}} {{.State.ExitCode}}', name);
  const fine = (...ids: string[]) => ids.map((id) => ({ id, error: null }));

  it('lists what runs, or all, as docker ps does', async () => {
    const running = await run('runs');
    const made = await create('made');
    const list = await listContainers(engines(), { all: false, size: false });
    expect(list.map(({ id }) => id)).toEqual([running]);
    expect(list[0]).toMatchObject({ name: 'runs', image: 'busybox', state: 'running', size: null });
    const all = await listContainers(engines(), { all: true, size: false });
    expect(all.map(({ id }) => id).sort()).toEqual([running, made].sort());
  });

  it('tells sizes when it is asked for them', async () => {
    await run('writes', ['sh', '-c', 'head -c 100000 /dev/zero > /file; exec sleep 600'], '--init');
    await watcher.until(() => watcher.container('writes'));
    let writable = 0;
    while (writable === 0) {
      const [container] = await listContainers(engines(), { all: true, size: true });
      writable = container?.size?.writable ?? 0;
      if (writable > 0) expect(container?.size?.total).toBeGreaterThan(1_000_000);
    }
    expect(writable).toBeGreaterThanOrEqual(100_000);
  });

  it('starts many, and starting what runs already is done', async () => {
    const ids = await Promise.all(['one', 'two', 'three'].map((name) => create(name)));
    expect(await startContainers(engines(), { ids })).toEqual(fine(...ids));
    expect(await startContainers(engines(), { ids })).toEqual(fine(...ids));
    for (const name of ['one', 'two', 'three']) {
      await watcher.until(() => watcher.container(name)?.state === 'running');
    }
  });

  it('hides no failure behind another, nor behind a success', async () => {
    const good = await create('good');
    const bad = await create('bad', ['no-such-program']);
    const outcomes = await startContainers(engines(), { ids: ['gone', good, bad, '../images/busybox'] });
    expect(outcomes.map(({ id, error }) => [id, error?.code])).toEqual([
      ['gone', 'not-found'],
      [good, undefined],
      [bad, 'bad-command'],
      ['../images/busybox', 'not-found'],
    ]);
  });

  it('stops with the signal, and stopping what does not run is done', async () => {
    const id = await run('polite');
    expect(await stopContainers(engines(), { ids: [id] })).toEqual(fine(id));
    expect(await status('polite')).toBe('exited 0');
    expect(await cli.docker('logs', 'polite')).toContain('got TERM');
    expect(await stopContainers(engines(), { ids: [id] })).toEqual(fine(id));
    await watcher.until(() => watcher.container('polite')?.state === 'exited' && watcher.container('polite')?.stopping === null);
  });

  it("shows the container's own signal and grace period while it stops", async () => {
    const id = await run('own', STUBBORN, '--stop-signal', 'USR2', '--stop-timeout', '2');
    const before = Date.now();
    const stopped = stopContainers(engines(), { ids: [id] });
    const stopping = await watcher.until(() => watcher.container('own')?.stopping ?? undefined);
    expect(stopping).toMatchObject({ signal: 'SIGUSR2', graceMs: 2000 });
    expect(stopping.since).toBeGreaterThanOrEqual(before);
    expect(await stopped).toEqual(fine(id));
    expect(Date.now() - before).toBeGreaterThanOrEqual(2000);
    expect(await status('own')).toBe('exited 137');
    await watcher.until(() => watcher.container('own')?.stopping === null);
  });

  it('takes the grace period that was chosen', async () => {
    const id = await run('chosen', STUBBORN, '--stop-timeout', '60');
    expect(await stopContainers(engines(), { ids: [id], graceSeconds: 0 })).toEqual(fine(id));
    expect(await status('chosen')).toBe('exited 137');
  });

  it('kills what is being stopped, and the stop is done then', async () => {
    const id = await run('both', STUBBORN, '--stop-timeout', '60');
    const stopped = stopContainers(engines(), { ids: [id] });
    await watcher.until(() => watcher.container('both')?.stopping);
    expect(await killContainers(engines(), { ids: [id], signal: 'SIGKILL' })).toEqual(fine(id));
    expect(await stopped).toEqual(fine(id));
    expect(await status('both')).toBe('exited 137');
  });

  it('sends another signal without ending the container', async () => {
    const id = await run('signalled');
    expect(await killContainers(engines(), { ids: [id], signal: 'USR1' })).toEqual(fine(id));
    await logged('signalled', 'got USR1');
    expect(await status('signalled')).toBe('running 0');
  });

  it("refuses to kill what does not run, in the engine's words", async () => {
    const id = await create('idle');
    const [outcome] = await killContainers(engines(), { ids: [id], signal: 'SIGKILL' });
    expect(outcome?.error?.detail).toContain('is not running');
  });

  it('restarts with the same grace', async () => {
    const id = await run('again', STUBBORN, '--stop-timeout', '1');
    const started = await cli.docker('inspect', '--format', '{{.State.StartedAt}}', id);
    const restarted = restartContainers(engines(), { ids: [id] });
    await watcher.until(() => watcher.container('again')?.stopping);
    expect(await restarted).toEqual(fine(id));
    expect(await cli.docker('inspect', '--format', '{{.State.StartedAt}}', id)).not.toBe(started);
    await watcher.until(() => watcher.container('again')?.state === 'running' && watcher.container('again')?.stopping === null);
  });

  it('stops what is restarting for ever', async () => {
    const id = await cli.docker('run', '-d', '--restart', 'always', '--name', 'loops', 'busybox', 'false');
    await watcher.until(() => watcher.container('loops')?.state === 'restarting', 20_000);
    expect(await stopContainers(engines(), { ids: [id] })).toEqual(fine(id));
    await watcher.until(() => watcher.container('loops')?.state === 'exited');
  });

  it('pauses and goes on; pausing twice is refused', async () => {
    const id = await run('pauses');
    expect(await pauseContainers(engines(), { ids: [id] })).toEqual(fine(id));
    await watcher.until(() => watcher.container('pauses')?.state === 'paused');
    const [again] = await pauseContainers(engines(), { ids: [id] });
    expect(again?.error?.detail).toContain('already paused');
    expect(await unpauseContainers(engines(), { ids: [id] })).toEqual(fine(id));
    await watcher.until(() => watcher.container('pauses')?.state === 'running');
  });

  it('renames; a name in use names its owner', async () => {
    const id = await create('before');
    const owner = await create('owner');
    await renameContainer(engines(), { id, name: 'after' });
    await known('after');
    const thrown = await renameContainer(engines(), { id, name: 'owner' }).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(AppFailure);
    expect((thrown as AppFailure).error).toMatchObject({
      code: 'name-in-use',
      field: 'name',
      subjects: [{ kind: 'container', id: owner, name: 'owner' }],
    });
  });

  it("refuses to remove what runs, in the engine's words, and removes it by force", async () => {
    const id = await run('busy');
    const [refused] = await removeContainers(engines(), { ids: [id], force: false, volumes: false });
    expect(refused?.error).toMatchObject({ code: 'container-running' });
    expect(refused?.error?.detail).toMatch(/cannot remove (?:a running container|container ".*": container is running)/);
    expect(await removeContainers(engines(), { ids: [id], force: true, volumes: false })).toEqual(fine(id));
    await watcher.until(() => watcher.container('busy') === undefined);
  });

  it('counts what is gone, or going, as removed', async () => {
    const id = await create('twice');
    const outcomes = await removeContainers(engines(), { ids: [id, id, id, 'never-there'], force: true, volumes: false });
    expect(outcomes).toEqual(fine(id, id, id, 'never-there'));
  });

  it('removes anonymous volumes only when it is asked to', async () => {
    const keeps = await create('keeps', POLITE, '-v', '/data');
    const drops = await create('drops', POLITE, '-v', '/data');
    const volumeOf = (id: string) => cli.docker('inspect', '--format', '{{(index .Mounts 0).Name}}', id);
    const [kept, dropped] = [await volumeOf(keeps), await volumeOf(drops)];
    await removeContainers(engines(), { ids: [keeps], force: false, volumes: false });
    await removeContainers(engines(), { ids: [drops], force: false, volumes: true });
    const left = await cli.lines('volume', 'ls', '-q');
    expect(left).toContain(kept);
    expect(left).not.toContain(dropped);
    await cli.docker('volume', 'rm', kept);
  });

  it('does to two dozen what it does to one', { timeout: 120_000 }, async () => {
    const names = Array.from({ length: 24 }, (_, n) => `many-${n}`);
    const ids: string[] = [];
    for (const name of names) ids.push(await cli.docker('create', '--init', '--name', name, 'busybox', 'sleep', '600'));
    expect(await startContainers(engines(), { ids })).toEqual(fine(...ids));
    expect(await cli.lines('ps', '-q')).toHaveLength(24);
    expect(await stopContainers(engines(), { ids })).toEqual(fine(...ids));
    expect(await cli.lines('ps', '-q')).toHaveLength(0);
    expect(await removeContainers(engines(), { ids, force: false, volumes: false })).toEqual(fine(...ids));
    expect(await cli.lines('ps', '-aq')).toHaveLength(0);
    await watcher.until(() => engines().state.containers.size === 0);
  });
});
