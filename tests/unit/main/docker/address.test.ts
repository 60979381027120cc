import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAddress } from '../../../../src/main/docker/address';
import { sshArguments } from '../../../../src/main/docker/dial';

describe('the address of an engine', () => {
  it.each([
    ['unix:///var/run/docker.sock', { kind: 'unix', path: '/var/run/docker.sock' }],
    ['unix://', { kind: 'unix', path: '/var/run/docker.sock' }],
    ['npipe:////./pipe/docker_engine', { kind: 'npipe', path: '//./pipe/docker_engine' }],
    ['npipe://\\\\.\\pipe\\docker_engine', { kind: 'npipe', path: '//./pipe/docker_engine' }],
    ['tcp://10.0.0.2:4000', { kind: 'tcp', host: '10.0.0.2', port: 4000, prefix: '' }],
    ['tcp://build-02', { kind: 'tcp', host: 'build-02', port: 2375, prefix: '' }],
    ['tcp://[::1]:2375/', { kind: 'tcp', host: '::1', port: 2375, prefix: '' }],
    ['tcp://proxy:80/docker/', { kind: 'tcp', host: 'proxy', port: 80, prefix: '/docker' }],
    ['tcp://:2375', { kind: 'tcp', host: '127.0.0.1', port: 2375, prefix: '' }],
    ['build-02:2375', { kind: 'tcp', host: 'build-02', port: 2375, prefix: '' }],
    ['https://build-02', { kind: 'tcp', host: 'build-02', port: 2376, prefix: '' }],
    ['ssh://ops@build-02', { kind: 'ssh', host: 'build-02', user: 'ops', port: null, socket: '' }],
    ['ssh://build-02:2222/run/d.sock', { kind: 'ssh', host: 'build-02', user: '', port: 2222, socket: '/run/d.sock' }],
  ])('is read as the docker CLI reads it: %s', (text, address) => {
    expect(parseAddress(text)).toEqual(address);
  });

  it('has the port of TLS when TLS is asked for', () => {
    expect(parseAddress('tcp://build-02', true)).toMatchObject({ port: 2376 });
  });

  it.each(['fd://', 'ftp://host', '/var/run/docker.sock', '', 'ssh://', 'ssh://-oProxyCommand=x', 'ssh://-l@host', 'unix://relative'])(
    'is refused when no connection can be made of it: %j',
    (text) => expect(parseAddress(text).kind).toBe('unsupported'),
  );

  it('never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.string().map((end) => `tcp://${end}`), fc.string().map((end) => `ssh://%${end}@h/%`)), (text) => void parseAddress(text)));
  });

  it('over ssh starts the command that the docker CLI starts', () => {
    const address = parseAddress('ssh://ops@build-02:2222/run/my docker.sock');
    if (address.kind !== 'ssh') throw new Error('not ssh');
    const words = sshArguments(address);
    expect(words.slice(words.indexOf('-l'))).toEqual([
      '-l', 'ops', '-p', '2222', '--', 'build-02', 'docker', '--host', "'unix:///run/my docker.sock'", 'system', 'dial-stdio',
    ]);
  });
});
