import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createContainer } from '../../src/main/docker/run';
import { AppFailure } from '../../src/shared/errors';
import { formatRun, readRunLines, type RunSpec } from '../../src/shared/run';
import { DockerCli } from '../support/docker';
import { dockerMissing } from '../support/docker-version';
import { engineMissing, testEngine } from '../support/engine';
import { enginesFor, Watcher } from '../support/engines';
import { comparable } from '../support/inspected';
import { createLines, lineFiles, prepareForLines, tidyAfterLines } from '../support/run-lines';
import { describeUnless } from '../support/skip';

/*
 * The second law: what is read from a line makes the same container as the line. Each line is run by /bin/sh and the
 * docker CLI, and read and created here; `inspect` must say the same of both. Where the engine or the CLI refuses the
 * line, we must refuse it too.
 */

describeUnless(engineMissing() ?? dockerMissing(), 'a docker create line', () => {
  const files = lineFiles();
  let cli: DockerCli;
  let watcher: Watcher;

  beforeAll(async () => {
    const { host } = testEngine();
    cli = new DockerCli(host);
    await prepareForLines(cli);
    watcher = new Watcher(enginesFor(host));
    await watcher.running();
  });
  afterAll(async () => {
    await watcher.close();
    await tidyAfterLines(cli);
    files.remove();
  });

  /** What a line makes, or that it is refused. */
  async function made(create: () => Promise<string>): Promise<unknown> {
    try {
      const id = (await create()).trim().split('\n').at(-1) ?? '';
      const found = comparable(await cli.inspect(id));
      await cli.docker('rm', '-f', '-v', id);
      return found;
    } catch (error) {
      if (error instanceof AppFailure || String(error).includes('Command failed')) return 'refused';
      throw error;
    } finally {
      rmSync(join(files.folder, 'cid'), { force: true });
    }
  }

  const create = async (spec: RunSpec) => (await createContainer(watcher.engines, spec, cli.environment)).id;

  const refused: string[] = [];
  it.each(createLines)('makes the same container here: %s', async (text) => {
    const line = `docker create ${files.line(text)}`;
    const theirs = await made(() => cli.shell(line));
    if (theirs === 'refused') refused.push(text);
    const [read] = readRunLines(line, 'sh').lines;
    if (!read) throw new Error('The line was not read.');
    expect(await made(() => create(read.spec))).toEqual(theirs);
    // And so does the line that we write for it.
    if (theirs !== 'refused') expect(await made(() => cli.shell(formatRun(read.spec, 'sh', { verb: 'create', wrapped: true })))).toEqual(theirs);
  });

  it('is refused for few of them', () => {
    // Options of Windows and of newer engines, and what this machine has not.
    expect(refused.length, refused.join('\n')).toBeLessThan(createLines.length / 5);
  });

  describe('differs on purpose', () => {
    const refusedHere: Record<string, string> = {
      '-v /data -v /data busybox': 'the form has a row for each mount, and two rows for one target are a mistake',
      '-e A=1 -e A=2 busybox': 'the form has a row for each variable, and two rows for one name are a mistake',
      '--env-file plain.env busybox': 'a terminal has a working folder that the path is meant from, and a window has none',
      '--disable-content-trust=false busybox': 'signatures are checked by the CLI alone',
    };
    it.each(Object.entries(refusedHere))('refuses %s, as %s', async (text) => {
      const [read] = readRunLines(`docker create ${text}`, 'sh').lines;
      if (!read) throw new Error('The line was not read.');
      expect(await made(() => create(read.spec))).toBe('refused');
    });
  });
});
