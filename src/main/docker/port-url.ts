import { AppFailure } from '../../shared/errors';
import type { Container } from '../../shared/models';
import { parseAddress } from './address';

const everywhere = new Set(['0.0.0.0', '::', '']);
/** Ports whose servers speak TLS. */
const tlsPorts = new Set([443, 8443]);

/**
 * The address at which a published TCP port can be opened from this computer, for an engine at `engineAddress`. Throws
 * `not-found` when the container does not publish the port now, `invalid-request` when only the engine's own computer
 * reaches it.
 */
export function portUrl(container: Container | undefined, hostPort: number, engineAddress: string): string {
  const candidates = container?.ports.filter((port) => port.hostPort === hostPort && port.protocol === 'tcp') ?? [];
  // Docker lists a port of every address once for IPv4 and once for IPv6: the first is enough.
  const port = candidates.find(({ hostIp }) => !hostIp.includes(':')) ?? candidates[0];
  if (!port) {
    throw new AppFailure({
      code: 'not-found',
      message: `The container does not publish port ${hostPort}.`,
      hint: 'Check that it is running.',
    });
  }
  const address = parseAddress(engineAddress);
  const remote = (address.kind === 'tcp' || address.kind === 'ssh') && !isLoopback(address.host) ? address.host : null;
  if (remote !== null && isLoopback(port.hostIp)) {
    throw new AppFailure({
      code: 'invalid-request',
      message: `Port ${hostPort} is published only to the engine's own computer, ${remote}.`,
      hint: 'Publish it to every address, or reach it through an SSH tunnel.',
    });
  }
  const host = everywhere.has(port.hostIp) ? (remote ?? 'localhost') : port.hostIp;
  const scheme = tlsPorts.has(port.containerPort) ? 'https' : 'http';
  return `${scheme}://${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${hostPort}`;
}

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || host === '[::1]' || host.startsWith('127.');
