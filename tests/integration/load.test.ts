import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadImages } from '../../src/main/docker/load';
import type { Engines } from '../../src/main/docker/engine-types';
import { AppFailure, type AppError } from '../../src/shared/errors';
import type { LoadItem } from '../../src/shared/models';
import { DockerCli } from '../support/docker';
import { engineMissing, testEngine } from '../support/engine';
import { enginesFor, Watcher } from '../support/engines';
import { FakeEngine } from '../support/fake-engine';
import { podmanMissing, startPodman } from '../support/podman';
import { describeUnless } from '../support/skip';
import { ensureBusyboxImage } from '../../scripts/sample-images.mjs';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'slipway-load-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function load(engines: Engines, path: string, signal = new AbortController().signal): Promise<LoadItem[]> {
  const items: LoadItem[] = [];
  for await (const item of loadImages(engines, { path }, signal)) items.push(item);
  return items;
}

async function refusal(engines: Engines, path: string): Promise<AppError> {
  const thrown = await load(engines, path).catch((error: unknown) => error);
  if (!(thrown instanceof AppFailure)) throw new Error(`Not refused: ${JSON.stringify(thrown)}`);
  return thrown.error;
}

/** A file of random bytes, which no engine takes for an archive. */
function junk(name: string, mebibytes: number): string {
  const path = join(folder, name);
  execFileSync('dd', ['if=/dev/urandom', `of=${path}`, 'bs=1M', `count=${mebibytes}`, 'status=none']);
  return path;
}

/** A tar whose one file is large and none of an image's: an engine reads it to its end before it knows. */
function largeTar(name: string, mebibytes: number): string {
  const inside = junk(`${name}.bin`, mebibytes);
  const path = join(folder, name);
  execFileSync('tar', ['-cf', path, '-C', folder, `${name}.bin`]);
  rmSync(inside);
  return path;
}

describeUnless(engineMissing(), 'docker load', () => {
  let cli: DockerCli;
  let watcher: Watcher;

  beforeAll(async () => {
    const { host } = testEngine();
    cli = new DockerCli(host);
    await cli.removeAll();
    watcher = new Watcher(enginesFor(host));
    await watcher.running();
  });
  afterAll(() => watcher.close());

  const save = async (name: string, ...images: string[]): Promise<string> => {
    const path = join(folder, name);
    await cli.docker('save', '-o', path, ...images);
    return path;
  };
  const tag = async (...tags: string[]): Promise<void> => {
    for (const one of tags) await cli.docker('tag', 'busybox', one);
  };

  it('reads back what docker save wrote, and names it', async () => {
    await tag('load-one:1', 'load-two:2');
    const path = await save('two.tar', 'load-one:1', 'load-two:2');
    await cli.docker('rmi', 'load-one:1', 'load-two:2');
    const items = await load(watcher.engines, path);
    const done = items.at(-1);
    expect(done?.kind === 'done' && [...done.loaded].sort()).toEqual(['load-one:1', 'load-two:2']);
    expect(items[0]).toEqual({ kind: 'progress', sent: expect.any(Number) as number, total: statSync(path).size });
    expect(await cli.lines('images', '-q', 'load-one')).toHaveLength(1);
    await cli.docker('rmi', 'load-one:1', 'load-two:2');
  });

  it('names an image without a tag by its id', async () => {
    const id = await cli.docker('images', '-q', '--no-trunc', 'busybox');
    const items = await load(watcher.engines, await save('id.tar', id));
    expect(items.at(-1)).toEqual({ kind: 'done', loaded: [id] });
  });

  it('takes a compressed archive', async () => {
    await tag('load-gz:1');
    const path = await save('gz.tar', 'load-gz:1');
    execFileSync('gzip', ['-f', path]);
    await cli.docker('rmi', 'load-gz:1');
    expect((await load(watcher.engines, `${path}.gz`)).at(-1)).toEqual({ kind: 'done', loaded: ['load-gz:1'] });
    await cli.docker('rmi', 'load-gz:1');
  });

  it('tells how much of a large archive is sent', async () => {
    const path = largeTar('progress.tar', 200);
    const sent: number[] = [];
    const reading = async () => {
      for await (const item of loadImages(watcher.engines, { path }, new AbortController().signal)) {
        if (item.kind === 'progress') sent.push(item.sent);
      }
    };
    await expect(reading()).rejects.toThrow(AppFailure);
    expect(sent.length).toBeGreaterThan(1);
    expect(sent).toEqual([...sent].sort((a, b) => a - b));
  });

  describe('refuses', () => {
    it('a file that is not there', async () => {
      expect(await refusal(watcher.engines, join(folder, 'none.tar'))).toMatchObject({ code: 'not-found', field: 'path' });
    });

    it('a path that begins nowhere', async () => {
      expect(await refusal(watcher.engines, 'images.tar')).toMatchObject({ code: 'not-found', field: 'path' });
    });

    it('a folder', async () => {
      mkdirSync(join(folder, 'folder.tar'), { recursive: true });
      const error = await refusal(watcher.engines, join(folder, 'folder.tar'));
      expect(error).toEqual({ code: 'invalid-request', message: 'This is no file.', field: 'path' });
    });

    it.each([
      ['what is no tar', () => junk('junk.tar', 1)],
      ['what is no tar and large: the engine closes while it is still being sent', () => junk('large-junk.tar', 150)],
      ['an empty file', () => (writeFileSync(join(folder, 'empty.tar'), ''), join(folder, 'empty.tar'))],
      ['a tar without images', () => largeTar('plain.tar', 1)],
    ])('%s, with the engine\'s own words', async (_what, make) => {
      const error = await refusal(watcher.engines, make());
      expect(error).toMatchObject({ code: 'invalid-request', message: 'This is no archive of images.', field: 'path' });
      expect(error.detail).not.toBe('');
      expect(error.detail).not.toMatch(/EPIPE|ECONNRESET/);
    });

    it('an archive that was cut', async () => {
      const path = await save('cut.tar', 'busybox');
      truncateSync(path, Math.floor(statSync(path).size / 2));
      expect(await refusal(watcher.engines, path)).toMatchObject({ code: 'invalid-request', field: 'path' });
    });
  });

  it('stops when it is canceled, and says nothing more', async () => {
    const path = largeTar('canceled.tar', 300);
    const canceling = new AbortController();
    const items: LoadItem[] = [];
    for await (const item of loadImages(watcher.engines, { path }, canceling.signal)) {
      items.push(item);
      if (item.kind === 'progress' && item.sent > 0) canceling.abort();
    }
    const last = items.at(-1);
    expect(last?.kind === 'progress' && last.sent < last.total).toBe(true);
    expect(await cli.docker('version', '--format', '{{.Server.Version}}')).not.toBe('');
  });
});

