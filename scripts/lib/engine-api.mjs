// The Docker Engine API over a local socket or pipe, as far as the scripts need it.
// https://docs.docker.com/reference/api/engine/
import { request } from 'node:http';

/**
 * One request; resolves to `{ status, text }`. `body` is a Buffer or a value sent as JSON.
 * Rejects when the engine does not answer within `timeout` milliseconds.
 */
export function engineRequest(socketPath, method, path, { body, type, timeout = 60_000 } = {}) {
  const payload = body === undefined || Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
  const headers = payload
    ? { 'Content-Type': type ?? 'application/json', 'Content-Length': payload.length }
    : {};
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(timeout);
    const req = request({ socketPath, method, path, headers, signal, agent: false }, (res) => {
      const chunks = [];
      res.on('data', (chunk) => chunks.push(chunk));
      res.on('error', reject);
      res.on('end', () => resolve({ status: res.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }));
    });
    req.on('error', reject);
    req.end(payload);
  });
}

/** True when an engine answers at this socket. */
export async function ping(socketPath, timeout = 2000) {
  try {
    return (await engineRequest(socketPath, 'GET', '/_ping', { timeout })).status === 200;
  } catch {
    return false;
  }
}
