import type { IncomingHttpHeaders } from 'node:http';

/** A name that always means this machine. Any port: an SSH tunnel may listen on another one than we do. */
const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/i;

/**
 * Why a request may not come in, or null when it may.
 *
 * A rebound name gives itself away by its Host, another page by its Origin; a page on another port of this machine is
 * another page, since Origin must be the Host that was asked for. Fetch metadata catches what is sent without an Origin.
 */
export function refusal(headers: IncomingHttpHeaders, api: boolean): string | null {
  const { host, origin } = headers;
  if (host === undefined || !LOOPBACK.test(host)) return 'This host is reached by the names of this machine only.';
  if (origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`) {
    return 'Another page has no access to this host.';
  }
  const site = headers['sec-fetch-site'];
  if (api && site !== undefined && site !== 'same-origin' && site !== 'none') {
    return 'Another page has no access to this host.';
  }
  return null;
}
