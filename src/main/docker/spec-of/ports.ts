import { protocols, type PortMapping, type RunSpec } from '../../../shared/run/spec';
import type { InspectedConfig, InspectedContainer } from './inspected';
import { list, on } from './said';

/** What is published, and what is exposed beyond that and the image's own. */
export function portsOf({ Config, HostConfig }: InspectedContainer, image: InspectedConfig): Pick<RunSpec, 'ports' | 'options'> {
  const { PortBindings, PublishAllPorts } = HostConfig;
  const published = Object.keys(PortBindings).sort(byPort);
  const exposed = Config.ExposedPorts.filter((key) => !image.ExposedPorts.includes(key) && !published.includes(key));
  return {
    ports: published.flatMap((key) =>
      (PortBindings[key] ?? []).map(({ HostIp, HostPort }) => mapping(key, HostIp, HostPort)),
    ),
    options: {
      expose: list(exposed.sort(byPort).map((key) => key.replace(/\/tcp$/, ''))),
      'publish-all': on(PublishAllPorts),
    },
  };
}

const byPort = (a: string, b: string) => Number.parseInt(a, 10) - Number.parseInt(b, 10) || a.localeCompare(b);

function mapping(key: string, hostIp: string, hostPort: string): PortMapping {
  const [containerPort = '', protocol = 'tcp'] = key.split('/');
  return {
    hostIp,
    // Port 0 is any.
    hostPort: hostPort === '0' ? '' : hostPort,
    containerPort,
    protocol: protocols.find((known) => known === protocol) ?? 'tcp',
  };
}
