import type { IncomingMessage, ServerResponse } from 'node:http';
import { isCallName, isStreamName } from '../../shared/contract';
import { assertNever, fail, ok, type AppError, type Result } from '../../shared/errors';
import type { Capabilities } from '../../shared/models';
import { CALL_ID_HEADER } from '../../shared/wire';
import { unknownName } from '../ipc/app-error';
import type { Router } from '../ipc/router';
import { LARGEST_BODY, readJson, type Body } from './body';
import { createCallRegister, isCallId, type CallRegister } from './call-register';
import { refusal } from './origin';
import { apiHeaders } from './security-headers';
import type { Session } from './session';

const CALLS = '/api/call/';
const STREAMS = '/api/stream/';

export type Api = {
  /** Answers a request under /api. Never rejects. */
  readonly answer: (request: IncomingMessage, response: ServerResponse, path: string) => Promise<void>;
  /** 403 for a request that Host or Origin shuts out. */
  readonly refuse: (request: IncomingMessage, response: ServerResponse, why: string) => void;
  /** The stream that an upgrade asks for, or the status to refuse it with. */
  readonly streamOf: (request: IncomingMessage, path: string) => { name: string; input: unknown } | number;
};

/** Calls, the session and the capabilities; every answer is an envelope, whatever its status. */
export function createApi(router: Router, session: Session): Api {
  // A process has one session, so that an id is enough to know a call by.
  const register = createCallRegister();

  return {
    async answer(request, response, path) {
      const entry = path === '/api/session';
      if (!entry && !session.admits(request.headers)) return send(request, response, 401, fail(noSession));
      const name = path.startsWith(CALLS) ? decoded(path.slice(CALLS.length)) : null;
      if (path === '/api/capabilities') {
        if (request.method !== 'GET') return wrongMethod(request, response, 'GET');
        return send(request, response, 200, ok(capabilities));
      }
      if (path.startsWith(STREAMS)) return send(request, response, 426, fail(invalid('A stream is a WebSocket.')));
      if (!entry && name === null) return send(request, response, 404, fail(invalid('There is nothing at this address.')));
      if (name !== null && !isCallName(name)) return send(request, response, 404, fail(unknownName('call', name)));
      if (request.method !== 'POST') return wrongMethod(request, response, 'POST');

      const body = await readJson(request);
      if (body.kind !== 'json') return sendBadBody(request, response, body.kind);
      if (name !== null) return answerCall(router, register, request, response, name, body);
      const cookie = session.exchange(tokenIn(body.value));
      if (cookie === null) return send(request, response, 401, fail(noSession));
      response.setHeader('set-cookie', cookie);
      send(request, response, 200, ok(null));
    },

    refuse: (request, response, why) => send(request, response, 403, fail(invalid(why))),

    streamOf(request, path) {
      // A browser names the Origin of every WebSocket, so one without is no page; the token or the cookie decides.
      if (refusal(request.headers, true) !== null) return 403;
      if (!session.admits(request.headers)) return 401;
      const name = path.startsWith(STREAMS) ? decoded(path.slice(STREAMS.length)) : null;
      if (name === null || !isStreamName(name)) return 404;
      const query = new URLSearchParams((request.url ?? '').slice(path.length));
      try {
        return { name, input: JSON.parse(query.get('input') ?? '{}') as unknown };
      } catch {
        return 400;
      }
    },
  };
}

const capabilities: Capabilities = {
  host: 'browser',
  platform: process.platform,
  files: false,
  openPorts: false,
};

const noSession: AppError = {
  code: 'unauthorized',
  message: 'This request has no session.',
  hint: 'Open the address that Slipway printed when it started, or send its token as Authorization: Bearer.',
};

function invalid(message: string): AppError {
  return { code: 'invalid-request', message };
}

/** Makes the call, or joins it when its id is known. Without an id it is aborted as soon as the connection ends. */
async function answerCall(
  router: Router,
  register: CallRegister,
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
  body: Extract<Body, { kind: 'json' }>,
): Promise<void> {
  const make = async (signal: AbortSignal) => encoded(await router.call(name, body.value, signal));
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  if (response.destroyed) gone.abort();

  const id = request.headers[CALL_ID_HEADER];
  if (id === undefined) return sendEncoded(request, response, 200, await make(gone.signal));
  if (!isCallId(id)) return send(request, response, 400, fail(invalid(`${CALL_ID_HEADER} is not the id of a call.`)));
  const answer = register.answer({ id, asked: `${name}\n${body.text}`, gone: gone.signal, make });
  if (answer === null) return send(request, response, 409, fail(invalid(`${CALL_ID_HEADER} is the id of another call.`)));
  sendEncoded(request, response, 200, await answer);
}

function tokenIn(body: unknown): string {
  const token = typeof body === 'object' && body !== null && 'token' in body ? body.token : '';
  return typeof token === 'string' ? token : '';
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function wrongMethod(request: IncomingMessage, response: ServerResponse, allowed: string): void {
  response.setHeader('allow', allowed);
  send(request, response, 405, fail(invalid(`Only ${allowed} is understood here.`)));
}

function sendBadBody(request: IncomingMessage, response: ServerResponse, kind: Exclude<Body['kind'], 'json'>): void {
  switch (kind) {
    case 'too-large':
      return send(request, response, 413, fail(invalid(`The body is longer than ${LARGEST_BODY} bytes.`)));
    case 'wrong-type':
      return send(request, response, 415, fail(invalid('The body has to be sent as application/json.')));
    case 'malformed':
      return send(request, response, 400, fail(invalid('The body is not JSON.')));
    case 'gone':
      return void response.destroy();
    default:
      return assertNever(kind);
  }
}

const encoded = (envelope: Result<unknown>): Buffer => Buffer.from(JSON.stringify(envelope));

function send(request: IncomingMessage, response: ServerResponse, status: number, envelope: Result<unknown>): void {
  sendEncoded(request, response, status, encoded(envelope));
}

function sendEncoded(request: IncomingMessage, response: ServerResponse, status: number, body: Buffer): void {
  // A body that nobody read is thrown away, so that the answer arrives; then the connection is done with.
  const { 'content-length': length = '0', 'transfer-encoding': encoding } = request.headers;
  if (!request.complete && (length !== '0' || encoding !== undefined)) {
    request.resume();
    response.setHeader('connection', 'close');
  }
  response.writeHead(status, { ...apiHeaders, 'content-type': 'application/json', 'content-length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
}