/* What no real engine does when asked: closing at once, in the middle of an archive. */
describe('an engine that closes while an archive is sent', () => {
  let engine: FakeEngine;
  let watcher: Watcher;
  let large: string;
  beforeAll(async () => {
    engine = await new FakeEngine().start();
    watcher = new Watcher(enginesFor(engine.host));
    await watcher.running();
    large = junk('fake.tar', 50);
  });
  afterAll(async () => {
    await watcher.close();
    await engine.stop();
  });

  /** As Go's servers do: the answer, the end of their side, and only then, after a while, of the other. */
  const answerAndStopReading = (status: string, body: object) =>
    engine.answers.set('/images/load', ({ socket }) => {
      const text = `${JSON.stringify(body)}\n`;
      const head = ['Content-Type: application/json', `Content-Length: ${text.length}`, 'Connection: close'];
      socket.pause();
      socket.end([`HTTP/1.1 ${status}`, ...head, '', text].join('\r\n'));
    });

  it('and has answered is heard', async () => {
    answerAndStopReading('200 OK', { errorDetail: { message: 'archive/tar: invalid tar header' } });
    expect(await refusal(watcher.engines, large)).toMatchObject({ code: 'invalid-request', detail: 'archive/tar: invalid tar header' });
  });

  it('and refuses by its status is heard', async () => {
    answerAndStopReading('500 Internal Server Error', { message: 'no room for it' });
    expect(await refusal(watcher.engines, large)).toMatchObject({ code: 'engine-error', detail: 'no room for it', field: 'path' });
  });

  it('without a word has stopped reading, and is not away', async () => {
    engine.answers.set('/images/load', (request) => request.once('data', () => request.destroy()));
    const error = await refusal(watcher.engines, large);
    expect(error).toMatchObject({ code: 'engine-error', message: 'The engine stopped reading the archive.', field: 'path' });
  });
});

describeUnless(podmanMissing(), 'podman load', () => {
  let podman: Awaited<ReturnType<typeof startPodman>>;
  let watcher: Watcher;
  let cli: DockerCli;
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

  it('reads back what docker save wrote, and names it', async () => {
    const path = join(folder, 'podman.tar');
    await cli.docker('save', '-o', path, 'busybox');
    await cli.docker('rmi', 'busybox');
    const done = (await load(watcher.engines, path)).at(-1);
    expect(done?.kind === 'done' && done.loaded).toEqual([expect.stringContaining('busybox:latest')]);
  });

  it('refuses what is no archive', async () => {
    const error = await refusal(watcher.engines, junk('podman-junk.tar', 20));
    expect(error).toMatchObject({ code: 'invalid-request', field: 'path' });
  });
});
