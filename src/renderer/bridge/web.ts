import { fail, type AppError, type Result } from '../../shared/errors';
import type { Capabilities } from '../../shared/models';
import { CALL_ID_HEADER, type DownFrame, type HostBridge, type Pipe, type UpFrame } from '../../shared/wire';

/*
 * The browser host: calls over fetch, each stream over a WebSocket of its own.
 *
 * The address that Slipway prints ends with a token; it is exchanged for a cookie that no script can read, and taken
 * out of the address so that it is neither bookmarked nor shared.
 *
 * A browser drops requests when a network interface comes or goes (net::ERR_NETWORK_CHANGED), which is what starting or
 * stopping a container does. So a request that the network fails is sent again; a call has an id, by which Slipway knows
 * it and makes it once. A stream is not opened again here: that would pull or run twice.
 */

/** Milliseconds before each further try; all of them are within the grace that Slipway gives a dropped call. */
const pauses = [100, 300, 900];

const noAnswer: AppError = {
  code: 'connection-lost',
  message: 'Slipway itself does not answer.',
  hint: 'Start it again (npm run serve) and open the address that it prints.',
};
const noSession: AppError = {
  code: 'unauthorized',
  message: 'This page has no session with Slipway.',
  hint: 'Open the address that Slipway printed when it started; it ends with a token.',
};

/** A HostBridge of `fetch` and WebSocket. Nothing is sent before the first call or stream. */
export function createWebBridge(): HostBridge {
  let session: Promise<Result<null>> | null = null;
  const signedIn = async () => {
    session ??= exchangeToken();
    const entered = await session;
    // Slipway may answer again, or the address may have got another token: the next one tries anew.
    if (!entered.ok) session = null;
    return entered;
  };

  return {
    async invoke(name, input) {
      const entered = await signedIn();
      if (!entered.ok) return entered;
      return request(`/api/call/${encodeURIComponent(name)}`, 'POST', input, { [CALL_ID_HEADER]: crypto.randomUUID() });
    },
    openStream: (name, input, onFrame) => openSocket(signedIn, name, input, onFrame),
    capabilities: capabilitiesHere(),
  };
}

/** The platform is where the keyboard is; main's own is in `app.info`. */
function capabilitiesHere(): Capabilities {
  const agent = globalThis.navigator?.userAgent ?? '';
  const platform = /Mac|iPhone|iPad/.test(agent) ? 'darwin' : agent.includes('Windows') ? 'win32' : 'linux';
  return { host: 'browser', platform, files: false, openPorts: false };
}

/** Trades the token in the address for the cookie. Without a token the cookie of an earlier visit has to do. */
async function exchangeToken(): Promise<Result<null>> {
  const token = location.hash.slice(1);
  if (!/^[\w-]{20,}$/.test(token)) return { ok: true, value: null };
  const answer = await request('/api/session', 'POST', { token });
  if (!answer.ok) return answer;
  history.replaceState(history.state, '', location.pathname + location.search);
  return { ok: true, value: null };
}

async function request(
  path: string,
  method: 'GET' | 'POST',
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Result<unknown>> {
  let answer: Answer;
  try {
    answer = await fetchText(path, {
      method,
      credentials: 'same-origin',
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch (error) {
    return fail({ ...noAnswer, detail: String(error) });
  }
  if (answer.status === 401) return fail(noSession);
  try {
    return JSON.parse(answer.text) as Result<unknown>;
  } catch {
    return fail({ code: 'engine-error', message: `Slipway answered with status ${answer.status} and no envelope.` });
  }
}

type Answer = { readonly status: number; readonly text: string };

/** The whole answer. What the network fails, which is a TypeError, is tried again after each of the pauses. */
async function fetchText(path: string, init: RequestInit): Promise<Answer> {
  for (let tries = 0; ; tries += 1) {
    try {
      const response = await fetch(path, init);
      return { status: response.status, text: await response.text() };
    } catch (error) {
      const pause = pauses[tries];
      if (pause === undefined || !(error instanceof TypeError)) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

function openSocket(
  signedIn: () => Promise<Result<null>>,
  name: string,
  input: unknown,
  onFrame: (frame: unknown) => void,
): Pipe {
  let socket: WebSocket | null = null;
  let over = false;
  const waiting: UpFrame[] = [];
  const end = (frame: DownFrame) => {
    if (over) return;
    over = true;
    onFrame(frame);
  };

  const open = async () => {
    const entered = await signedIn();
    if (over) return;
    if (!entered.ok) return end({ kind: 'error', error: entered.error });
    const address = new URL(`/api/stream/${encodeURIComponent(name)}`, location.href);
    address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
    address.searchParams.set('input', JSON.stringify(input));
    socket = new WebSocket(address);
    socket.onopen = () => {
      for (const frame of waiting.splice(0)) socket?.send(JSON.stringify(frame));
    };
    socket.onmessage = (event) => {
      if (over) return;
      const frame = readFrame(event.data);
      if (frame.kind !== 'batch') over = true;
      onFrame(frame);
    };
    // A socket that was refused says no more than that it is closed: the reason is asked for separately.
    socket.onclose = () => {
      if (!over) void whyClosed(name).then((error) => end({ kind: 'error', error }));
    };
  };
  void open();

  return {
    send: (frame) => {
      if (over) return;
      if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
      else waiting.push(frame);
    },
    close: () => {
      over = true;
      socket?.close();
    },
  };
}

function readFrame(data: unknown): DownFrame {
  try {
    return JSON.parse(String(data)) as DownFrame;
  } catch {
    return { kind: 'error', error: { code: 'engine-error', message: 'Slipway sent a frame that is not JSON.' } };
  }
}

async function whyClosed(stream: string): Promise<AppError> {
  const answer = await request('/api/capabilities', 'GET');
  return answer.ok ? brokenPipe(stream) : answer.error;
}

/** What a broken pipe means for the work behind it. */
function brokenPipe(stream: string): AppError {
  const broken = { code: 'connection-lost', message: 'The connection to Slipway broke.' } as const;
  switch (stream) {
    case 'images.pull':
      return { ...broken, hint: 'The pull was canceled with it: pull again.' };
    case 'images.load':
      return { ...broken, hint: 'The load was canceled with it: load again.' };
    case 'run.attached':
      return { ...broken, hint: 'The container goes on if it was started: look for it in the list before you run it again.' };
    default:
      return { ...broken, hint: 'It is opened again by itself.' };
  }
}
