import { once } from 'node:events';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { createRouter, type Router } from '../../../../src/main/ipc/router';
import { LARGEST_BODY } from '../../../../src/main/web/body';
import { startServer, type WebServer } from '../../../../src/main/web/server';
import { fakeHandlers, fakeProducers } from '../ipc/fake-app';

/* The browser host's own duties; the handlers behind it are doubles. */

let folder: string;
let server: WebServer;
let router: Router;
let heard: AbortSignal | null = null;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-web-'));
  await mkdir(join(folder, 'renderer/assets'), { recursive: true });
  await writeFile(join(folder, 'renderer/index.html'), '<!doctype html><title>Slipway</title>');
  await writeFile(join(folder, 'renderer/assets/app-1.js'), 'export {};');
  await writeFile(join(folder, 'secret.txt'), 'secret');
  router = createRouter(
    fakeHandlers({
      'images.list': () => Promise.resolve([]),
      'containers.rename': (_input, { signal }) =>
        new Promise((_resolve, reject) => {
          heard = signal;
          signal.addEventListener('abort', () => reject(new Error('gone')));
        }),
    }),
    fakeProducers({
      'images.pull': async function* ({ ref }, { signal }) {
        yield { kind: 'status', text: ref };
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
      },
    }),
  );
  server = await startServer({ router, rendererFolder: join(folder, 'renderer'), port: 0 });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; text: string };

/** A request as it is, with any Host and any path: fetch would correct both. */
async function ask(
  path: string,
  { method = 'GET', headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port: server.port, path, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    request.on('error', reject);
    request.end(body);
  });
}
const json = { 'content-type': 'application/json' };
const bearer = () => ({ authorization: `Bearer ${server.token}` });
const post = (path: string, body: string, headers: Record<string, string> = bearer()) =>
  ask(path, { method: 'POST', headers: { ...json, ...headers }, body });
const errorCode = (answer: Answer): unknown => (JSON.parse(answer.text) as { error: { code: string } }).error.code;

