import Docker from 'dockerode';
import { AppFailure } from '../../shared/errors';
import type { EngineInfo } from '../../shared/models';
import { parseAddress } from './address';
import { EngineAgent } from './agent';
import { withDeadline } from './deadline';
import { dial } from './dial';
import type { Target } from './endpoints';
import type { EngineClient } from './engine-types';
import { negotiate } from './negotiate';

/** The engine speaks no API version that this program knows. */
export class WrongVersion extends AppFailure {
  constructor(readonly theirs: string) {
    super({ code: 'engine-error', message: `The engine speaks API ${theirs}, which this program does not.` });
  }
}

/** How long the first question to an engine may take, in milliseconds. */
const HELLO_MS = 5_000;

/**
 * Connects to an engine and settles the API version. Throws an AppFailure (`engine-unreachable`, `permission-denied`,
 * `timeout`, `canceled`), or WrongVersion. Close the client when it is no longer needed.
 */
export async function connectEngine(
  target: Target,
  { signal, helloMs = HELLO_MS }: { signal?: AbortSignal; helloMs?: number } = {},
): Promise<EngineClient> {
  const connection = open(target);
  try {
    const info = await hello(connection.calls(''), { signal, helloMs });
    const version = `v${info.apiVersion}`;
    return {
      endpoint: target.endpoint,
      info,
      docker: connection.calls(version),
      streams: connection.streams(version),
      call: makeCall(connection.calls(version)),
      close: connection.close,
    };
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Asks an engine what it is, and leaves: 'Docker 28.5.2'. Throws as connectEngine does. */
export async function probeEngine(target: Target, deadlineMs: number): Promise<string> {
  const connection = open(target);
  try {
    const version = await ask(() => connection.calls('').version(), { deadlineMs });
    if (text(version['ApiVersion']) === '') throw notAnEngine();
    return `${product(version['Components'])} ${text(version['Version'])}`.trim();
  } finally {
    connection.close();
  }
}

type Connection = {
  readonly calls: (version: string) => Docker;
  readonly streams: (version: string) => Docker;
  readonly close: () => void;
};

function open({ endpoint, tls }: Target): Connection {
  const address = parseAddress(endpoint.address, tls !== null);
  const wire = () => dial(address, tls);
  const calls = new EngineAgent(wire, { keepAlive: true });
  const streams = new EngineAgent(wire, { keepAlive: false });
  const prefix = address.kind === 'tcp' ? address.prefix.replace(/^\//, '') : '';
  const headers: Record<string, string> = address.kind === 'tcp' ? { Host: hostHeader(address.host, address.port) } : {};

  const over = (agent: EngineAgent) => (version: string) => {
    const path = [prefix, version].filter((part) => part !== '').join('/');
    // The agent makes the connection; the path of the socket only keeps dockerode from looking for one.
    const options = { socketPath: endpoint.address, agent, headers, version: path === '' ? undefined : path };
    return new Docker(options);
  };
  return {
    calls: over(calls),
    streams: over(streams),
    close: () => {
      calls.destroy();
      streams.destroy();
    },
  };
}

function makeCall(docker: Docker): EngineClient['call'] {
  return async (what, options) => checked(await withDeadline((signal) => what(docker, signal), options));
}

async function hello(docker: Docker, { signal, helloMs }: { signal?: AbortSignal; helloMs: number }): Promise<EngineInfo> {
  const limits = { deadlineMs: helloMs, signal };
  const version = await ask(() => docker.version(), limits);
  const newest = text(version['ApiVersion']);
  if (newest === '') throw notAnEngine();
  const agreed = negotiate(newest, text(version['MinAPIVersion']));
  if (!agreed.ok) throw new WrongVersion(agreed.theirs);
  // The name of the host is a nicety: an engine that keeps it to itself is still an engine.
  const about = await ask(() => docker.info(), limits).catch((): Fields => ({}));
  return {
    product: product(version['Components']),
    version: text(version['Version']),
    apiVersion: agreed.version,
    os: text(version['Os']),
    arch: text(version['Arch']),
    hostName: text(about['Name']),
  };
}

/** `version` and `info` take no signal: what hangs is ended with the agent, when the connection is given up. */
async function ask(what: () => Promise<unknown>, limits: { deadlineMs: number; signal?: AbortSignal }): Promise<Fields> {
  const answer = checked(await withDeadline(what, limits));
  return typeof answer === 'object' && answer !== null ? (answer as Fields) : {};
}

function notAnEngine(): AppFailure {
  return new AppFailure({ code: 'engine-unreachable', message: 'What answers there is not a Docker engine.' });
}

type Fields = Readonly<Record<string, unknown>>;

/** dockerode hands over a Buffer when a 200 is no JSON, and also for `null`, which Podman sends for an empty list. */
function checked<T>(value: T): T {
  if (!Buffer.isBuffer(value) || value.length === 0) return value;
  const body = value.toString('utf8').trim();
  if (body === 'null') return JSON.parse(body) as T;
  throw new AppFailure({
    code: 'engine-error',
    message: 'The engine answered with something that is not JSON.',
    detail: body.slice(0, 200),
  });
}

function product(components: unknown): string {
  const named = Array.isArray(components) && components.some((part: unknown) => /podman/i.test(text((part as Fields | null)?.['Name'])));
  return named ? 'Podman' : 'Docker';
}

function hostHeader(host: string, port: number): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
