import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  commandOf,
  formatCommand,
  viewCommands,
  withoutCommand,
  type InputOf,
  type Names,
} from '../../../../src/shared/cli';
import { calls, streams, type CallName, type StreamName } from '../../../../src/shared/contract';
import { word } from '../text/words';
import { everyName, samples, spec } from './samples';

const names: Names = {
  container: (id) => ({ c1: 'web-app', c2: 'db' })[id] ?? id,
  image: (ref) => ref,
  endpoint: (id) =>
    id === 'context:colima'
      ? { name: 'colima', address: 'unix:///c.sock', source: 'context' }
      : { name: 'rootless', address: 'unix:///run/user/1000/docker.sock', source: 'socket' },
};

const line = <N extends CallName | StreamName>(name: N, input: InputOf<N>) => {
  const command = commandOf(name, input, names);
  return command === null ? null : formatCommand(command, 'sh');
};

describe('the command of every call and stream', () => {
  it('is looked for by all of the contract', () => {
    expect([...everyName].sort()).toEqual([...Object.keys(calls), ...Object.keys(streams)].sort());
  });

  it('is missing for those alone that no docker command does', () => {
    const missing = everyName.filter((name) => line(name, samples[name]) === null);
    expect(missing.sort()).toEqual(Object.keys(withoutCommand).sort());
  });

  it.each(everyName.filter((name) => !(name in withoutCommand)))('is a docker command: %s', (name) => {
    expect(line(name, samples[name])).toMatch(/^docker [a-z-]/);
  });

  it('names what it is for', () => {
    expect(line('containers.start', samples['containers.start'])).toBe('docker start web-app db');
    expect(line('containers.stop', samples['containers.stop'])).toBe('docker stop web-app db');
    expect(line('containers.stop', { ids: ['c1'], graceSeconds: 0 })).toBe('docker stop -t 0 web-app');
    expect(line('containers.stop', { ids: ['c1'], graceSeconds: -1 })).toBe('docker stop -t -1 web-app');
    expect(line('containers.rename', samples['containers.rename'])).toBe('docker rename web-app web-2');
    expect(line('containers.list', { all: true, size: true })).toBe('docker ps -a -s');
    expect(line('images.remove', { refs: ['a:1', 'b:2'], force: true })).toBe('docker rmi -f a:1 b:2');
    expect(line('images.pull', samples['images.pull'])).toBe('docker pull ghcr.io/acme/web:1');
  });

  it.each(['SIGKILL', 'KILL', '9'])('leaves out %s, which kill sends by itself', (signal) => {
    expect(line('containers.kill', { ids: ['c1'], signal })).toBe('docker kill web-app');
  });

  it('says any other signal', () => {
    expect(line('containers.kill', { ids: ['c1'], signal: 'SIGHUP' })).toBe('docker kill -s SIGHUP web-app');
  });

  it('says -f and -v of a removal', () => {
    expect(line('containers.remove', { ids: ['c1'], force: true, volumes: true })).toBe('docker rm -f -v web-app');
    expect(line('containers.remove', { ids: ['c1'], force: false, volumes: true })).toBe('docker rm -v web-app');
  });

  it('says a whole set as the command that lists it', () => {
    const ids = ['c1', 'c2'];
    expect(line('containers.stop', { ids, whole: 'running' })).toBe('docker stop $(docker ps -q)');
    expect(line('containers.kill', { ids, whole: 'running', signal: 'SIGKILL' })).toBe('docker kill $(docker ps -q)');
    expect(line('containers.remove', { ids, whole: 'all', force: true, volumes: false })).toBe(
      'docker rm -f $(docker ps -qa)',
    );
    expect(line('containers.remove', { ids, whole: 'stopped', force: false, volumes: false })).toBe(
      'docker rm $(docker ps -qa -f status=exited -f status=created -f status=dead)',
    );
  });

  it('switches to a context by its name, and to any other engine by its address', () => {
    expect(line('engine.use', { endpointId: 'context:colima' })).toBe('docker context use colima');
    expect(line('engine.use', { endpointId: 'x' })).toBe('docker -H unix:///run/user/1000/docker.sock version');
  });

  it('starts in the background or stays with the output, whatever the form says', () => {
    expect(line('run.start', { spec: { ...spec, detach: false } })).toBe('docker run -d --name web-app web-image');
    expect(line('run.attached', { spec })).toBe('docker run --name web-app web-image');
    expect(line('run.create', { spec })).toBe('docker create --name web-app web-image');
  });

  it('never lets a name pass for a flag', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 3 }), (ids) => {
        const command = commandOf('containers.stop', { ids }, { container: (id) => id, image: (ref) => ref }) ?? [];
        const flags = command.slice(2, -ids.length);
        expect(flags).toEqual(ids.some((id) => id.startsWith('-')) ? ['--'] : []);
      }),
    );
  });

  it('has the views as well', () => {
    expect(viewCommands.psQuiet(true)).toEqual(['docker', 'ps', '-qa']);
    expect(viewCommands.psSize(false)).toEqual(['docker', 'ps', '-s']);
    expect(viewCommands.psAll).toEqual(['docker', 'ps', '-a']);
  });
});
