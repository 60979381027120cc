import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { containerSpec } from '../../src/main/docker/container-spec';
import { formatRun, validateRunSpec } from '../../src/shared/run';
import { DockerCli } from '../support/docker';
import { dockerMissing } from '../support/docker-version';
import { engineMissing, testEngine } from '../support/engine';
import { enginesFor, Watcher } from '../support/engines';
import { comparable } from '../support/inspected';
import { createLines, lineFiles, prepareForLines, tidyAfterLines } from '../support/run-lines';
import { describeUnless } from '../support/skip';

/*
 * The circle: the docker CLI makes a container of a line; the line that we find for the container makes one again, and
 * `inspect` says the same of both.
 */

/** Lines whose container is not wholly in the line that is found for it, and why. */
const differences: Readonly<Record<string, string>> = {
  '--env-file FOLDER/plain.env --env-file FOLDER/more.env -e PLAIN=mine busybox':
    'a variable that is said several times is said once, with the value that counts',
  '--security-opt seccomp=FOLDER/profile.json busybox':
    'the engine keeps the text of a profile and not the file that a line names; a note says so',
};

/** Without what makes no difference to a container, and why. */
function plain(found: unknown): unknown {
  return JSON.parse(JSON.stringify(found), (key, value: unknown) => {
    // The file belongs to the container that it was written for: docker refuses to write it again.
    if (key === 'ContainerIDFile') return '';
    // Both names are the engine's own network: newer engines know only the second.
    if (key === 'NetworkMode' && value === 'default') return 'bridge';
    // A policy without a name is none.
    if (key === 'RestartPolicy' && (value as { Name: string }).Name === '') return { ...(value as object), Name: 'no' };
    // Options of a mount that an older engine does not know leave an empty object behind.
    const isEmpty = /^(?:BindOptions|VolumeOptions|DriverConfig)$/.test(key) && Object.keys(value as object).length === 0;
    return isEmpty ? undefined : value;
  });
}

describeUnless(engineMissing() ?? dockerMissing(), 'the line of a container', () => {
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

  /** The id of what a line creates; null where docker refuses it. */
  async function created(line: string): Promise<string | null> {
    try {
      return (await cli.shell(line)).trim().split('\n').at(-1) ?? null;
    } catch (error) {
      if (String(error).includes('Command failed')) return null;
      throw error;
    } finally {
      rmSync(join(files.folder, 'cid'), { force: true });
    }
  }

  async function taken(id: string): Promise<unknown> {
    const found = plain(comparable(await cli.inspect(id)));
    await cli.docker('rm', '-f', '-v', id);
    return found;
  }

  const refused: string[] = [];
  it.each(createLines)('makes it again: %s', async (text) => {
    const first = await created(`docker create ${files.line(text)}`);
    if (first === null) return void refused.push(text);
    const { spec } = await containerSpec(watcher.engines, { id: first });
    const before = await taken(first);
    const line = formatRun(spec, 'sh', { verb: 'create' });
    const again = await created(line);
    if (again === null) throw new Error(`Docker refuses ${line}`);
    const after = await taken(again);
    if (text in differences) expect(after, line).not.toEqual(before);
    else {
      expect(validateRunSpec(spec), line).toEqual([]);
      expect(after, line).toEqual(before);
    }
  });

  it('is asked of nearly all of them', () => {
    // Options of Windows and of newer engines, and what this machine has not.
    expect(refused.length, refused.join('\n')).toBeLessThan(createLines.length / 5);
  });

  it('leaves the names that the engine gives to one that runs, and notes what one create cannot do', async () => {
    await cli.docker('run', '-d', '--name', 'joined', '--network', 'shop', '--network-alias', 'web', 'busybox', 'sleep', '600');
    await cli.docker('network', 'connect', '--alias', 'back', 'backoffice', 'joined');
    const { spec, notes } = await containerSpec(watcher.engines, { id: 'joined' });
    expect(formatRun(spec, 'sh')).toBe(
      'docker run -d --name joined --network shop --network name=backoffice,alias=back --network-alias web busybox sleep 600',
    );
    expect(notes).toEqual(watcher.engines.current().info.apiVersion < '1.44' ? ['networks-later'] : []);
    await cli.docker('rm', '-f', 'joined');
  });

  it('keeps to its own image when the name means another one by now', async () => {
    await cli.docker('tag', 'busybox', 'moving:1');
    await cli.docker('create', '--name', 'moved', 'moving:1');
    await cli.docker('tag', 'web-image', 'moving:1');
    await expect.poll(async () => (await containerSpec(watcher.engines, { id: 'moved' })).notes).toEqual(['image-moved']);
    const { spec } = await containerSpec(watcher.engines, { id: 'moved' });
    expect(formatRun(spec, 'sh')).toBe('docker run -d --name moved moving:1');
    await cli.docker('rm', 'moved');
    await cli.docker('rmi', 'moving:1');
  });

  it('refuses a container that is gone', async () => {
    await expect(containerSpec(watcher.engines, { id: 'nobody' })).rejects.toMatchObject({ error: { code: 'not-found' } });
  });
});
