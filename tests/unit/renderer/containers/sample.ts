import type { Container, Port } from '../../../../src/shared/models';

let count = 0;

/** A running container with what a test wants to be different. */
export function container(over: Partial<Container> = {}): Container {
  count += 1;
  const id = over.id ?? count.toString(16).padStart(64, '0');
  return {
    id,
    name: `name-${count}`,
    image: 'web-image',
    imageId: 'sha256:1',
    command: 'httpd',
    created: 1_000_000 + count,
    state: 'running',
    exitCode: null,
    oomKilled: false,
    health: 'none',
    ports: [],
    labels: {},
    project: '',
    projectFile: '',
    service: '',
    stopping: null,
    size: null,
    ...over,
  };
}

export function port(over: Partial<Port> = {}): Port {
  return { hostIp: '127.0.0.1', hostPort: 8000, containerPort: 80, protocol: 'tcp', ...over };
}
