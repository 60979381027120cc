/** An engine's address, taken apart. */
export type Address =
  | { readonly kind: 'unix'; readonly path: string }
  | { readonly kind: 'npipe'; readonly path: string }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number; readonly prefix: string }
  | { readonly kind: 'ssh'; readonly host: string; readonly user: string; readonly port: number | null; readonly socket: string }
  | { readonly kind: 'unsupported'; readonly why: string };

/** Where ca.pem, cert.pem and key.pem are, and whether the server's certificate is checked. */
export type Tls = { readonly folder: string; readonly verify: boolean };

/**
 * Reads an address as the docker CLI does (`opts.ParseHost`): `unix://PATH`, `npipe:////./pipe/NAME`, `tcp://HOST:PORT`,
 * `http(s)://HOST:PORT`, `ssh://USER@HOST:PORT/SOCKET`, and without a scheme tcp. The default ports are 2375 and, with
 * TLS, 2376.
 */
export function parseAddress(text: string, tls = false): Address {
  const address = text.trim();
  const scheme = /^([a-z]+):\/\//i.exec(address)?.[1]?.toLowerCase();
  if (scheme === 'unix') {
    const path = address.slice('unix://'.length) || '/var/run/docker.sock';
    return path.startsWith('/') ? { kind: 'unix', path } : unsupported(address);
  }
  if (scheme === 'npipe') {
    const path = address.slice('npipe://'.length) || '//./pipe/docker_engine';
    return { kind: 'npipe', path: path.replaceAll('\\', '/') };
  }
  if (scheme === undefined && /^[/.~]/.test(address)) return unsupported(address);
  if (scheme !== undefined && !['tcp', 'http', 'https', 'ssh'].includes(scheme)) return unsupported(address);
  // URL drops a scheme's own default port, so the parts are read under a scheme that has none.
  const url = parseUrl(`x://${scheme === undefined ? address : address.slice(scheme.length + 3)}`);
  if (!url || url.hostname === '') {
    // `tcp://:2375` means this computer.
    const port = /^(?:tcp:\/\/)?:(\d{1,5})\/?$/.exec(address)?.[1];
    return port ? { kind: 'tcp', host: '127.0.0.1', port: Number(port), prefix: '' } : unsupported(address);
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = url.port === '' ? null : Number(url.port);
  if (scheme === 'ssh') {
    const user = decode(url.username);
    // Both become arguments of ssh: one that begins with a dash would be an option.
    if (host.startsWith('-') || user.startsWith('-')) return unsupported(address);
    return { kind: 'ssh', host, user, port, socket: url.pathname === '/' ? '' : decode(url.pathname) };
  }
  const prefix = url.pathname.replace(/\/+$/, '');
  return { kind: 'tcp', host, port: port ?? (tls || scheme === 'https' ? 2376 : 2375), prefix };
}

function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

/** Percent signs that encode nothing stay as they are. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function unsupported(address: string): Address {
  return { kind: 'unsupported', why: `Not an address of an engine: ${address}` };
}
