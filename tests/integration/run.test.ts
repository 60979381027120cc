import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createContainer, runDetached } from '../../src/main/docker/run';
import { AppFailure, type AppError } from '../../src/shared/errors';
import { createCommand, emptyRunSpec, runCommand, type RunSpec } from '../../src/shared/run';
import { DockerCli } from '../support/docker';
import { engineMissing, testEngine } from '../support/engine';
import { enginesFor, Watcher } from '../support/engines';
import { comparable } from '../support/inspected';
import { describeUnless } from '../support/skip';

const environment = { PATH: process.env['PATH'], HOME: process.env['HOME'] };
const folder = mkdtempSync(join(tmpdir(), 'slipway-run-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const spec = (more: Partial<RunSpec>): RunSpec => ({ ...emptyRunSpec('busybox'), ...more });
const port = (containerPort: string, hostPort = '', hostIp = '', protocol: 'tcp' | 'udp' = 'tcp') => ({
  hostIp,
  hostPort,
  containerPort,
  protocol,
});
const volume = (source: string, target: string, readOnly = false) => ({ type: 'volume' as const, source, target, readOnly });
const bind = (source: string, target: string, readOnly = false) => ({ type: 'bind' as const, source, target, readOnly });
const sleeping = { command: ['sleep', '600'], init: true };

/** Forms that must come out as the docker CLI makes them. */
const forms: Record<string, RunSpec> = {
  'nothing but an image': spec({}),
  'a web server on a port of loopback': spec({ image: 'web-image', ports: [port('80', '48000', '127.0.0.1')] }),
  'a name': spec({ name: 'differential', command: ['true'] }),
  'removal at the end': spec({ remove: true, ...sleeping }),
  'an open input': spec({ interactive: true, command: ['cat'] }),
  'a terminal': spec({ tty: true, ...sleeping }),
  'an open input and a terminal': spec({ interactive: true, tty: true, command: ['sh'] }),
  'an init process': spec({ init: true, command: ['sleep', '600'] }),
  'a port the engine chooses': spec({ ports: [port('80')], ...sleeping }),
  'a port of every address': spec({ ports: [port('80', '48001')], ...sleeping }),
  'a port the engine chooses on one address': spec({ ports: [port('80', '', '127.0.0.1')], ...sleeping }),
  'a UDP port': spec({ ports: [port('53', '48053', '127.0.0.1', 'udp')], ...sleeping }),
  'the same port in TCP and UDP': spec({ ports: [port('53', '48054'), port('53', '48054', '', 'udp')], ...sleeping }),
  'equal ranges of ports': spec({ ports: [port('8000-8003', '48010-48013', '127.0.0.1')], ...sleeping }),
  'a range of container ports alone': spec({ ports: [port('8000-8002')], ...sleeping }),
  'one port from a range of the host': spec({ ports: [port('80', '48020-48029', '127.0.0.1')], ...sleeping }),
  'an IPv6 address': spec({ ports: [port('80', '48030', '::1')], command: ['true'] }),
  'an IPv6 address in brackets': spec({ ports: [port('80', '48031', '[::1]')], command: ['true'] }),
  'one container port on two host ports': spec({ ports: [port('80', '48032'), port('80', '48033')], ...sleeping }),
  'variables with spaces, quotes, equals signs and nothing': spec({
    env: [
      { name: 'SPACES', value: 'a  b' },
      { name: 'QUOTES', value: `'"$HOME\`` },
      { name: 'EQUALS', value: 'a=b=c' },
      { name: 'EMPTY', value: '' },
      { name: 'LINES', value: 'one\ntwo' },
    ],
    ...sleeping,
  }),
  'a variable of the environment': spec({ env: [{ name: 'HOME', value: null }], ...sleeping }),
  'a variable the environment does not have': spec({ env: [{ name: 'SLIPWAY_NO_SUCH', value: null }], ...sleeping }),
  'a bind mount': spec({ mounts: [bind(folder, '/data')], ...sleeping }),
  'a read-only bind mount': spec({ mounts: [bind(folder, '/data', true)], ...sleeping }),
  'a named volume': spec({ mounts: [volume('differential-volume', '/data')], ...sleeping }),
  'a read-only named volume': spec({ mounts: [volume('differential-volume', '/data', true)], ...sleeping }),
  'an anonymous volume': spec({ mounts: [volume('', '/data')], ...sleeping }),
  'three mounts at once': spec({ mounts: [bind(folder, '/a'), volume('differential-volume', '/b', true), volume('', '/c')], ...sleeping }),
  'a working directory': spec({ workdir: '/tmp', ...sleeping }),
  'a working directory that is not there': spec({ workdir: '/made/by/docker', ...sleeping }),
  'another entrypoint': spec({ entrypoint: '/bin/sleep', command: ['600'], init: true }),
  'no entrypoint': spec({ image: 'web-image', entrypoint: '', command: ['/bin/busybox', 'sleep', '600'], init: true }),
  'arguments with spaces and quotes': spec({ command: ['sh', '-c', `echo "it's"; exec sleep 600`], init: true }),
  'an image with its tag': spec({ image: 'busybox:latest', ...sleeping }),
  'an image by its long name': spec({ image: 'docker.io/library/busybox:latest', ...sleeping }),
  everything: spec({
    name: 'everything',
    remove: true,
    interactive: true,
    tty: true,
    init: true,
    ports: [port('80', '48040', '127.0.0.1'), port('443')],
    env: [{ name: 'A', value: '1' }],
    mounts: [bind(folder, '/data', true)],
    workdir: '/tmp',
    entrypoint: 'sh',
    command: ['-c', 'sleep 600'],
  }),
};

describeUnless(engineMissing(), 'docker run', () => {
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

  describe('what a form makes, against what its docker command makes', () => {
    it.each(Object.entries(forms))('is the same when it is created: %s', async (_what, form) => {
      const theirs = await cli.docker(...words(createCommand(form)).slice(1));
      const expected = comparable(await cli.inspect(theirs));
      await cli.docker('rm', '-f', '-v', theirs);
      const ours = await createContainer(engines(), form, environment);
      expect(comparable(await cli.inspect(ours.id))).toEqual(expected);
      expect(ours.name).toBe(String((await cli.inspect(ours.id))['Name']).slice(1));
    });

    // What a start decides: ports, mounts, the terminal and the removal. IPv6 is not on every machine.
    const running = Object.entries(forms).filter(
      ([what, { ports, mounts, remove, tty }]) => !what.includes('IPv6') && (ports.length > 0 || mounts.length > 1 || remove || tty),
    );
    it.each(running)('is the same when it runs: %s', async (_what, form) => {
      const theirs = await cli.docker(...words(runCommand({ ...form, detach: true })).slice(1));
      const expected = comparable(await cli.inspect(theirs));
      await cli.docker('rm', '-f', '-v', theirs);
      const ours = await runDetached(engines(), form, environment);
      expect(comparable(await cli.inspect(ours.id))).toEqual(expected);
    });
  });

  it('shows what was run in the state without being asked', async () => {
    const { id } = await runDetached(engines(), spec({ name: 'shown', ...sleeping }), environment);
    await watcher.until(() => watcher.container('shown')?.state === 'running' && watcher.container('shown')?.id === id);
  });

  it('removes a container run with --rm when it has ended', async () => {
    const { id } = await runDetached(engines(), spec({ name: 'short', remove: true, ...sleeping }), environment);
    await watcher.until(() => watcher.container('short') !== undefined);
    await cli.docker('stop', '-t', '1', id);
    await watcher.until(() => watcher.container('short') === undefined);
    expect(await cli.lines('ps', '-aq')).toEqual([]);
  });

  it('passes on the warnings of the engine', async () => {
    const { warnings } = await createContainer(engines(), spec({}), environment);
    const expected = await cli.docker('version', '--format', '{{.Server.Version}}');
    expect(Array.isArray(warnings), expected).toBe(true);
  });

  describe('what the engine refuses', () => {
    it('names the container that has the name', async () => {
      const id = await cli.docker('create', '--name', 'taken', 'busybox');
      await watcher.until(() => watcher.container('taken') !== undefined);
      const error = await refusal(runDetached(engines(), spec({ name: 'taken' }), environment));
      expect(error).toMatchObject({ code: 'name-in-use', field: 'name', subjects: [{ kind: 'container', id, name: 'taken' }] });
      expect(error.created).toBeUndefined();
    });

    it('names the container that has the port, and what was created before', async () => {
      const id = await cli.docker('run', '-d', '--init', '--name', 'holder', '-p', '127.0.0.1:48100:80', 'busybox', 'sleep', '600');
      await watcher.until(() => watcher.container('holder')?.ports.some(({ hostPort }) => hostPort === 48100));
      const form = spec({ name: 'late', ports: [port('81', '48101', '127.0.0.1'), port('80', '48100', '127.0.0.1')], ...sleeping });
      const error = await refusal(runDetached(engines(), form, environment));
      expect(error).toMatchObject({ code: 'port-in-use', field: 'ports.1.hostPort', created: { kind: 'container', name: 'late' } });
      expect(error.subjects).toContainEqual({ kind: 'container', id, name: 'holder' });
      expect(error.detail).toContain('48100');
      expect(await cli.docker('inspect', '--format', '{{.State.Status}}', error.created?.id ?? '')).toBe('created');
    });

    it('finds the row of a port range that is partly taken by a program that is no container', async () => {
      const { createServer } = await import('node:net');
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(48_112, '127.0.0.1', resolve));
      try {
        const form = spec({ ports: [port('80-84', '48110-48114', '127.0.0.1')], ...sleeping });
        const error = await refusal(runDetached(engines(), form, environment));
        expect(error).toMatchObject({ code: 'port-in-use', field: 'ports.0.hostPort', subjects: [{ kind: 'port', id: '48112' }] });
      } finally {
        server.close();
      }
    });

    it('says that the address is not one of this computer', async () => {
      const form = spec({ ports: [port('80', '48120'), port('81', '48121', '203.0.113.7')], ...sleeping });
      const error = await refusal(runDetached(engines(), form, environment));
      expect(error.field).toBe('ports.1.hostIp');
    });

    it('says that the image is not here', async () => {
      const error = await refusal(createContainer(engines(), spec({ image: 'nobody/nothing:1' }), environment));
      expect(error).toMatchObject({ code: 'image-not-found', field: 'image' });
      expect(error.detail).toContain('nobody/nothing:1');
    });

    it.each([
      ['command', spec({ command: ['no-such-program'] })],
      ['command', spec({ command: ['/etc'] })],
      ['entrypoint', spec({ entrypoint: 'no-such-program' })],
      ['entrypoint', spec({ entrypoint: 'no-such-program', command: ['argument'] })],
    ])('says that the %s cannot be run, and what is left', async (field, form) => {
      const error = await refusal(runDetached(engines(), form, environment));
      expect(error).toMatchObject({ code: 'bad-command', field });
      expect(await cli.lines('ps', '-aq', '--no-trunc')).toEqual([error.created?.id]);
    });

    it('says truly that nothing is left of a container run with --rm that could not start', async () => {
      const form = spec({ remove: true, command: ['no-such-program'] });
      const error = await refusal(runDetached(engines(), form, environment));
      expect(error).toMatchObject({ code: 'bad-command', field: 'command' });
      expect(error.created).toBeUndefined();
      expect(await cli.lines('ps', '-aq')).toEqual([]);
    });

    it('says that an image without a command needs one', async () => {
      const tar = join(folder, 'empty.tar');
      writeFileSync(tar, Buffer.alloc(1024));
      await cli.docker('import', tar, 'no-command');
      const error = await refusal(createContainer(engines(), spec({ image: 'no-command' }), environment));
      expect(error).toMatchObject({ code: 'bad-command', field: 'command' });
      await cli.docker('rmi', 'no-command');
    });

    it('finds the mount whose source cannot be a folder', async () => {
      const file = join(folder, 'a-file');
      writeFileSync(file, '');
      const form = spec({ mounts: [volume('', '/ok'), bind(join(file, 'inside'), '/data')], ...sleeping });
      const error = await refusal(runDetached(engines(), form, environment));
      expect(error.field).toBe('mounts.1.source');
    });

    it('finds the mount whose target is a file where the source is a folder', async () => {
      const form = spec({ mounts: [bind(folder, '/etc/passwd')], ...sleeping });
      const error = await refusal(runDetached(engines(), form, environment));
      expect(error.field).toMatch(/^mounts\.0\.(source|target)$/);
    });

    it('finds a working directory that is a file', async () => {
      const error = await refusal(runDetached(engines(), spec({ workdir: '/etc/passwd', ...sleeping }), environment));
      expect(error.field).toBe('workdir');
    });

    it.each([
      ['image', spec({ image: 'Busybox' })],
      ['name', spec({ name: '-bad' })],
      ['mounts.0.source', spec({ mounts: [bind('./relative', '/data')] })],
      ['mounts.0.source', spec({ mounts: [bind('~/home', '/data')] })],
      ['ports.0.hostPort', spec({ ports: [port('80', '70000')] })],
      ['workdir', spec({ workdir: 'relative' })],
    ])('refuses a wrong %s before the engine is asked', async (field, form) => {
      expect(await refusal(createContainer(engines(), form, environment))).toMatchObject({ code: 'invalid-request', field });
      expect(await cli.lines('ps', '-aq')).toEqual([]);
    });
  });
});

function words(command: readonly unknown[]): string[] {
  return command.map(String);
}

async function refusal(work: Promise<unknown>): Promise<AppError> {
  const thrown = await work.then(
    () => new Error('The engine did not refuse.'),
    (error: unknown) => error,
  );
  if (thrown instanceof AppFailure) return thrown.error;
  throw thrown;
}
