import type { IncomingMessage } from 'node:http';
import { Duplex, type Readable } from 'node:stream';
import type Docker from 'dockerode';
import { AppFailure } from '../../shared/errors';

/*
 * Requests that dockerode has no method for: the warnings of a create, an answer whose headers matter before its body,
 * an attach without a body of its own. They go through the same modem, so errors look the same.
 */

export type EngineRequest = {
  readonly method: 'GET' | 'POST';
  /** Without the API version, which the modem puts before it. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** A tar to send as the body. */
  readonly tar?: Readable;
};

const errorStatuses = [400, 401, 403, 404, 406, 409, 500, 501, 503];
const success = Object.fromEntries([200, 201, 204].map((status) => [status, true]));
const statusCodes = { ...success, ...Object.fromEntries(errorStatuses.map((status) => [status, 'refused'])) };

/** One request with a JSON body; resolves to the parsed answer, unchecked. Rejects as dockerode does. */
export function askEngine(docker: Docker, request: EngineRequest & { readonly body: object }): Promise<unknown> {
  return dial(docker, { ...options(request, request.body) });
}

/** Resolves when the headers of a good answer are there; the body is still to be read. */
export async function openAnswer(docker: Docker, request: EngineRequest): Promise<IncomingMessage> {
  const body = request.tar ? { file: request.tar } : {};
  return (await dial(docker, { ...options(request, {}), ...body, isStream: true })) as IncomingMessage;
}

/**
 * A raw connection both ways, as attach gives it: `Upgrade: tcp`, https://docs.docker.com/reference/api/engine/
 * ("attach"). The request has an empty body: what dockerode sends there, Podman would hand to the container's input.
 * Nothing but `destroy` closes the connection, the signal ends only the request for it.
 */
export async function hijack(docker: Docker, request: EngineRequest): Promise<Duplex> {
  const answer = await dial(docker, {
    ...options(request, {}),
    isStream: true,
    hijack: true,
    file: Buffer.alloc(0),
    headers: { ...modemOf(docker).headers, 'Content-Type': 'text/plain' },
  });
  if (answer instanceof Duplex) return answer;
  (answer as IncomingMessage).destroy();
  throw new AppFailure({ code: 'engine-error', message: 'The engine, or a proxy before it, does not open a two-way connection.' });
}

function options({ method, path, query, signal }: EngineRequest, body: object) {
  return {
    method,
    path: `${path}?`,
    options: { _query: query ?? {}, _body: body },
    ...(signal ? { abortSignal: signal } : {}),
    statusCodes,
  };
}

type Modem = {
  readonly headers: Readonly<Record<string, string>>;
  readonly dial: (options: object, done: (error: unknown, answer: unknown) => void) => void;
};

const modemOf = (docker: Docker) => docker.modem as unknown as Modem;

function dial(docker: Docker, request: object): Promise<unknown> {
  return new Promise((resolve, reject) => {
    modemOf(docker).dial(request, (error, answer) => (error ? reject(error as Error) : resolve(answer)));
  });
}
