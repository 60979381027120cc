import { describe, expect, it } from 'vitest';
import { toAppError } from '../../../../src/main/docker/errors';
import { blameField, requireValid } from '../../../../src/main/docker/run-errors';
import { AppFailure } from '../../../../src/shared/errors';
import type { Container } from '../../../../src/shared/models';
import { emptyRunSpec, type RunSpec } from '../../../../src/shared/run';

const spec = (more: Partial<RunSpec>): RunSpec => ({ ...emptyRunSpec('busybox'), ...more });
const port = (hostPort: string, containerPort = '80', hostIp = '') => ({ hostIp, hostPort, containerPort, protocol: 'tcp' as const });
const bind = (source: string, target: string) => ({ type: 'bind' as const, source, target, readOnly: false });
/** An error as dockerode gives it. */
const refused = (message: string, statusCode = 500) => toAppError(Object.assign(new Error(message), { statusCode, json: { message } }));
const blamed = (message: string, form: RunSpec, statusCode?: number, containers: Container[] = []) =>
  blameField(refused(message, statusCode), form, containers);

const holder: Container = {
  id: 'h'.repeat(64),
  name: 'holder',
  image: 'busybox',
  imageId: 'sha256:1',
  command: '',
  created: 0,
  state: 'running',
  exitCode: null,
  oomKilled: false,
  health: 'none',
  ports: [{ hostIp: '0.0.0.0', hostPort: 8000, containerPort: 80, protocol: 'tcp' }],
  labels: {},
  project: '',
  projectFile: '',
  service: '',
  stopping: null,
  size: null,
};

describe('what the engine says of a run', () => {
  it.each([
    'driver failed programming external connectivity on endpoint x (abc): Bind for 0.0.0.0:8000 failed: port is already allocated',
    'driver failed programming external connectivity on endpoint x (abc): Error starting userland proxy: listen tcp4 127.0.0.1:8000: bind: address already in use',
    'failed to set up container networking: driver failed programming external connectivity on endpoint x (abc): Bind for 127.0.0.1:8000 failed: port is already allocated',
    'failed to set up container networking: failed to bind host port for 0.0.0.0:8000:172.17.0.2:80/tcp: address already in use',
    'failed to set up container networking: failed to bind host port 127.0.0.1:8000/tcp: address already in use',
    'driver failed programming external connectivity on endpoint x (abc): Error starting userland proxy: listen tcp6 [::1]:8000: bind: address already in use',
    'failed to set up container networking: driver failed programming external connectivity on endpoint x (abc): failed to bind host port for [::1]:8000:198.19.40.4:80/tcp: address already in use',
  ])('finds the row of a busy port and who has it: %s', (words) => {
    const error = blamed(words, spec({ ports: [port('9000'), port('8000')] }), 500, [{ ...holder, state: 'exited' }, holder]);
    expect(error).toMatchObject({ code: 'port-in-use', field: 'ports.1.hostPort' });
    expect(error.subjects?.[0]).toEqual({ kind: 'container', id: holder.id, name: 'holder' });
    expect(error.subjects?.[1]).toMatchObject({ kind: 'port', id: '8000' });
  });

  it('finds a busy port within a range', () => {
    const error = blamed('Bind for 0.0.0.0:8003 failed: port is already allocated', spec({ ports: [port('7000'), port('8000-8005', '80-85')] }));
    expect(error.field).toBe('ports.1.hostPort');
  });

  it.each<[string, Partial<RunSpec>, string]>([
    ['command', { command: ['nosuch'] }, 'exec: "nosuch": executable file not found in $PATH: unknown'],
    ['command', {}, 'exec: "nosuch": executable file not found in $PATH: unknown'],
    ['entrypoint', { entrypoint: 'nosuch', command: ['x'] }, 'exec: "nosuch": executable file not found in $PATH: unknown'],
    ['command', { entrypoint: '', command: ['nosuch'] }, 'exec: "nosuch": executable file not found in $PATH: unknown'],
    ['command', {}, 'No command specified'],
  ])('blames the %s of %j', (field, form, words) => {
    expect(blamed(words, spec(form), 400)).toMatchObject({ code: 'bad-command', field });
  });

  it.each<[string, string]>([
    ['mounts.1.source', 'error while creating mount source path \'/b/c\': mkdir /b/c: read-only file system'],
    ['mounts.1.source', 'invalid mount config for type "bind": bind source path does not exist: /b/c'],
    ['mounts.1.source', 'error mounting "/b/c" to rootfs at "/two": not a directory'],
    ['mounts.1.target', 'Duplicate mount point: /two'],
    ['workdir', 'Cannot mkdir: /work/dir is not a directory'],
    ['ports.0.hostIp', 'listen tcp4 203.0.113.7:8000: bind: cannot assign requested address'],
    ['ports.0.hostPort', 'listen tcp4 203.0.113.7:8000: bind: permission denied'],
    ['env.0.name', 'invalid environment variable: A B'],
  ])('finds %s in: %s', (field, words) => {
    const form = spec({
      mounts: [bind('/a', '/one'), bind('/b/c', '/two')],
      ports: [port('8000', '80', '203.0.113.7')],
      workdir: '/work/dir',
      env: [{ name: 'A B', value: '' }],
    });
    expect(blamed(words, form).field).toBe(field);
  });

  it('blames nothing for what has nothing to do with the form', () => {
    expect(blamed('no space left on device', spec({ ports: [port('8000')] })).field).toBeUndefined();
    expect(blamed('something went wrong', spec({})).field).toBeUndefined();
  });

  it('keeps the words of the engine', () => {
    expect(blamed('No such image: busybox:latest', spec({}), 404)).toMatchObject({
      code: 'image-not-found',
      field: 'image',
      detail: 'No such image: busybox:latest',
    });
  });
});

describe('a form that no engine would take', () => {
  it('is refused with its first wrong field', () => {
    const wrong = () => requireValid(spec({ ports: [port('99999')], workdir: 'relative' }));
    expect(wrong).toThrow(AppFailure);
    expect(wrong).toThrow(/ports\.0\.hostPort/);
  });
  it('passes when it is right', () => {
    expect(() => requireValid(spec({ ports: [port('8000')] }))).not.toThrow();
  });
});
