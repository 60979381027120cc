import type { Port } from '../../../shared/models';

/** One line of the ports cell. */
export type PortView = {
  /** `127.0.0.1:8000→80`, `53→53/udp`, or `6379/tcp` when it is exposed but not published. */
  readonly text: string;
  /** The published TCP port that a browser can open; null for everything else. */
  readonly open: { readonly href: string; readonly hostPort: number } | null;
  readonly published: boolean;
};

const everywhere = new Set(['0.0.0.0', '::', '']);
/** Ports whose servers speak TLS, so that the link does not end in an error page. */
const tlsPorts = new Set([443, 8443]);

/**
 * The ports of a container for its cell: each once (Docker lists a port bound to every IPv4 and every IPv6 address
 * twice), links first, then what is published otherwise, then what is only exposed.
 */
export function portViews(ports: readonly Port[]): PortView[] {
  const seen = new Map<string, PortView>();
  const published = new Set(ports.filter((port) => port.hostPort !== null).map(containerSide));
  for (const port of [...ports].sort(byUse)) {
    if (port.hostPort === null && published.has(containerSide(port))) continue;
    const key = [everywhere.has(port.hostIp) ? '*' : port.hostIp, port.hostPort, containerSide(port)].join(' ');
    if (!seen.has(key)) seen.set(key, portView(port));
  }
  return [...seen.values()];
}

function portView(port: Port): PortView {
  if (port.hostPort === null) return { text: containerSide(port), open: null, published: false };
  const host = port.hostIp === '' ? '' : `${bracketed(port.hostIp)}:`;
  const suffix = port.protocol === 'tcp' ? '' : `/${port.protocol}`;
  const text = `${host}${port.hostPort}→${port.containerPort}${suffix}`;
  if (port.protocol !== 'tcp') return { text, open: null, published: true };
  const scheme = tlsPorts.has(port.containerPort) ? 'https' : 'http';
  const address = everywhere.has(port.hostIp) ? '127.0.0.1' : bracketed(port.hostIp);
  return { text, open: { href: `${scheme}://${address}:${port.hostPort}`, hostPort: port.hostPort }, published: true };
}

const containerSide = (port: Port): string => `${port.containerPort}/${port.protocol}`;
const bracketed = (ip: string): string => (ip.includes(':') ? `[${ip}]` : ip);

function byUse(a: Port, b: Port): number {
  const rank = (port: Port): number => (port.hostPort === null ? 2 : port.protocol === 'tcp' ? 0 : 1);
  return (
    rank(a) - rank(b) ||
    a.containerPort - b.containerPort ||
    (a.hostPort ?? 0) - (b.hostPort ?? 0) ||
    // IPv4 before IPv6, so that the shorter form stands for both.
    Number(a.hostIp.includes(':')) - Number(b.hostIp.includes(':'))
  );
}
