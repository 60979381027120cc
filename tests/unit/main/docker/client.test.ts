import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectEngine, probeEngine, WrongVersion } from '../../../../src/main/docker/client';
import { makeTarget } from '../../../../src/main/docker/endpoints';
import type { EngineClient } from '../../../../src/main/docker/engine-types';
import { takeEnvironment } from '../../../../src/main/docker/environment';
import { FakeEngine, json } from '../../../support/fake-engine';

let engine: FakeEngine;
let client: EngineClient | null = null;
const target = () => makeTarget('socket', 'fake', engine.host, null);
const connect = async () => (client = await connectEngine(target(), { helloMs: 500 }));
const code = (error: unknown) => (error as { error?: { code?: string } }).error?.code;

beforeEach(async () => {
  engine = await new FakeEngine().start();
});
afterEach(async () => {
  client?.close();
  client = null;
  await engine.stop();
});

describe('connecting', () => {
  it('settles the version and speaks it', async () => {
    engine.version = { ...engine.version, ApiVersion: '1.41', Components: [{ Name: 'Podman Engine' }] };
    const { info, call } = await connect();
    expect(info).toEqual({ product: 'Podman', version: '99', apiVersion: '1.41', os: 'linux', arch: 'amd64', hostName: 'fake' });
    engine.answers.set('/containers/json', (request, response) => json(response, [{ Id: request.url }]));
    expect(await call((docker) => docker.listContainers())).toEqual([{ Id: '/v1.41/containers/json' }]);
  });

  it('is refused by an engine that speaks only other versions', async () => {
    engine.version = { ...engine.version, ApiVersion: '1.90', MinAPIVersion: '1.80' };
    await expect(connect()).rejects.toBeInstanceOf(WrongVersion);
  });

  it('does not need to know the name of the host', async () => {
    engine.answers.set('/info', (_request, response) => json(response, { message: 'no' }, 500));
    expect((await connect()).info.hostName).toBe('');
  });

  it.each([
    ['a web page', (text: string) => `<html>${text}</html>`],
    ['another JSON', () => '{"hello":1}'],
  ])('fails when %s answers', async (_what, body) => {
    engine.answers.set('/version', (_request, response) => response.end(body('x')));
    expect(await connect().catch(code)).toMatch(/engine-error|engine-unreachable/);
  });

  it('gives up on an engine that takes the connection and says nothing', async () => {
    engine.answers.set('/version', () => undefined);
    expect(await connect().catch(code)).toBe('timeout');
    expect(await probeEngine(target(), 50).catch(code)).toBe('timeout');
  });

  it('fails where nothing is', async () => {
    expect(await connectEngine(makeTarget('socket', 'x', 'unix:///nowhere.sock', null)).catch(code)).toBe('engine-unreachable');
    expect(await connectEngine(makeTarget('socket', 'x', 'ftp://nowhere', null)).catch(code)).toBe('invalid-request');
  });

  it('says in short what an engine is', async () => {
    expect(await probeEngine(target(), 1000)).toBe('Docker 99');
  });
});

describe('a call', () => {
  it('fails at once when the connection is cut in the middle of the answer', async () => {
    const { call } = await connect();
    engine.answers.set('/containers/json', (_request, response) => {
      response.writeHead(200, { 'Content-Length': '1000' });
      response.write('[{"Id":', () => response.destroy());
    });
    expect(await call((docker) => docker.listContainers(), { deadlineMs: 5000 }).catch(code)).toBe('engine-unreachable');
  });

  it('ends at its deadline when the answer stalls in the middle, and its connection ends too', async () => {
    const { call } = await connect();
    const closed = new Promise((resolve) => {
      engine.answers.set('/containers/json', (_request, response) => {
        response.writeHead(200, { 'Content-Length': '1000' });
        response.write('[{"Id":');
        response.on('close', resolve);
      });
    });
    expect(await call((docker, abortSignal) => docker.listContainers({ abortSignal }), { deadlineMs: 100 }).catch(code)).toBe('timeout');
    await closed;
  });

  it('ends at its deadline even when it does not take the signal', async () => {
    const { call } = await connect();
    expect(await call(() => new Promise(() => undefined), { deadlineMs: 20 }).catch(code)).toBe('timeout');
  });

  it('is canceled by its caller, before it began too', async () => {
    const { call } = await connect();
    const controller = new AbortController();
    engine.answers.set('/containers/json', () => controller.abort());
    expect(await call((docker, abortSignal) => docker.listContainers({ abortSignal }), { signal: controller.signal }).catch(code)).toBe('canceled');
    expect(await call((docker) => docker.listContainers(), { signal: AbortSignal.abort() }).catch(code)).toBe('canceled');
  });

  it.each(['http://127.0.0.1:1/', '/elsewhere', 'ftp://x', '::'])('does not follow a redirect to %s', async (location) => {
    const { call } = await connect();
    engine.answers.set('/containers/json', (_request, response) => response.writeHead(302, { Location: location }).end('{}'));
    expect(await call((docker) => docker.listContainers()).catch(code)).toBe('engine-error');
    expect(engine.requests).not.toContain('GET /elsewhere');
  });

  it('fails when the answer is not JSON, and takes null for what it is', async () => {
    const { call } = await connect();
    engine.answers.set('/containers/json', (_request, response) => response.end('<html>'));
    expect(await call((docker) => docker.listContainers()).catch(code)).toBe('engine-error');
    engine.answers.set('/containers/json', (_request, response) => response.end('null\n'));
    expect(await call((docker) => docker.listContainers())).toBeNull();
  });

  it('uses its connection again, and does not block on an agent that is inspected', async () => {
    const { call } = await connect();
    for (let turn = 0; turn < 20; turn += 1) await call((docker) => docker.listContainers());
    await Promise.all(Array.from({ length: 200 }, () => call((docker) => docker.listContainers())));
    expect(engine.requests.length).toBeGreaterThan(200);
  });
});

describe('the environment', () => {
  it('is taken from the process, so that dockerode does not read it behind our back', () => {
    const before = { ...process.env };
    Object.assign(process.env, { DOCKER_HOST: 'tcp://elsewhere:1', DOCKER_TLS_VERIFY: '1', DEBUG: 'modem', DOCKER_CONFIG: '/cfg' });
    try {
      const { env } = takeEnvironment();
      expect(env).toMatchObject({ DOCKER_HOST: 'tcp://elsewhere:1', DEBUG: 'modem' });
      expect(process.env['DOCKER_HOST'] ?? process.env['DOCKER_TLS_VERIFY'] ?? process.env['DEBUG']).toBeUndefined();
      expect(process.env['DOCKER_CONFIG']).toBe('/cfg');
    } finally {
      process.env = before;
    }
  });
});
