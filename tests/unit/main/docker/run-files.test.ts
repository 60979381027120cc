import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openCidFile } from '../../../../src/main/docker/cid-file';
import { readFiles } from '../../../../src/main/docker/create-body';
import { AppFailure, type AppError } from '../../../../src/shared/errors';
import { emptyRunSpec, type SaidOptions } from '../../../../src/shared/run';

const folder = mkdtempSync(join(tmpdir(), 'slipway-run-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}
const read = (options: SaidOptions) => readFiles({ ...emptyRunSpec('web-image'), options });

async function refusal(work: Promise<unknown>): Promise<AppError> {
  const thrown: unknown = await work.then(() => null, (error: unknown) => error);
  if (thrown instanceof AppFailure) return thrown.error;
  throw new Error(`It was not refused: ${String(thrown)}`);
}

describe('the files that a run names', () => {
  it('are read, each once', async () => {
    const path = file('good.env', 'A=1');
    expect(await read({ 'env-file': [path], 'label-file': [path] })).toEqual(new Map([[path, 'A=1']]));
    expect(await read({ 'security-opt': ['seccomp=unconfined', 'no-new-privileges'] })).toEqual(new Map());
  });

  it('are refused beside their option when they are not there, no files, or malformed', async () => {
    const good = file('ok.env', 'A=1');
    const bad = file('bad.env', 'A=1\nNO GOOD=2\n');
    const profile = file('profile.json', '{');
    expect(await refusal(read({ 'env-file': [good, join(folder, 'none')] }))).toMatchObject({ code: 'invalid-request', field: 'options.env-file.1' });
    expect(await refusal(read({ 'label-file': [folder] }))).toMatchObject({ field: 'options.label-file.0' });
    expect(await refusal(read({ 'env-file': [bad] }))).toMatchObject({ field: 'options.env-file.0', message: expect.stringContaining('Line 2') });
    const options = ['no-new-privileges', `seccomp=${profile}`];
    expect(await refusal(read({ 'security-opt': options }))).toMatchObject({ field: 'options.security-opt.1' });
  });
});

describe('the file for the id', () => {
  it('has the id in it, and is gone when no container was made', async () => {
    const path = join(folder, 'cid');
    await (await openCidFile(path)).write('abc');
    expect(readFileSync(path, 'utf8')).toBe('abc');
    expect(await refusal(openCidFile(path))).toMatchObject({ code: 'invalid-request', field: 'options.cidfile' });
    const other = join(folder, 'other');
    await (await openCidFile(other)).discard();
    await (await openCidFile(other)).discard();
  });
});