describe('the session', () => {
  it('lets a call in with the bearer token', async () => {
    const answer = await post('/api/call/images.list', '{}');
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toEqual({ ok: true, value: [] });
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('trades the token for a cookie that no script and no other site gets', async () => {
    const entry = await post('/api/session', JSON.stringify({ token: server.token }), {});
    expect(entry.status).toBe(200);
    const [cookie = ''] = entry.headers['set-cookie'] ?? [];
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Strict');
    expect(cookie).not.toContain(server.token);
    const [pair = ''] = cookie.split(';');
    expect((await post('/api/call/images.list', '{}', { cookie: `a=b; ${pair}` })).status).toBe(200);
    expect((await post('/api/call/images.list', '{}', { cookie: `${pair}x` })).status).toBe(401);
  });

  it.each([
    ['a wrong token', { token: 'x'.repeat(43) }],
    ['an empty token', { token: '' }],
    ['no token', {}],
    ['a token that is no text', { token: { a: 1 } }],
    ['null', null],
  ])('gives no cookie for %s', async (_what, body) => {
    const answer = await post('/api/session', JSON.stringify(body), {});
    expect(answer.status).toBe(401);
    expect(errorCode(answer)).toBe('unauthorized');
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it.each([
    ['nothing', {}],
    ['a wrong bearer token', { authorization: 'Bearer wrong' }],
    ['another scheme', { authorization: 'Basic c2xpcHdheTp4' }],
    ['an unknown cookie', { cookie: 'slipway=1' }],
  ])('refuses calls, capabilities and unknown places with %s', async (_what, headers) => {
    for (const answer of [
      await post('/api/call/images.list', '{}', headers),
      await post('/api/call/nothing.here', '{}', headers),
      await ask('/api/capabilities', { headers }),
      await ask('/api/anything', { headers }),
    ]) {
      expect(answer.status).toBe(401);
      expect(errorCode(answer)).toBe('unauthorized');
    }
  });

  it('tells what the host can do', async () => {
    const answer = await ask('/api/capabilities', { headers: bearer() });
    expect(JSON.parse(answer.text)).toMatchObject({ ok: true, value: { host: 'browser', files: false } });
  });
});

describe('where a request comes from', () => {
  const places = ['/', '/assets/app-1.js', '/api/capabilities', '/nothing'];

  it.each(['evil.example', 'evil.example:80', '127.0.0.1.evil.example', '10.0.0.1', 'localhost.evil.example', '0.0.0.0'])(
    'refuses the Host %j everywhere, even with the token',
    async (host) => {
      for (const path of places) {
        const answer = await ask(path, { headers: { ...bearer(), host } });
        expect([path, answer.status]).toEqual([path, 403]);
      }
    },
  );

  it.each(['127.0.0.1:1234', 'localhost:1234', 'LOCALHOST', '[::1]:4870'])(
    'takes the loopback name %j, whatever port a tunnel gave it',
    async (host) => {
      expect((await ask('/', { headers: { host } })).status).toBe(200);
      expect((await ask('/api/capabilities', { headers: { ...bearer(), host, origin: `http://${host}` } })).status).toBe(200);
    },
  );

  it.each(['https://evil.example', 'null', 'http://127.0.0.1:1', 'https://127.0.0.1', 'app://slipway', ''])(
    'refuses the Origin %j everywhere, even with the token',
    async (origin) => {
      for (const path of places) {
        const answer = await ask(path, { headers: { ...bearer(), origin } });
        expect([path, answer.status]).toEqual([path, 403]);
      }
    },
  );

  it('refuses what another page of this machine asks without an Origin', async () => {
    const answer = await ask('/api/capabilities', { headers: { ...bearer(), 'sec-fetch-site': 'same-site' } });
    expect(answer.status).toBe(403);
  });
});

describe('a call over HTTP', () => {
  it('refuses a body over 1 MB, and takes one of 1 MB', async () => {
    const padded = (size: number) => JSON.stringify({ pad: 'x'.repeat(size - '{"pad":""}'.length) });
    const large = await post('/api/call/images.list', padded(LARGEST_BODY + 1));
    expect(large.status).toBe(413);
    expect(errorCode(large)).toBe('invalid-request');
    expect((await post('/api/call/images.list', padded(LARGEST_BODY))).status).toBe(200);
  });

  it.each(['nothing.here', '__proto__', '%00', '%', 'images.list/../images.list', ''])(
    'answers 404 to the unknown call %j',
    async (name) => {
      const answer = await post(`/api/call/${name}`, '{}');
      expect(answer.status).toBe(404);
      expect(errorCode(answer)).toBe('invalid-request');
    },
  );

  it.each(['', '{', 'undefined', '{"a":1}}', '\u0000', '\ufeff'])('answers 400 to the malformed JSON %j', async (body) => {
    const answer = await post('/api/call/images.list', body);
    expect(answer.status).toBe(400);
    expect(errorCode(answer)).toBe('invalid-request');
  });

  it('gives the envelope of input that the contract refuses', async () => {
    const answer = await post('/api/call/images.remove', '{"refs":[1],"force":true}');
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('refs.0');
    expect(errorCode(answer)).toBe('invalid-request');
  });

  it('takes JSON only, so that no form of another page can call', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', '']) {
      const answer = await ask('/api/call/images.list', {
        method: 'POST',
        headers: { ...bearer(), 'content-type': type },
        body: '{}',
      });
      expect(answer.status).toBe(415);
    }
  });

  it.each(['GET', 'PUT', 'DELETE', 'OPTIONS'])('answers 405 to %s', async (method) => {
    const answer = await ask('/api/call/images.list', { method, headers: bearer() });
    expect(answer.status).toBe(405);
    expect(answer.headers['allow']).toBe('POST');
  });

  it('tells the handler when its caller is gone', async () => {
    const body = JSON.stringify({ id: 'a', name: 'b' });
    const request = httpRequest({
      host: '127.0.0.1', port: server.port, path: '/api/call/containers.rename', method: 'POST',
      headers: { ...json, ...bearer() },
    });
    request.on('error', () => undefined);
    request.end(body);
    await vi.waitFor(() => expect(heard).not.toBeNull());
    request.destroy();
    await vi.waitFor(() => expect(heard?.aborted).toBe(true));
  });
});

describe('a call with an id', () => {
  const id = () => crypto.randomUUID();
  const withId = (value: string) => ({ ...bearer(), 'x-slipway-call': value });

  it.each(['', 'short', 'x'.repeat(65), 'a call with spaces', '../../etc/passwd-file'])(
    'is refused when the id is %j',
    async (value) => {
      const answer = await post('/api/call/images.list', '{}', withId(value));
      expect(answer.status).toBe(400);
      expect(errorCode(answer)).toBe('invalid-request');
    },
  );

  it('is refused when the id is another call’s, or the same one’s with other input', async () => {
    const headers = withId(id());
    expect((await post('/api/call/images.list', '{}', headers)).status).toBe(200);
    for (const [name, body] of [['images.list', '{"a":1}'], ['app.info', '{}']]) {
      const answer = await post(`/api/call/${name}`, body ?? '', headers);
      expect(answer.status).toBe(409);
      expect(errorCode(answer)).toBe('invalid-request');
    }
    expect(JSON.parse((await post('/api/call/images.list', '{}', headers)).text)).toEqual({ ok: true, value: [] });
  });

  it('takes an id only from whoever has a session', async () => {
    expect((await post('/api/call/images.list', '{}', { 'x-slipway-call': id() })).status).toBe(401);
  });

  it('survives input so deep that it can not be written again', async () => {
    const depth = 200_000;
    const answer = await post('/api/call/images.list', '['.repeat(depth) + ']'.repeat(depth), withId(id()));
    expect(errorCode(answer)).toBe('invalid-request');
  });
});

describe('the files', () => {
  it('serves the page with a policy that lets no foreign script run', async () => {
    const answer = await ask('/');
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    const policy = String(answer.headers['content-security-policy']);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe-eval');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect((await ask('/assets/app-1.js')).headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(await ask('/', { method: 'HEAD' })).toMatchObject({ status: 200, text: '' });
  });

  it.each([
    '/../secret.txt', '/assets/../../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/%2e%2e%2fsecret.txt',
    '/..%5csecret.txt', '/assets/%2e%2e/%2e%2e/secret.txt', '//etc/passwd', '/%00', '/%', '/assets', '/assets/',
    '/index.html%00.js', 'http://127.0.0.1/secret.txt', '*',
  ])('finds nothing at %s', async (path) => {
    const answer = await ask(path);
    expect([path, answer.status]).toEqual([path, 404]);
    expect(answer.text).not.toContain('secret');
  });

  it('answers 405 to whatever does not read', async () => {
    const answer = await ask('/', { method: 'POST' });
    expect(answer.status).toBe(405);
    expect(answer.headers['allow']).toBe('GET, HEAD');
  });
});

describe('a stream over a WebSocket', () => {
  const address = (name: string, input: string) =>
    `ws://127.0.0.1:${server.port}/api/stream/${name}?input=${encodeURIComponent(input)}`;
  const good = () => address('images.pull', '{"ref":"busybox"}');
  /** The status an upgrade was refused with, or 101. */
  const statusOf = (url: string, headers: Record<string, string>) =>
    new Promise<number>((resolve, reject) => {
      const socket = new WebSocket(url, { headers });
      socket.on('unexpected-response', (_request, response) => {
        resolve(response.statusCode ?? 0);
        socket.terminate();
      });
      socket.on('open', () => {
        resolve(101);
        socket.terminate();
      });
      socket.on('error', reject);
    });

  const refusals: [string, number, () => [string, Record<string, string>]][] = [
    ['without cookie or token', 401, () => [good(), {}]],
    ['with a wrong token', 401, () => [good(), { authorization: 'Bearer wrong' }]],
    ['from a foreign Origin', 403, () => [good(), { ...bearer(), origin: 'https://evil.example' }]],
    ['from another port of this machine', 403, () => [good(), { ...bearer(), origin: 'http://127.0.0.1:1' }]],
    ['under a foreign Host', 403, () => [good(), { ...bearer(), host: 'evil.example' }]],
    ['by an unknown name', 404, () => [address('nothing.here', '{}'), bearer()]],
    ['with malformed JSON', 400, () => [address('images.pull', '{'), bearer()]],
    ['outside of the streams', 404, () => [`ws://127.0.0.1:${server.port}/`, bearer()]],
  ];
  it.each(refusals)('is refused %s', async (_why, status, make) => {
    const [url, headers] = make();
    expect(await statusOf(url, headers)).toBe(status);
    expect(router.openStreams()).toBe(0);
  });

  it('pumps until its reader goes', async () => {
    const socket = new WebSocket(good(), { headers: { ...bearer(), origin: `http://127.0.0.1:${server.port}` } });
    const [data] = (await once(socket, 'message')) as [Buffer];
    expect(JSON.parse(data.toString())).toEqual({ kind: 'batch', seq: 1, items: [{ kind: 'status', text: 'busybox' }] });
    expect(router.openStreams()).toBe(1);
    socket.terminate();
    await vi.waitFor(() => expect(router.openStreams()).toBe(0));
  });

  it.each(['{', '[]', '{"kind":"ack","seq":7}', '{"kind":"send","item":1}', Buffer.from([1, 2, 3])])(
    'ends with invalid-request after the frame %j',
    async (frame) => {
      const socket = new WebSocket(good(), { headers: bearer() });
      await once(socket, 'message');
      socket.send(frame);
      const [data] = (await once(socket, 'message')) as [Buffer];
      expect(JSON.parse(data.toString())).toMatchObject({ kind: 'error', error: { code: 'invalid-request' } });
      await once(socket, 'close');
      expect(router.openStreams()).toBe(0);
    },
  );

  it('does not survive a frame that is too large', async () => {
    const socket = new WebSocket(good(), { headers: bearer() });
    await once(socket, 'message');
    socket.on('error', () => undefined);
    socket.send('x'.repeat(LARGEST_BODY + 1));
    await once(socket, 'close');
    await vi.waitFor(() => expect(router.openStreams()).toBe(0));
  });

  it('takes an input as long as a pasted environment', async () => {
    const headers = { ...bearer() };
    expect(await statusOf(address('images.pull', JSON.stringify({ ref: 'b', pad: 'x'.repeat(200_000) })), headers)).toBe(101);
  });
});

describe('the server', () => {
  it('listens on loopback only', async () => {
    const socket = connect({ host: '127.0.0.2', port: server.port });
    const [error] = (await once(socket, 'error').catch((reason: unknown) => [reason])) as [NodeJS.ErrnoException];
    expect(error.code).toBe('ECONNREFUSED');
  });

  it('survives what is not HTTP', async () => {
    const socket = connect({ host: '127.0.0.1', port: server.port });
    socket.end('\u0000\u0001 nonsense\r\n\r\n');
    await once(socket.resume(), 'close');
    expect((await ask('/')).status).toBe(200);
  });

  it('ends its streams when it closes', async () => {
    const own = createRouter(
      fakeHandlers({}),
      fakeProducers({
        'images.pull': async function* ({ ref }, { signal }) {
          yield { kind: 'status', text: ref };
          await new Promise((resolve) => signal.addEventListener('abort', resolve));
        },
      }),
    );
    const other = await startServer({ router: own, rendererFolder: folder, port: 0 });
    const socket = new WebSocket(`ws://127.0.0.1:${other.port}/api/stream/images.pull?input={"ref":"b"}`, {
      headers: { authorization: `Bearer ${other.token}` },
    });
    await once(socket, 'message');
    const closed = once(socket, 'close');
    await other.close();
    await closed;
    await vi.waitFor(() => expect(own.openStreams()).toBe(0));
  });
});
