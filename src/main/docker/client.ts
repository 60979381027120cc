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
  const { endpoint, tls } = target;
  const address = parseAddress(endpoint.address, tls !== null);
  const wire = () => dial(address, tls);
  const calls = new EngineAgent(wire, { keepAlive: true });
  const streams = new EngineAgent(wire, { keepAlive: false });
  const prefix = address.kind === 'tcp' && address.prefix !== '' ? address.prefix.slice(1) : '';
  const headers: Record<string, string> = address.kind === 'tcp' ? { Host: hostHeader(address.host, address.port) } : {};

  const dockerOver = (agent: EngineAgent, version: string) => {
    const path = [prefix, version].filter((part) => part !== '').join('/');
    // The agent makes the connection; the path of the socket is only to keep dockerode from looking for another.
    const options = { socketPath: endpoint.address, agent, headers, version: path === '' ? undefined : path };
    return new Docker(options);
  };

  try {
    const info = await hello(dockerOver(calls, ''), { signal, helloMs });
    const docker = dockerOver(calls, `v${info.apiVersion}`);
    return {
      endpoint,
      info,
      docker,
      streams: dockerOver(streams, `v${info.apiVersion}`),
      call: async (what, options) => checked(await withDeadline((given) => what(docker, given), options)),
      close: () => {
        calls.destroy();
        streams.destroy();
      },
    };
  } catch (error) {
    calls.destroy();
    throw error;
  }
}

async function hello(docker: Docker, { signal, helloMs }: { signal?: AbortSignal; helloMs: number }): Promise<EngineInfo> {
  // These two take no signal: what hangs is ended with the agent when the connection is given up.
  const ask = async (what: () => Promise<unknown>): Promise<Fields> => {
    const answer = checked(await withDeadline(what, { deadlineMs: helloMs, signal }));
    return typeof answer === 'object' && answer !== null ? (answer as Fields) : {};
  };
  const version = await ask(() => docker.version());
  const newest = text(version['ApiVersion']);
  if (newest === '') {
    throw new AppFailure({ code: 'engine-unreachable', message: 'What answers there is not a Docker engine.' });
  }
  const agreed = negotiate(newest, text(version['MinAPIVersion']));
  if (!agreed.ok) throw new WrongVersion(agreed.theirs);
  // The name of the host is a nicety: an engine that keeps it to itself is still an engine.
  const about = await ask(() => docker.info()).catch((): Fields => ({}));
  return {
    product: product(version['Components']),
    version: text(version['Version']),
    apiVersion: agreed.version,
    os: text(version['Os']),
    arch: text(version['Arch']),
    hostName: text(about['Name']),
  };
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
