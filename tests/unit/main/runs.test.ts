import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRuns, RUNS_LENGTH } from '../../../src/main/runs';
import { emptyRunSpec } from '../../../src/shared/run';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'slipway-runs-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (name: string) => ({ ...emptyRunSpec('web-image'), name });
const names = (runs: Awaited<ReturnType<typeof openRuns>>) => runs.recent().map(({ spec }) => spec.name);

describe('the last runs', () => {
  it('come back after a restart, the newest first', async () => {
    const runs = await openRuns(folder);
    await runs.add(run('one'));
    await runs.add(run('two'));
    expect(names(await openRuns(folder))).toEqual(['two', 'one']);
  });

  it('hold a line once, where it was said last', async () => {
    const runs = await openRuns(folder);
    await runs.add(run('one'));
    await runs.add(run('two'));
    await runs.add(run('one'));
    expect(names(runs)).toEqual(['one', 'two']);
  });

  it('are not more than fifty', async () => {
    const runs = await openRuns(folder);
    for (let n = 0; n < RUNS_LENGTH + 3; n += 1) await runs.add(run(`run-${n}`));
    expect(runs.recent()).toHaveLength(RUNS_LENGTH);
    expect(names(runs)[0]).toBe(`run-${RUNS_LENGTH + 2}`);
  });

  it('keep the value of a secret in memory, and never on the disk', async () => {
    const spec = { ...run('db'), env: [{ name: 'PGPASSWORD', value: 'sesame' }, { name: 'MODE', value: 'fast' }, { name: 'API_KEY', value: null }] };
    const runs = await openRuns(folder);
    await runs.add(spec);
    expect(runs.recent()[0]).toMatchObject({ spec, withheld: [] });
    expect(readFileSync(join(folder, 'runs.json'), 'utf8')).not.toContain('sesame');
    const [again] = (await openRuns(folder)).recent();
    expect(again?.withheld).toEqual(['PGPASSWORD']);
    expect(again?.spec.env).toEqual([{ name: 'PGPASSWORD', value: '' }, { name: 'MODE', value: 'fast' }, { name: 'API_KEY', value: null }]);
  });

  it('keep the secrets of other options off the disk too', async () => {
    const options = {
      'log-opt': ['splunk-token=sesame', 'splunk-url=https://logs.example.com'],
      mount: ['type=volume,target=/nas,"volume-opt=o=addr=10.0.0.5,username=me,password=sesame"'],
      hostname: 'nas',
      privileged: true,
    };
    await (await openRuns(folder)).add({ ...run('nas'), options });
    expect(readFileSync(join(folder, 'runs.json'), 'utf8')).not.toContain('sesame');
    const [again] = (await openRuns(folder)).recent();
    expect(again?.withheld).toEqual(['--log-opt', '--mount']);
    expect(again?.spec.options).toEqual({
      ...options,
      'log-opt': ['splunk-token=', 'splunk-url=https://logs.example.com'],
      mount: ['type=volume,target=/nas,"volume-opt=o=addr=10.0.0.5,username=me,password="'],
    });
  });

  it('are read as they were kept before there were other options', async () => {
    const { options: _options, otherFlags: _otherFlags, ...old } = run('old');
    writeFileSync(join(folder, 'runs.json'), JSON.stringify([{ spec: old, at: 1, withheld: [] }]));
    expect((await openRuns(folder)).recent().map(({ spec }) => spec)).toEqual([run('old')]);
  });

  it('go on knowing what was withheld before', async () => {
    await (await openRuns(folder)).add({ ...run('db'), env: [{ name: 'TOKEN', value: 'sesame' }] });
    await (await openRuns(folder)).add(run('web'));
    expect((await openRuns(folder)).recent().map(({ withheld }) => withheld)).toEqual([[], ['TOKEN']]);
  });

  it('are none when the file is damaged', async () => {
    for (const text of ['{', '[{"spec": 1}]', 'null', '']) {
      writeFileSync(join(folder, 'runs.json'), text);
      expect((await openRuns(folder)).recent()).toEqual([]);
    }
  });

  it('do not fail a run when they cannot be kept', async () => {
    mkdirSync(join(folder, 'runs.json'));
    const runs = await openRuns(folder);
    await expect(runs.add(run('one'))).resolves.toBeUndefined();
    expect(names(runs)).toEqual(['one']);
  });

  it('tell who listens, until it listens no more', async () => {
    const runs = await openRuns(folder);
    let told = 0;
    const stop = runs.onChange(() => (told += 1));
    await runs.add(run('one'));
    stop();
    await runs.add(run('two'));
    expect(told).toBe(1);
  });
});
