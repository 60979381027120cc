import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/*
 * Who may use the browser host: whoever has the token of the address that it prints.
 *
 * A page trades the token for a cookie, once, and forgets it. The token itself stays good while this process lives, so
 * that the person who started it can open a second tab or another browser from the same line, and a script can send it
 * as `Authorization: Bearer`. The cookie holds another secret: a browser sends it to any port of this machine that asks
 * for something under /api, and what leaks so must not be the token. Both are compared in constant time.
 */

const SECRET_BYTES = 32;

export type Session = {
  readonly token: string;
  /** The Set-Cookie value for the right token; null for a wrong one. */
  readonly exchange: (token: string) => string | null;
  /** Whether a request carries the cookie or the bearer token. */
  readonly admits: (headers: IncomingHttpHeaders) => boolean;
};

/** Secrets of 256 random bits, new for each process. */
export function createSession(): Session {
  const token = secret();
  const cookie = secret();
  // Two servers on one machine share their cookies, whatever their ports are: each has its own name for it.
  const cookieName = `slipway-${randomBytes(4).toString('hex')}`;

  return {
    token,
    exchange: (given) =>
      same(given, token) ? `${cookieName}=${cookie}; Path=/api; HttpOnly; SameSite=Strict` : null,
    admits: ({ authorization, cookie: cookies }) => {
      const bearer = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
      if (bearer !== undefined) return same(bearer, token);
      return cookiesNamed(cookieName, cookies ?? '').some((value) => same(value, cookie));
    },
  };
}

function secret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/** Digests have one length, so that the time tells nothing, not even how long the secret is. */
function same(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}

function cookiesNamed(name: string, header: string): string[] {
  return header
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
}
