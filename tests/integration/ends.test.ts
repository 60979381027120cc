import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { ensureBusyboxImage } from '../../scripts/sample-images.mjs';
import { runAttached } from '../../src/main/docker/attach';
import { killContainers, removeContainers, restartContainers, stopContainers } from '../../src/main/docker/containers';
import type { ContainerEnd } from '../../src/main/docker/ends';
import { createSendQueue } from '../../src/main/ipc/sends';
import type { AttachSend } from '../../src/shared/models';
import { emptyRunSpec } from '../../src/shared/run';
import { DockerCli } from '../support/docker';
import { engineMissing, ownEngine, testEngine } from '../support/engine';
import { enginesFor, Watcher } from '../support/engines';
import { podmanMissing, startPodman } from '../support/podman';
import { describeUnless } from '../support/skip';

/** Ends on SIGTERM with an error; HUP makes it fail three seconds later by itself. */
const RUNS = ['sh', '-c', 'trap "exit 7" TERM; trap "sleep 3; exit 9" HUP; echo ready; while :; do sleep 0.05; done'];
const FAILS = ['sh', '-c', 'exit 3'];

/** Everything that has ended on an engine, in order. */
class Watched {
  readonly ends: ContainerEnd[] = [];
  readonly watcher: Watcher;
  readonly cli: DockerCli;
  private readonly looks = new Set<() => void>();

  constructor(host: string) {
    this.cli = new DockerCli(host);
    this.watcher = new Watcher(enginesFor(host));
    this.watcher.engines.state.onEnd((end) => {
      this.ends.push(end);
      for (const look of [...this.looks]) look();
    });
  }

  get engines() {
    return this.watcher.engines;
  }

  /** The end of a container, as soon as it is told; the `nth` of it. */
  end(name: string, nth = 1): Promise<ContainerEnd> {
    return new Promise((resolve) => {
      const look = () => {
        const found = this.ends.filter((end) => end.name === name)[nth - 1];
        if (!found) return;
        this.looks.delete(look);
        resolve(found);
      };
      this.looks.add(look);
      look();
    });
  }

  async run(name: string, words: readonly string[], ...options: string[]): Promise<string> {
    const id = await this.cli.docker('run', '-d', '--name', name, ...options, 'busybox', ...words);
    if (words === RUNS) {
      await this.watcher.until(() => this.watcher.container(name)?.state === 'running');
      while (!(await this.cli.docker('logs', name)).includes('ready'));
    }
    return id;
  }
}

