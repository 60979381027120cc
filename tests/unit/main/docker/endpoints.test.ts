import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { listTargets, resolveEndpoint } from '../../../../src/main/docker/endpoints';
import type { Environment } from '../../../../src/main/docker/environment';
import { environmentWith } from '../../../support/engines';

const CONFIG = '/home/ann/.docker/config.json';
const sha = (name: string) => createHash('sha256').update(name).digest('hex');

function contextFiles(name: string, host: string, extra: Record<string, unknown> = {}, folder = '/home/ann/.docker') {
  const meta = { Name: name, Metadata: {}, Endpoints: { docker: { Host: host, SkipTLSVerify: false, ...extra } } };
  return { [`${folder}/contexts/meta/${sha(name)}/meta.json`]: JSON.stringify(meta) };
}
const socket = (path: string) => ({ [path]: '' });
const address = (environment: Environment, chosen: string | null = null) => {
  const resolution = resolveEndpoint(environment, chosen);
  return resolution.kind === 'target' ? resolution.target.endpoint.address : resolution;
};

describe('which engine is used', () => {
  const everything = {
    [CONFIG]: JSON.stringify({ currentContext: 'remote' }),
    ...contextFiles('remote', 'ssh://ops@build-02'),
    ...contextFiles('other', 'tcp://other:2375'),
    ...socket('/var/run/docker.sock'),
  };

  it('is the one chosen in the settings before all others', () => {
    const environment = environmentWith({ DOCKER_HOST: 'tcp://env:1', DOCKER_CONTEXT: 'other' }, everything);
    expect(address(environment, 'tcp://mine:2375')).toBe('tcp://mine:2375');
  });

  it('is that of DOCKER_HOST before a context', () => {
    expect(address(environmentWith({ DOCKER_HOST: 'tcp://env:1', DOCKER_CONTEXT: 'other' }, everything))).toBe('tcp://env:1');
  });

  it('is that of DOCKER_CONTEXT before the current context', () => {
    expect(address(environmentWith({ DOCKER_CONTEXT: 'other' }, everything))).toBe('tcp://other:2375');
  });

  it('is that of the current context before a socket', () => {
    expect(resolveEndpoint(environmentWith({}, everything), null)).toMatchObject({
      rule: 'context',
      target: { endpoint: { name: 'remote', address: 'ssh://ops@build-02', source: 'context' } },
    });
  });

  it('is the usual socket when the current context is called default', () => {
    expect(address(environmentWith({ DOCKER_CONTEXT: 'default' }, everything))).toBe('unix:///var/run/docker.sock');
  });

  it('is looked for in DOCKER_CONFIG when that is set', () => {
    const files = { '/cfg/config.json': JSON.stringify({ currentContext: 'there' }), ...contextFiles('there', 'tcp://there:1', {}, '/cfg') };
    expect(address(environmentWith({ DOCKER_CONFIG: '/cfg' }, files))).toBe('tcp://there:1');
  });

  it('is none when the context does not exist, rather than another engine', () => {
    const environment = environmentWith({ DOCKER_CONTEXT: 'gone' }, socket('/var/run/docker.sock'));
    expect(resolveEndpoint(environment, null)).toEqual({ kind: 'no-context', context: 'gone' });
  });

  it.each([
    ['/run/user/1000/docker.sock', 'rootless'],
    ['/home/ann/.docker/run/docker.sock', 'Docker Desktop'],
    ['/home/ann/.docker/desktop/docker.sock', 'Docker Desktop'],
    ['/home/ann/.colima/default/docker.sock', 'Colima'],
    ['/home/ann/.orbstack/run/docker.sock', 'OrbStack'],
    ['/home/ann/.rd/docker.sock', 'Rancher Desktop'],
    ['/run/user/1000/podman/podman.sock', 'Podman'],
    ['/run/podman/podman.sock', 'Podman (root)'],
  ])('is found at %s', (path, name) => {
    const environment = environmentWith({ XDG_RUNTIME_DIR: '/run/user/1000' }, socket(path));
    expect(resolveEndpoint(environment, null)).toMatchObject({
      rule: 'found',
      target: { endpoint: { name, address: `unix://${path}`, source: 'socket' } },
    });
  });

  it('is looked for at the first of the usual places when nothing is anywhere', () => {
    expect(address(environmentWith())).toBe('unix:///var/run/docker.sock');
    expect(address({ ...environmentWith(), platform: 'darwin' })).toBe('unix:///var/run/docker.sock');
    expect(address({ ...environmentWith(), platform: 'win32' })).toBe('npipe:////./pipe/docker_engine');
  });

  it('survives damaged files', () => {
    for (const text of ['', 'null', '[]', '{"currentContext":7}', '{"currentContext":""}', '{ not json']) {
      expect(address(environmentWith({}, { [CONFIG]: text }))).toBe('unix:///var/run/docker.sock');
    }
    const damaged = { [`/home/ann/.docker/contexts/meta/${sha('x')}/meta.json`]: '{"Name":"x"}' };
    expect(resolveEndpoint(environmentWith({ DOCKER_CONTEXT: 'x' }, damaged), null).kind).toBe('no-context');
  });
});

