import type { Container } from '../../../../src/shared/models';
import { emptyRunSpec, type RunSpec } from '../../../../src/shared/run/spec';

export function container(over: Partial<Container> = {}): Container {
  return {
    id: 'c0ffee00c0ffee00', name: 'web-app', image: 'web-image', imageId: 'sha256:1', command: 'httpd', created: 0,
    state: 'running', exitCode: null, oomKilled: false, health: 'none', ports: [], labels: {}, project: '',
    projectFile: '', service: '', stopping: null, size: null, ...over,
  };
}

export const published = (hostPort: number): Container['ports'] => [
  { hostIp: '127.0.0.1', hostPort, containerPort: 80, protocol: 'tcp' },
];

export const spec = (over: Partial<RunSpec> = {}): RunSpec => ({ ...emptyRunSpec('web-image'), ...over });

export const port = (hostPort: string, containerPort = '80'): RunSpec['ports'][number] => ({
  hostIp: '127.0.0.1', hostPort, containerPort, protocol: 'tcp',
});

/** What stands around a form on an engine with these containers. */
export function around(...containers: readonly Container[]) {
  return {
    containers: new Map(containers.map((one) => [one.id, one])),
    ports: new Map(containers.flatMap((one) => one.ports.map((p) => [p.hostPort ?? 0, one] as const))),
  };
}
