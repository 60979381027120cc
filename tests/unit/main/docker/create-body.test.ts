import { describe, expect, it } from 'vitest';
import { createBody, type CreateBody } from '../../../../src/main/docker/create-body';
import { emptyRunSpec, type RunSpec } from '../../../../src/shared/run';

/* What the engine makes of these bodies is compared with the docker CLI's in tests/integration/run.test.ts. */

const body = (more: Partial<RunSpec>, environment = {}, attachment: 'attached' | 'detached' = 'detached') =>
  sent(createBody({ ...emptyRunSpec('web-image'), ...more }, attachment, { environment, files: new Map(), socket: null }));
/** As it goes over the wire, where what is undefined is not said. */
const sent = (said: CreateBody): CreateBody => JSON.parse(JSON.stringify(said)) as CreateBody;
const port = (containerPort: string, hostPort = '', hostIp = '') => ({ hostIp, hostPort, containerPort, protocol: 'tcp' as const });

describe('the body of a create', () => {
  it('attaches nothing for -d, and input only with -i otherwise', () => {
    expect(body({ interactive: true })).toMatchObject({ OpenStdin: true, AttachStdin: false, AttachStdout: false, StdinOnce: false });
    expect(body({ interactive: true }, {}, 'attached')).toMatchObject({ OpenStdin: true, AttachStdin: true, AttachStdout: true, StdinOnce: true });
    expect(body({}, {}, 'attached')).toMatchObject({ OpenStdin: false, AttachStdin: false, AttachStderr: true, StdinOnce: false });
  });

  it('pairs the ports of two ranges', () => {
    expect(body({ ports: [port('80-82', '8000-8002', '127.0.0.1')] }).HostConfig.PortBindings).toEqual({
      '80/tcp': [{ HostIp: '127.0.0.1', HostPort: '8000' }],
      '81/tcp': [{ HostIp: '127.0.0.1', HostPort: '8001' }],
      '82/tcp': [{ HostIp: '127.0.0.1', HostPort: '8002' }],
    });
  });

  it('leaves a range for one port to the engine, and so a missing host port', () => {
    const { HostConfig, ExposedPorts } = body({ ports: [port('80', '8000-8010'), port('81')] });
    expect(HostConfig.PortBindings).toEqual({
      '80/tcp': [{ HostIp: '', HostPort: '8000-8010' }],
      '81/tcp': [{ HostIp: '', HostPort: '' }],
    });
    expect(ExposedPorts).toEqual({ '80/tcp': {}, '81/tcp': {} });
  });

  it('binds one container port as often as it is said', () => {
    expect(body({ ports: [port('80', '1'), port('80', '2', '[::1]')] }).HostConfig.PortBindings['80/tcp']).toEqual([
      { HostIp: '', HostPort: '1' },
      { HostIp: '::1', HostPort: '2' },
    ]);
  });

  it('takes the value of -e NAME from the environment, and sends the bare name where there is none', () => {
    const env = [{ name: 'HERE', value: null }, { name: 'GONE', value: null }, { name: 'EMPTY', value: '' }];
    expect(body({ env }, { HERE: 'a=b' }).Env).toEqual(['HERE=a=b', 'GONE', 'EMPTY=']);
  });

  it('parts binds and named volumes from anonymous ones', () => {
    const mounts = [
      { type: 'bind' as const, source: '/src', target: '/a', readOnly: true },
      { type: 'volume' as const, source: 'data', target: '/b', readOnly: false },
      { type: 'volume' as const, source: '', target: '/c', readOnly: false },
    ];
    expect(body({ mounts })).toMatchObject({ HostConfig: { Binds: ['/src:/a:ro', 'data:/b'] }, Volumes: { '/c': {} } });
  });

  it('keeps, replaces or clears the entrypoint', () => {
    expect(body({}).Entrypoint).toBeNull();
    expect(body({ entrypoint: 'sh' }).Entrypoint).toEqual(['sh']);
    expect(body({ entrypoint: '' }).Entrypoint).toEqual(['']);
  });

  it('says nothing of an init process that was not asked for', () => {
    expect(body({}).HostConfig).not.toHaveProperty('Init');
    expect(body({ init: true }).HostConfig.Init).toBe(true);
  });
});
