import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { runAttached } from '../../src/main/docker/attach';
import { createSendQueue, type SendQueue } from '../../src/main/ipc/sends';
import { AppFailure } from '../../src/shared/errors';
import type { AttachItem, AttachSend } from '../../src/shared/models';
import { emptyRunSpec, type RunSpec } from '../../src/shared/run';
import { DockerCli } from '../support/docker';
import { engineMissing, testEngine } from '../support/engine';
import { enginesFor, Watcher } from '../support/engines';
import { describeUnless } from '../support/skip';

const spec = (more: Partial<RunSpec>): RunSpec => ({ ...emptyRunSpec('busybox'), detach: false, ...more });
const sh = (script: string, more: Partial<RunSpec> = {}) => spec({ command: ['sh', '-c', script], ...more });

/** A window with a run attached to it. */
class Run {
  readonly items: AttachItem[] = [];
  readonly closing = new AbortController();
  readonly sends: SendQueue<AttachSend> = createSendQueue<AttachSend>();
  readonly ended: Promise<AppFailure | null>;
  private readonly looks = new Set<() => void>();

  constructor(watcher: Watcher, form: RunSpec) {
    this.ended = this.read(watcher, form);
  }

  text(stream?: 'stdout' | 'stderr'): string {
    const output = this.items.flatMap((item) => (item.kind === 'output' ? [item] : []));
    return output.filter((item) => !stream || item.stream === stream).map(({ text }) => text).join('');
  }

  /** Resolves when the text of the output has this in it. */
  said(words: string): Promise<void> {
    return this.until(() => this.text().includes(words));
  }

  /** Resolves when this has become true; rejects when the run ends without it. */
  until(has: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = () => {
        if (!has()) return;
        this.looks.delete(look);
        resolve();
      };
      this.looks.add(look);
      look();
      void this.ended.then(() => (has() ? resolve() : reject(new Error(`It ended and said ${this.text()}`))));
    });
  }

  type(text: string): void {
    this.sends.push({ kind: 'input', text });
  }

  private async read(watcher: Watcher, form: RunSpec): Promise<AppFailure | null> {
    try {
      const context = { signal: this.closing.signal, sends: this.sends };
      for await (const item of runAttached(watcher.engines, form, context, {})) {
        this.items.push(item);
        for (const look of [...this.looks]) look();
      }
      return null;
    } catch (error) {
      if (error instanceof AppFailure) return error;
      throw error;
    } finally {
      this.sends.end();
    }
  }
}

