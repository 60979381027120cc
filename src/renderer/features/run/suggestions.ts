import type { Container, ImageDefaults } from '../../../shared/models';
import type { PortMapping } from '../../../shared/run/spec';

/* What the form proposes: free names, free ports, and rows for the ports that an image exposes. */

/** An image may expose thousands of ports; nobody wants a row for each. */
const maxPrefilledPorts = 12;
const lastPort = 65_535;

/** The host ports that the engine's containers hold, with the container that holds each. */
export function heldPorts(containers: Iterable<Container>): ReadonlyMap<number, Container> {
  const held = new Map<number, Container>();
  for (const container of containers) {
    if (container.state !== 'running' && container.state !== 'paused' && container.state !== 'restarting') continue;
    for (const port of container.ports) if (port.hostPort !== null) held.set(port.hostPort, container);
  }
  return held;
}

/** The first port from `wanted` upwards that is not taken; below `wanted` when there is none above, null when all are taken. */
export function freePort(wanted: number, taken: { has(port: number): boolean }): number | null {
  for (let port = wanted; port <= lastPort; port += 1) if (!taken.has(port)) return port;
  for (let port = Math.min(wanted, lastPort) - 1; port >= 1024; port -= 1) if (!taken.has(port)) return port;
  return null;
}

/** `web-app` → `web-app-2`, `web-app-2` → `web-app-3`: the next name that no container has. */
export function freeName(wanted: string, taken: { has(name: string): boolean }): string {
  const [, stem = wanted, last] = /^(.*?)-(\d{1,6})$/.exec(wanted) ?? [];
  for (let n = last === undefined ? 2 : Number(last) + 1; ; n += 1) {
    const name = `${stem}-${n}`;
    if (!taken.has(name)) return name;
  }
}

/**
 * Rows for the ports that an image exposes: on loopback only, on the same port where anybody may open it, and 8000
 * higher (80 → 8080 apart) where it would need root.
 */
export function prefilledPorts(
  exposed: ImageDefaults['exposed'],
  taken: { has(port: number): boolean },
): PortMapping[] {
  const chosen = new Set<number>();
  const busy = { has: (port: number) => taken.has(port) || chosen.has(port) };
  return exposed.slice(0, maxPrefilledPorts).map(({ port, protocol }) => {
    const hostPort = freePort(unprivileged(port), busy);
    if (hostPort !== null) chosen.add(hostPort);
    return { hostIp: '127.0.0.1', hostPort: hostPort === null ? '' : String(hostPort), containerPort: String(port), protocol };
  });
}

function unprivileged(port: number): number {
  if (port >= 1024) return port;
  return port === 80 ? 8080 : port + 8000;
}
