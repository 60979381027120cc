import { describe, expect, it } from 'vitest';
import { portUrl } from '../../../../src/main/docker/port-url';
import { AppFailure } from '../../../../src/shared/errors';
import type { Container, Port } from '../../../../src/shared/models';

const local = 'unix:///var/run/docker.sock';
const publishing = (...ports: Partial<Port>[]): Container => ({
  id: 'id', name: 'web', image: 'web-image', imageId: '', command: '', created: 0, state: 'running', exitCode: null,
  oomKilled: false, health: 'none', labels: {}, project: '', projectFile: '', service: '', stopping: null, size: null,
  ports: ports.map((port) => ({ hostIp: '0.0.0.0', hostPort: 8000, containerPort: 80, protocol: 'tcp', ...port })),
});

describe('the address of a published port', () => {
  it.each([
    [{}, local, 'http://localhost:8000'],
    [{ hostIp: '::' }, local, 'http://localhost:8000'],
    [{ hostIp: '127.0.0.1' }, local, 'http://127.0.0.1:8000'],
    [{ hostIp: '::1' }, local, 'http://[::1]:8000'],
    [{ hostIp: '192.0.2.1' }, local, 'http://192.0.2.1:8000'],
    [{ containerPort: 443 }, local, 'https://localhost:8000'],
    [{}, 'tcp://build.example:2375', 'http://build.example:8000'],
    [{}, 'ssh://ann@build.example', 'http://build.example:8000'],
    [{}, 'tcp://127.0.0.1:2375', 'http://localhost:8000'],
    [{ hostIp: '192.0.2.1' }, 'tcp://build.example:2375', 'http://192.0.2.1:8000'],
  ])('of %j on %s is %s', (port, engine, url) => {
    expect(portUrl(publishing(port), 8000, engine)).toBe(url);
  });

  it('takes IPv4 where a port is published to both', () => {
    expect(portUrl(publishing({ hostIp: '::1' }, { hostIp: '127.0.0.1' }), 8000, local)).toBe('http://127.0.0.1:8000');
  });

  it('is refused for what is not published over TCP now', () => {
    expect(() => portUrl(undefined, 8000, local)).toThrow(AppFailure);
    expect(() => portUrl(publishing(), 8001, local)).toThrow(AppFailure);
    expect(() => portUrl(publishing({ protocol: 'udp' }), 8000, local)).toThrow(AppFailure);
    expect(() => portUrl(publishing({ hostPort: null }), 80, local)).toThrow(AppFailure);
  });

  it("is refused for the loopback of another computer", () => {
    expect(() => portUrl(publishing({ hostIp: '127.0.0.1' }), 8000, 'ssh://ann@build.example')).toThrow(/only to the engine's own computer/);
  });
});