describeUnless(engineMissing(), 'docker run without -d', () => {
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

  const run = (form: RunSpec) => new Run(watcher, form);
  const exit = (one: Run) => one.items.at(-1);

  it('shows output and errors, then the exit code', async () => {
    const one = run(sh('echo out; echo err >&2; exit 3'));
    expect(await one.ended).toBeNull();
    expect(one.items.slice(0, 2).map(({ kind }) => kind)).toEqual(['created', 'started']);
    expect(one.text('stdout')).toBe('out\n');
    expect(one.text('stderr')).toBe('err\n');
    expect(exit(one)).toEqual({ kind: 'exit', code: 3, oomKilled: false });
  });

  it('loses nothing of a long output, and gives all of it before the exit', async () => {
    const one = run(sh('seq 1 200000'));
    expect(await one.ended).toBeNull();
    const lines = one.text('stdout').split('\n');
    expect(lines.length).toBe(200_001);
    expect(lines.every((line, index) => index === 200_000 || line === String(index + 1))).toBe(true);
    expect(exit(one)).toMatchObject({ kind: 'exit', code: 0 });
  });

  it('survives a burst of blank lines', async () => {
    const one = run(sh('yes "" | head -n 100000'));
    expect(await one.ended).toBeNull();
    expect(one.text()).toBe('\n'.repeat(100_000));
  });

  it('keeps characters whole that arrive in pieces', async () => {
    const one = run(sh(String.raw`printf '\320'; sleep 0.3; printf '\237\360\237'; sleep 0.3; printf '\232\242'`));
    expect(await one.ended).toBeNull();
    expect(one.text()).toBe('П🚢'.replace('П', '\u041f'));
  });

  it('sends what is typed, and ends the input', async () => {
    const one = run(spec({ interactive: true, command: ['cat'] }));
    one.type('first line\n');
    await one.said('first line\n');
    one.type('вторая\n');
    await one.said('вторая\n');
    one.sends.push({ kind: 'end' });
    expect(await one.ended).toBeNull();
    expect(exit(one)).toMatchObject({ kind: 'exit', code: 0 });
  });

  it('takes more input than any buffer holds', async () => {
    const one = run(spec({ interactive: true, command: ['wc', '-c'] }));
    const piece = 'x'.repeat(65_536);
    for (let n = 0; n < 100; n += 1) one.type(piece);
    one.sends.push({ kind: 'end' });
    expect(await one.ended).toBeNull();
    expect(one.text().trim()).toBe(String(100 * 65_536));
  });

  it('gives a terminal with its size', async () => {
    const one = run(sh('read go; stty size; test -t 0 && test -t 1 && echo a terminal', { interactive: true, tty: true }));
    await one.until(() => one.items.some(({ kind }) => kind === 'started'));
    one.sends.push({ kind: 'resize', columns: 123, rows: 45 });
    one.type('go\n');
    expect(await one.ended).toBeNull();
    expect(one.text()).toContain('45 123');
    expect(one.text()).toContain('a terminal');
  });

  it('tells a kill from the end of memory', async () => {
    const killed = run(sh('echo ready; exec sleep 600', { name: 'killed' }));
    await killed.said('ready\n');
    await cli.docker('kill', 'killed');
    expect(await killed.ended).toBeNull();
    expect(exit(killed)).toEqual({ kind: 'exit', code: 137, oomKilled: false });

    const starved = run(sh('echo ready; read go; exec tail /dev/zero', { name: 'starved', interactive: true }));
    await starved.said('ready\n');
    await cli.docker('update', '--memory', '16m', '--memory-swap', '16m', 'starved');
    starved.type('go\n');
    expect(await starved.ended).toBeNull();
    expect(exit(starved)).toEqual({ kind: 'exit', code: 137, oomKilled: true });
  });

  it('removes the container of --rm and still tells the exit code', async () => {
    const one = run(sh('echo done; exit 5', { remove: true }));
    expect(await one.ended).toBeNull();
    expect(one.text()).toBe('done\n');
    expect(exit(one)).toMatchObject({ kind: 'exit', code: 5 });
    await watcher.until(() => watcher.engines.state.containers.size === 0);
    expect(await cli.lines('ps', '-aq')).toEqual([]);
  });

  it('detaches when it is closed, and the container goes on', async () => {
    const one = run(sh('echo ready; exec sleep 600', { name: 'goes-on', init: true }));
    await one.said('ready\n');
    one.closing.abort();
    expect(await one.ended).toBeNull();
    expect(one.items.some(({ kind }) => kind === 'exit')).toBe(false);
    expect(await cli.docker('inspect', '--format', '{{.State.Running}}', 'goes-on')).toBe('true');
  });

  it('goes on when it is closed before it has started', async () => {
    const one = run(sh('sleep 600', { name: 'early', init: true }));
    one.closing.abort();
    expect(await one.ended).toBeNull();
    await watcher.until(() => watcher.container('early')?.state === 'running');
  });

  it('holds the container back while its reader is slow', async () => {
    const items = runAttached(
      watcher.engines,
      sh(`head -c 50000000 /dev/zero | tr '\\0' x; echo finished`),
      { signal: new AbortController().signal, sends: createSendQueue<AttachSend>() },
      {},
    );
    let size = 0;
    let before = process.memoryUsage().arrayBuffers;
    for await (const item of items) {
      if (item.kind === 'started') {
        await cli.docker('ps');
        before = process.memoryUsage().arrayBuffers;
      }
      if (item.kind !== 'output') continue;
      size += item.text.length;
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
    }
    expect(size).toBe(50_000_000 + 'finished\n'.length);
  });

  it('leaves no connection behind, however it ends', async () => {
    const open = () => process.getActiveResourcesInfo().filter((name) => /pipe|socket/i.test(name)).length;
    await run(sh('true')).ended;
    const before = open();
    const closed = Array.from({ length: 10 }, () => run(sh('echo ready; exec sleep 600', { init: true })));
    await Promise.all(closed.map((one) => one.said('ready\n')));
    expect(open()).toBeGreaterThanOrEqual(before + 20);
    for (const one of closed) one.closing.abort();
    await Promise.all(closed.map(({ ended }) => ended));
    await run(sh('exit 1')).ended;
    await run(spec({ command: ['no-such-program'] })).ended;
    await watcher.until(() => open() <= before + 8 || undefined);
  });

  it('says which field cannot be run, and what is left', async () => {
    const failure = await run(spec({ command: ['no-such-program'] })).ended;
    expect(failure?.error).toMatchObject({ code: 'bad-command', field: 'command', created: { kind: 'container' } });
    expect(await cli.lines('ps', '-aq', '--no-trunc')).toEqual([failure?.error.created?.id]);
  });

  it('says that the image is not here', async () => {
    const failure = await run(spec({ image: 'nobody/nothing:1' })).ended;
    expect(failure?.error).toMatchObject({ code: 'image-not-found', field: 'image' });
  });
});