describeUnless(engineMissing(), 'the end of a container on Docker', () => {
  let on: Watched;
  beforeAll(async () => {
    on = new Watched(testEngine().host);
    await on.cli.removeAll();
    await on.watcher.running();
  });
  afterEach(async () => {
    await on.cli.removeAll();
    on.ends.length = 0;
  });
  afterAll(() => on.watcher.close());

  it('is told when it fails by itself, with its code', async () => {
    const id = await on.run('fails', FAILS);
    expect(await on.end('fails')).toEqual({ id, name: 'fails', exitCode: 3, oomKilled: false, asked: false, attached: null, restarts: false });
  });

  it('is told of one that is removed with its end', async () => {
    await on.run('gone', FAILS, '--rm');
    expect(await on.end('gone')).toMatchObject({ exitCode: 3, asked: false });
  });

  it.each([
    ['stop', ['stop'], 7],
    ['kill', ['kill'], 137],
    ['kill -s TERM', ['kill', '-s', 'TERM'], 7],
    ['rm -f', ['rm', '-f'], 137],
    ['restart', ['restart'], 7],
  ])('was asked for by docker %s in a terminal', async (_name, words, exitCode) => {
    await on.run('asked', RUNS);
    await on.cli.docker(...words, 'asked');
    expect(await on.end('asked')).toMatchObject({ exitCode, asked: true });
  });

  it('was asked for by what Slipway did', async () => {
    const ids = await Promise.all(['s1', 's2', 's3', 's4'].map((name) => on.run(name, RUNS)));
    const [s1, s2, s3, s4] = ids.map((id) => [id]);
    await stopContainers(on.engines, { ids: s1 ?? [] });
    await killContainers(on.engines, { ids: s2 ?? [], signal: 'SIGKILL' });
    await restartContainers(on.engines, { ids: s3 ?? [] });
    await removeContainers(on.engines, { ids: s4 ?? [], force: true, volumes: false });
    for (const name of ['s1', 's2', 's3', 's4']) expect(await on.end(name)).toMatchObject({ asked: true });
  });

  it('is its own when it crashes after a HUP that it survived', async () => {
    await on.run('hup', RUNS);
    await on.cli.docker('kill', '-s', 'HUP', 'hup');
    expect(await on.end('hup')).toMatchObject({ exitCode: 9, asked: false });
  });

  it('is told with its restart policy, at every turn', async () => {
    await on.run('loop', FAILS, '--restart', 'on-failure:2');
    expect(await on.end('loop', 1)).toMatchObject({ exitCode: 3, asked: false, restarts: true });
    expect(await on.end('loop', 2)).toMatchObject({ restarts: true });
    expect(await on.end('loop', 3)).toMatchObject({ exitCode: 3, asked: false, restarts: false });
  });

  it('is told to be for want of memory', async () => {
    const grows = ['sh', '-c', 'a=x; while :; do a=$a$a; done'];
    await on.run('grows', grows, '--memory', '8m', '--memory-swap', '8m');
    expect(await on.end('grows')).toMatchObject({ exitCode: 137, oomKilled: true, asked: false });
  });

  it('was seen by who ran it in a terminal', async () => {
    await expect(on.cli.docker('run', '--name', 'seen', 'busybox', ...FAILS)).rejects.toThrow();
    expect(await on.end('seen')).toMatchObject({ exitCode: 3, attached: 'terminal' });
  });

  it('was seen in the window that ran it, unless that had left', async () => {
    const attach = async (name: string, command: string[], leaves: boolean) => {
      const closing = new AbortController();
      const sends = createSendQueue<AttachSend>();
      const spec = { ...emptyRunSpec('busybox'), name, detach: false, command };
      for await (const item of runAttached(on.engines, spec, { signal: closing.signal, sends }, {})) {
        if (leaves && item.kind === 'started') closing.abort();
      }
    };
    await attach('watched', ['sh', '-c', 'exit 3'], false);
    expect(await on.end('watched')).toMatchObject({ exitCode: 3, attached: 'window' });
    await attach('left', ['sh', '-c', 'sleep 0.5; exit 3'], true);
    expect(await on.end('left')).toMatchObject({ exitCode: 3, attached: null });
  });
});

describeUnless(engineMissing(), 'an engine that goes down', () => {
  it('tells of no failure of the containers that it takes with it', async () => {
    const engine = await ownEngine();
    const on = new Watched(engine.host);
    const clock = new Watched(testEngine().host);
    await Promise.all([on.watcher.running(), clock.watcher.running()]);
    await on.run('one', ['sleep', '600'], '--init');
    await on.run('two', RUNS);
    await engine.stop();
    await on.watcher.until(() => on.watcher.status.state !== 'running');
    // What was still to be told would have been told by the time that a later end is, on another engine.
    await clock.run('clock', FAILS);
    await clock.end('clock');
    expect(on.ends.filter(({ asked }) => !asked)).toEqual([]);
    await clock.cli.removeAll();
    await Promise.all([on.watcher.close(), clock.watcher.close()]);
  });
});

describeUnless(podmanMissing(), 'the end of a container on Podman', () => {
  let podman: Awaited<ReturnType<typeof startPodman>>;
  let on: Watched;
  const alone = ['--network', 'none'];
  beforeAll(async () => {
    podman = await startPodman();
    await ensureBusyboxImage(podman.socket);
    on = new Watched(podman.host);
    await on.watcher.running();
  });
  afterAll(async () => {
    await on.watcher.close();
    await podman.stop();
  });

  it('is told when it fails by itself', async () => {
    await on.run('fails', FAILS, ...alone);
    expect(await on.end('fails')).toMatchObject({ exitCode: 3, asked: false, restarts: false });
  });

  it('was asked for by docker kill, and by a stop that ended it by its signal', async () => {
    await on.run('killed', RUNS, ...alone);
    await on.cli.docker('kill', 'killed');
    expect(await on.end('killed')).toMatchObject({ asked: true });
    await on.run('stopped', ['sleep', '600'], ...alone);
    await on.cli.docker('stop', '-t', '0', 'stopped');
    expect(await on.end('stopped')).toMatchObject({ exitCode: 137, asked: true });
  });

  it('was asked for by a stop from here, with whatever code it ended', async () => {
    const id = await on.run('ours', RUNS, ...alone);
    await stopContainers(on.engines, { ids: [id], graceSeconds: 10 });
    expect(await on.end('ours')).toMatchObject({ exitCode: 7, asked: true });
  });
});
