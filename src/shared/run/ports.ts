import { protocols, type PortMapping } from './spec';

/** A port or a range of ports, both ends included. */
export type PortRange = { readonly from: number; readonly to: number };

export type ParsedPorts = { readonly range: PortRange } | { readonly wrong: 'port-number' | 'port-range-order' };

const portPattern = /^[0-9]{1,5}$/;
const toPort = (text: string) => {
  const port = portPattern.test(text) ? Number(text) : 0;
  return port >= 1 && port <= 65_535 ? port : null;
};

/** Reads `80` or `8000-8010`. Docker would read port 0 as 'any'; an empty host port says so here. */
export function parsePortRange(text: string): ParsedPorts {
  const [first = '', second, ...more] = text.split('-');
  const from = toPort(first);
  const to = second === undefined ? from : toPort(second);
  if (from === null || to === null || more.length > 0) return { wrong: 'port-number' };
  return from > to ? { wrong: 'port-range-order' } : { range: { from, to } };
}

/** `::1` of `[::1]`: people write both. */
export const bareIp = (ip: string): string => ip.replace(/^\[(.*)\]$/, '$1');

/**
 * A mapping as `-p` takes it: `80`, `8000:80`, `127.0.0.1::80`, `[::1]:8000:80/udp`.
 * Source: docs.docker.com, `docker run --publish`; go-connections nat.ParsePortSpec.
 */
export function formatPort({ hostIp, hostPort, containerPort, protocol }: PortMapping): string {
  const ip = bareIp(hostIp);
  const host = ip === '' ? '' : `${ip.includes(':') ? `[${ip}]` : ip}:`;
  const ports = host === '' && hostPort === '' ? containerPort : `${hostPort}:${containerPort}`;
  return `${host}${ports}${protocol === 'tcp' ? '' : `/${protocol}`}`;
}

/**
 * Reads what `-p` takes, `published=8080,target=80` as well. What is no port stays as it is written, for
 * `validateRunSpec` to name. Host port 0 asks for any, as an empty one does.
 */
export function parsePort(text: string): PortMapping {
  const parts = shortNotation(text).split(':');
  const [inside = '', hostPort = ''] = [parts.at(-1), parts.at(-2)];
  const [port = '', protocol = ''] = inside.split('/', 2);
  const known = protocols.find((name) => name === (protocol || 'tcp').toLowerCase());
  return {
    hostIp: bareIp(parts.slice(0, -2).join(':')),
    hostPort: /^0+$/.test(hostPort) ? '' : hostPort,
    containerPort: known ? port : inside,
    protocol: known ?? 'tcp',
  };
}

function shortNotation(text: string): string {
  if (!text.includes('=')) return text;
  const said = new Map(text.split(',').map((field) => [field.split('=')[0], field.split('=')[1]]));
  // A field without a value is the CLI's to refuse.
  if ([...said.values()].includes(undefined)) return text;
  return `${said.get('published') ?? ''}:${said.get('target') ?? ''}/${said.get('protocol') ?? 'tcp'}`;
}

/** Whether two host addresses can be one: no address means every address of both families. */
export function addressesOverlap(one: string, other: string): boolean {
  const [a, b] = [bareIp(one), bareIp(other)];
  if (a === '' || b === '' || a === b) return true;
  if (a.includes(':') !== b.includes(':')) return false;
  return isAny(a) || isAny(b);
}

const isAny = (ip: string) => ip === '0.0.0.0' || /^[0:]+$/.test(ip);
