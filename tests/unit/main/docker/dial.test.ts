import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectEngine } from '../../../../src/main/docker/client';
import { makeTarget } from '../../../../src/main/docker/endpoints';

describe('an engine behind TLS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-tls-'));
  const strangers = mkdtempSync(join(tmpdir(), 'slipway-tls-'));
  let server: Server;
  let address = '';

  beforeAll(async () => {
    for (const place of [folder, strangers]) {
      execFileSync('openssl', [
        'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', '/CN=localhost',
        '-addext', 'subjectAltName=DNS:localhost', '-keyout', join(place, 'key.pem'), '-out', join(place, 'cert.pem'),
      ], { stdio: 'ignore' });
      copyFileSync(join(place, 'cert.pem'), join(place, 'ca.pem'));
    }
    const own = { key: readFileSync(join(folder, 'key.pem')), cert: readFileSync(join(folder, 'cert.pem')), ca: readFileSync(join(folder, 'ca.pem')) };
    server = createServer({ ...own, requestCert: true, rejectUnauthorized: true }, (_request, response) => {
      response.end(JSON.stringify({ Version: '1', ApiVersion: '1.41' }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const bound = server.address();
    address = `tcp://localhost:${typeof bound === 'object' && bound ? bound.port : 0}`;
  });
  afterAll(() => {
    server.close();
    for (const place of [folder, strangers]) rmSync(place, { recursive: true });
  });

  const connect = async (tls: { folder: string; verify: boolean } | null) => {
    const client = await connectEngine(makeTarget('context', 'tls', address, tls));
    client.close();
    return client.info.version;
  };

  it('is reached with the certificates of its context', async () => {
    expect(await connect({ folder, verify: true })).toBe('1');
  });

  it.each([
    ['the certificate of the engine is signed by someone else', () => ({ folder: strangers, verify: true })],
    ['our own certificate is not known to it', () => ({ folder: strangers, verify: false })],
    ['TLS is not asked for', () => null],
  ])('is not reached when %s', async (_why, tls) => {
    await expect(connect(tls())).rejects.toMatchObject({ error: { code: 'engine-unreachable' } });
  });

  it('is trusted unseen only when the context says so', async () => {
    const own = mkdtempSync(join(tmpdir(), 'slipway-tls-'));
    for (const name of ['key.pem', 'cert.pem']) copyFileSync(join(folder, name), join(own, name));
    await expect(connect({ folder: own, verify: true })).rejects.toMatchObject({ error: { code: 'engine-unreachable' } });
    expect(await connect({ folder: own, verify: false })).toBe('1');
    rmSync(own, { recursive: true });
  });
});
