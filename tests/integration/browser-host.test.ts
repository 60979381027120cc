import { once } from 'node:events';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { appInfoSchema } from '../../src/shared/models';
import { emptyRunSpec } from '../../src/shared/run';
import { serveApp, type ServedApp } from '../support/app';
import { DockerCli } from '../support/docker';
import { testEngine } from '../support/engine';

/* The built browser host on a real engine, as a stranger and as its owner meet it. */

let app: ServedApp;
beforeAll(async () => {
  app = await serveApp(testEngine().host);
});
afterAll(() => app.stop());

type Sent = { method?: string; headers?: Record<string, string>; body?: string };

/** The status of a request that is sent as it is: fetch would not send another Host or a path with dots. */
async function statusOf(path: string, { method = 'GET', headers = {}, body = '' }: Sent = {}): Promise<number> {
  const { hostname, port } = new URL(app.origin);
  const sent = request({ hostname, port, path, method, headers });
  sent.end(body);
  const [response] = (await once(sent, 'response')) as [{ statusCode: number; resume: () => void }];
  response.resume();
  return response.statusCode;
}
const json = { 'content-type': 'application/json' };
const owner = () => ({ ...json, authorization: `Bearer ${app.token}` });
const call = (name: string, headers: Record<string, string>, body = '{}') =>
  statusOf(`/api/call/${name}`, { method: 'POST', headers, body });

describe('the browser host', () => {
  it('prints one line, with an address on loopback and a token of 256 bits', () => {
    expect(app.stdout()).toMatch(/^Slipway is at http:\/\/127\.0\.0\.1:\d+\/#[\w-]{43}\n$/);
  });

  it('answers the calls of its owner', async () => {
    const answer = await app.call('app.info', {});
    expect(answer.ok && appInfoSchema.safeParse(answer.value).success).toBe(true);
  });

  it('reads its owner the engine, image by image', async () => {
    const answer = await app.call('images.list', {});
    expect(JSON.stringify(answer)).toContain('web-image');
  });

  it('refuses whoever has no token, or a wrong one', async () => {
    expect(await call('app.info', json)).toBe(401);
    expect(await call('app.info', { ...json, authorization: 'Bearer wrong' })).toBe(401);
    expect(await statusOf('/api/session', { method: 'POST', headers: json, body: '{"token":"wrong"}' })).toBe(401);
  });

  it('refuses another Host or Origin, even with the token', async () => {
    expect(await call('app.info', { ...owner(), host: 'rebound.example' })).toBe(403);
    expect(await call('app.info', { ...owner(), origin: 'https://rebound.example' })).toBe(403);
    expect(await statusOf('/', { headers: { host: 'rebound.example' } })).toBe(403);
  });

  it('refuses a body over 1 MB, an unknown call and malformed JSON', async () => {
    expect(await call('app.info', owner(), JSON.stringify({ pad: 'x'.repeat(1024 * 1024) }))).toBe(413);
    expect(await call('app.nothing', owner())).toBe(404);
    expect(await call('app.info', owner(), '{"half":')).toBe(400);
  });

  it('keeps its files to the folder of the page', async () => {
    expect(await statusOf('/')).toBe(200);
    for (const path of ['/../main/serve.js', '/%2e%2e/main/serve.js', '/..%2fmain%2fserve.js', '//etc/passwd']) {
      expect(await statusOf(path)).toBe(404);
    }
  });

  it('opens a stream with the token only, and not for a foreign Origin', async () => {
    const address = `${app.origin.replace('http', 'ws')}/api/stream/engine.state?input={}`;
    const refused = async (headers: Record<string, string>) => {
      const socket = new WebSocket(address, { headers });
      const [, response] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode: number }];
      socket.on('error', () => undefined);
      socket.terminate();
      return response.statusCode;
    };
    expect(await refused({})).toBe(401);
    expect(await refused({ authorization: `Bearer ${app.token}`, origin: 'https://rebound.example' })).toBe(403);

    const socket = new WebSocket(address, { headers: { authorization: `Bearer ${app.token}`, origin: app.origin } });
    const [data] = (await once(socket, 'message')) as [Buffer];
    expect(JSON.parse(data.toString())).toMatchObject({ kind: 'batch', seq: 1 });
    socket.close();
    await once(socket, 'close');
  });

  it('takes the port it is told, says so when that is taken, and ends in order with its streams', async () => {
    const first = await serveApp(testEngine().host);
    const { port } = new URL(first.origin);
    await expect(serveApp(testEngine().host, ['--port', port])).rejects.toThrow('That port is taken');
    const socket = new WebSocket(`ws://127.0.0.1:${port}/api/stream/engine.state?input={}`, {
      headers: { authorization: `Bearer ${first.token}` },
    });
    await once(socket, 'message');
    const closed = once(socket, 'close');
    expect(await first.stop()).toBe(0);
    await closed;
    const second = await serveApp(testEngine().host, ['--port', port]);
    expect(new URL(second.origin).port).toBe(port);
    expect(await second.stop()).toBe(0);
  });
});

