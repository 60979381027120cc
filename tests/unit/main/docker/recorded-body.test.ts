import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createBody, readFiles } from '../../../../src/main/docker/create-body';
import { optionNames, optionOf, readRunLines, validateRunSpec } from '../../../../src/shared/run';
import { DockerCli } from '../../../support/docker';
import { dockerMissing } from '../../../support/docker-version';
import { FakeEngine } from '../../../support/fake-engine';
import { createLines, lineFiles } from '../../../support/run-lines';
import { describeUnless } from '../../../support/skip';

/*
 * What the docker CLI sends for a line, recorded by an engine that makes nothing, against what we send for it. The lines
 * go through /bin/sh there, and through our own reading here.
 */

type Recorded = { readonly query: string; readonly body: unknown };

describeUnless(dockerMissing(), 'the body of a create', () => {
  const engine = new FakeEngine();
  const files = lineFiles();
  let cli: DockerCli;
  let recorded: Recorded | null = null;
  let ostype = 'linux';
  let apiVersion = '1.50';

  beforeAll(async () => {
    engine.answers.set('/_ping', (_request, response) => {
      response.setHeader('Api-Version', apiVersion).setHeader('Ostype', ostype).end('OK');
    });
    engine.answers.set('/containers/create', (request, response) => {
      let text = '';
      request.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      request.on('end', () => {
        recorded = { query: new URL(request.url ?? '', 'http://engine').search, body: JSON.parse(text) };
        response.writeHead(201, { 'Content-Type': 'application/json' }).end('{"Id":"made","Warnings":[]}');
      });
    });
    await engine.start();
    cli = new DockerCli(engine.host);
  });
  afterAll(async () => {
    files.remove();
    await engine.stop();
  });

  it.each(createLines)('is what docker sends for %s', async (text) => {
    const line = `docker create ${files.line(text)}`;
    recorded = null;
    // What is for Windows alone the CLI sends to no other engine.
    ostype = /--(?:cpu-count|cpu-percent|io-max)/.test(line) ? 'windows' : 'linux';
    // Newer engines are not told of it.
    apiVersion = line.includes('--kernel-memory') ? '1.41' : '1.50';
    await cli.shell(line);
    rmSync(join(files.folder, 'cid'), { force: true });
    const theirs = recorded as Recorded | null;

    const [read] = readRunLines(line, 'sh').lines;
    if (!read || !theirs) throw new Error('The line was not read.');
    expect(read.problems).toEqual([]);
    expect(validateRunSpec(read.spec)).toEqual([]);
    const sources = { environment: cli.environment, files: await readFiles(read.spec), socket: engine.socket };
    const ours: unknown = JSON.parse(JSON.stringify(createBody(read.spec, 'attached', sources)));
    expect(differences(ours, theirs.body)).toEqual([]);
    const { name, options } = read.spec;
    expect(new URLSearchParams(theirs.query).get('name') ?? '').toBe(name);
    expect(new URLSearchParams(theirs.query).get('platform') ?? '').toBe(options.platform ?? '');
  });

  it('has lines with every option of docker create', () => {
    const said = createLines.join(' ');
    const missing = optionNames.filter((name) => {
      const { runOnly, short } = optionOf(name);
      if (runOnly || name === 'help') return false;
      return !new RegExp(`--${name}[ =]`).test(said) && !(short !== undefined && new RegExp(`(?:^|\\s)-[a-z]*${short}`).test(said));
    });
    expect(missing).toEqual([]);
    expect(createLines.length).toBeGreaterThanOrEqual(150);
  });
});

/** What an engine takes for what was not said: these are sent by the CLI, and left out by us. */
const defaults: Readonly<Record<string, unknown>> = { MemorySwappiness: -1, ConsoleSize: [0, 0] };

/** Where two bodies are not the same to an engine. */
function differences(ours: unknown, theirs: unknown, path = ''): string[] {
  if (isObject(ours) && isObject(theirs)) {
    return [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].flatMap((key) => {
      const isSame = !(key in ours) && (isUnsaid(theirs[key]) || JSON.stringify(theirs[key]) === JSON.stringify(defaults[key]));
      return isSame ? [] : differences(ours[key], theirs[key], `${path}.${key}`);
    });
  }
  if (isUnsaid(ours) && isUnsaid(theirs) && (ours === null) === (theirs === null)) return [];
  const [a, b] = [ours, theirs].map((value) => JSON.stringify(Array.isArray(value) ? sorted(path, value.map(bare)) : value));
  return a === b ? [] : [`${path}: ${a ?? 'nothing'} is not ${b ?? 'nothing'}`];
}

/** The CLI keeps these in maps, without an order. */
const sorted = (path: string, list: unknown[]) => (/\.(?:Binds|Env|Ulimits)$/.test(path) ? list.map((one) => JSON.stringify(one)).sort() : list);

/** An entry of a list without what it does not say, its keys in one order. */
function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([, part]) => !isUnsaid(part) || (isObject(part) && Object.keys(part).length === 0));
  return Object.fromEntries(kept.map(([key, part]) => [key, bare(part)] as const).sort(([a], [b]) => a.localeCompare(b)));
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A zero of Go's; an empty list is not, as an engine keeps it apart from none. */
const isUnsaid = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || value === 0 || value === false || (isObject(value) && Object.values(value).every(isUnsaid));
