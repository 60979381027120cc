import { fail, type AppError, type Result } from '../../shared/errors';
import type { Capabilities } from '../../shared/models';
import type { DownFrame, HostBridge, Pipe, UpFrame } from '../../shared/wire';

/*
 * The browser host: calls over fetch, each stream over a WebSocket of its own.
 *
 * The address that Slipway prints ends with a token; it is exchanged for a cookie that no script can read, and taken
 * out of the address so that it is neither bookmarked nor shared.
 */

const noAnswer: AppError = {
  code: 'engine-unreachable',
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
      return request(`/api/call/${encodeURIComponent(name)}`, 'POST', input);
    },
    openStream: (name, input, onFrame) => openSocket(signedIn, name, input, onFrame),
    capabilities: capabilitiesHere(),
  };
}

/** The platform is where the keyboard is; main's own is in `app.info`. */
function capabilitiesHere(): Capabilities {
  const agent = globalThis.navigator?.userAgent ?? '';
  const platform = /Mac|iPhone|iPad/.test(agent) ? 'darwin' : agent.includes('Windows') ? 'win32' : 'linux';
  return { host: 'browser', platform, pickFolder: false, openPorts: false };
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

async function request(path: string, method: 'GET' | 'POST', body?: unknown): Promise<Result<unknown>> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    text = await response.text();
  } catch (error) {
    return fail({ ...noAnswer, detail: String(error) });
  }
  if (response.status === 401) return fail(noSession);
  try {
    return JSON.parse(text) as Result<unknown>;
  } catch {
    return fail({ code: 'engine-error', message: `Slipway answered with status ${response.status} and no envelope.` });
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
      if (!over) void whyClosed().then((error) => end({ kind: 'error', error }));
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

async function whyClosed(): Promise<AppError> {
  const answer = await request('/api/capabilities', 'GET');
  if (!answer.ok) return answer.error;
  return { code: 'engine-unreachable', message: 'The connection to Slipway broke.', hint: 'It is opened again by itself.' };
}