describe('TLS', () => {
  it('is checked with DOCKER_TLS_VERIFY, and comes from DOCKER_CERT_PATH or the folder of the configuration', () => {
    const tls = (env: Record<string, string>) => {
      const resolution = resolveEndpoint(environmentWith({ DOCKER_HOST: 'tcp://h:2376', ...env }), null);
      return resolution.kind === 'target' ? resolution.target.tls : null;
    };
    expect(tls({ DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '/certs' })).toEqual({ folder: '/certs', verify: true });
    expect(tls({ DOCKER_TLS_VERIFY: '1' })).toEqual({ folder: '/home/ann/.docker', verify: true });
    expect(tls({ DOCKER_TLS: '1' })).toEqual({ folder: '/home/ann/.docker', verify: false });
    expect(tls({ DOCKER_CERT_PATH: '/certs' })).toBeNull();
  });

  it('comes with a context', () => {
    const folder = `/home/ann/.docker/contexts/tls/${sha('safe')}/docker`;
    const files = { ...contextFiles('safe', 'tcp://safe:2376'), [`${folder}/ca.pem`]: '' };
    expect(resolveEndpoint(environmentWith({ DOCKER_CONTEXT: 'safe' }, files), null)).toMatchObject({ target: { tls: { folder, verify: true } } });
    const trusting = contextFiles('trusting', 'tcp://t:2376', { SkipTLSVerify: true });
    expect(resolveEndpoint(environmentWith({ DOCKER_CONTEXT: 'trusting' }, trusting), null)).toMatchObject({ target: { tls: { verify: false } } });
  });

  it('comes along when the engine was chosen by its address', () => {
    const folder = `/home/ann/.docker/contexts/tls/${sha('safe')}/docker`;
    const files = { ...contextFiles('safe', 'tcp://safe:2376'), [`${folder}/ca.pem`]: '' };
    expect(resolveEndpoint(environmentWith({}, files), 'tcp://safe:2376')).toMatchObject({
      target: { endpoint: { name: 'safe', source: 'settings' }, tls: { folder } },
    });
  });
});

describe('the engines to choose from', () => {
  it('are that of the environment, every context and every socket, each address once', () => {
    const environment = environmentWith(
      { DOCKER_HOST: 'unix:///var/run/docker.sock', XDG_RUNTIME_DIR: '/run/user/1000' },
      {
        ...contextFiles('b', 'tcp://b:2375'),
        ...contextFiles('a', 'ssh://a'),
        ...socket('/var/run/docker.sock'),
        ...socket('/run/user/1000/docker.sock'),
      },
    );
    expect(listTargets(environment).map(({ endpoint }) => [endpoint.source, endpoint.name, endpoint.address])).toEqual([
      ['environment', 'DOCKER_HOST', 'unix:///var/run/docker.sock'],
      ['context', 'a', 'ssh://a'],
      ['context', 'b', 'tcp://b:2375'],
      ['socket', 'rootless', 'unix:///run/user/1000/docker.sock'],
    ]);
  });

  it('have ids that stay the same', () => {
    const environment = environmentWith({}, socket('/var/run/docker.sock'));
    expect(listTargets(environment)).toEqual(listTargets(environment));
    expect(listTargets(environment)[0]?.endpoint.id).toBe('socket:unix:///var/run/docker.sock');
  });
});