describe('a request that is cut while its call runs', () => {
  let cli: DockerCli;
  beforeAll(() => void (cli = new DockerCli(testEngine().host)));
  const patience = { timeout: 20_000, interval: 50 };
  afterEach(() => cli.removeAll());

  /** Sends a whole request and reads nothing. */
  const sendRaw = (name: string, id: string, body: string): Socket => {
    const { hostname, port, host } = new URL(app.origin);
    const socket = connect(Number(port), hostname);
    const head = [`POST /api/call/${name} HTTP/1.1`, `Host: ${host}`, `Authorization: Bearer ${app.token}`,
      'Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`, `X-Slipway-Call: ${id}`];
    socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
    return socket;
  };
  const cut = async (socket: Socket) => {
    socket.destroy();
    await once(socket, 'close');
  };
  const again = async (name: string, id: string, body: string) => {
    const headers = { ...owner(), 'x-slipway-call': id };
    const response = await fetch(`${app.origin}/api/call/${name}`, { method: 'POST', headers, body });
    return (await response.json()) as unknown;
  };

  it('is joined by the next one: a container is asked to stop once, and the answer arrives', async () => {
    const container = await cli.docker('run', '-d', 'busybox', 'sh', '-c', 'trap "" TERM; while :; do sleep 1; done');
    const since = (await cli.docker('info', '-f', '{{.SystemTime}}')).trim();
    const asked = async () => {
      const until = (await cli.docker('info', '-f', '{{.SystemTime}}')).trim();
      return cli.lines('events', '--since', since, '--until', until, '--filter', `container=${container}`,
        '--filter', 'event=kill', '--format', '{{index .Actor.Attributes "signal"}}');
    };
    const id = crypto.randomUUID();
    const body = JSON.stringify({ ids: [container], graceSeconds: 4 });
    const first = sendRaw('containers.stop', id, body);
    await vi.waitFor(async () => expect(await asked()).toEqual(['15']), patience);
    await cut(first);
    expect(await again('containers.stop', id, body)).toEqual({ ok: true, value: [{ id: container, error: null }] });
    expect(await asked()).toEqual(['15', '9']);
    expect(await again('containers.stop', id, body)).toEqual({ ok: true, value: [{ id: container, error: null }] });
    expect(await asked()).toEqual(['15', '9']);
  });

  it('leaves its answer for the next one: a container is run once', async () => {
    const id = crypto.randomUUID();
    const body = JSON.stringify({ spec: { ...emptyRunSpec('busybox'), command: ['sleep', '600'], detach: true, init: true } });
    const first = sendRaw('run.start', id, body);
    await vi.waitFor(async () => expect(await cli.lines('ps', '-aq', '--no-trunc')).toHaveLength(1), patience);
    await cut(first);
    const answer = await again('run.start', id, body);
    const [only = ''] = await cli.lines('ps', '-aq', '--no-trunc');
    expect(answer).toMatchObject({ ok: true, value: { id: only } });
    expect(await again('run.start', id, body)).toEqual(answer);
    expect(await cli.lines('ps', '-aq')).toHaveLength(1);
  });

  it('refuses to do something else under its id', async () => {
    const id = crypto.randomUUID();
    expect(await again('app.info', id, '{}')).toMatchObject({ ok: true });
    expect(await again('history.clear', id, '{}')).toMatchObject({ ok: false, error: { code: 'invalid-request' } });
  });
});
