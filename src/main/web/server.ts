import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { STATUS_CODES } from 'node:http';
import type { Router } from '../ipc/router';
import { createApi } from './api';
import { refusal } from './origin';
import { pageHeaders } from './security-headers';
import { createSession } from './session';
import { createSockets } from './sockets';
import { readStaticFile } from './static-files';

/** Bytes of a request's head: a stream's input is in its address, and a pasted environment may be long. */
const LARGEST_HEAD = 512 * 1024;
/** Milliseconds to send a request in. */
const REQUEST_TIMEOUT = 30_000;

export type WebServer = {
  readonly port: number;
  readonly token: string;
  /** What a person opens: the address with the token. */
  readonly url: string;
  /** Ends every stream and every connection. */
  readonly close: () => Promise<void>;
};

/** The browser host, on loopback only. Port 0 takes a free one. Rejects when the port is taken. */
export async function startServer(options: {
  readonly router: Router;
  readonly rendererFolder: string;
  readonly port: number;
}): Promise<WebServer> {
  const { router, rendererFolder } = options;
  const session = createSession();
  const api = createApi(router, session);
  const sockets = createSockets(router);

  const server = createServer({ maxHeaderSize: LARGEST_HEAD, requestTimeout: REQUEST_TIMEOUT }, (request, response) => {
    const path = pathOf(request);
    const isApi = path === '/api' || path.startsWith('/api/');
    const refused = refusal(request.headers, isApi);
    if (refused) return api.refuse(request, response, refused);
    if (isApi) return void api.answer(request, response, path);
    void sendFile(rendererFolder, request, response, path);
  });
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    const stream = api.streamOf(request, pathOf(request));
    if (typeof stream === 'number') return socket.end(refusedUpgrade(stream));
    sockets.accept(request, socket, head, stream.name, stream.input);
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;

  return {
    port,
    token: session.token,
    url: `http://127.0.0.1:${port}/#${session.token}`,
    close: () =>
      new Promise((resolve) => {
        router.close();
        sockets.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The path of a request's target, still encoded. A target that is no path ('*', a whole address) leads nowhere. */
function pathOf(request: IncomingMessage): string {
  return (request.url ?? '').split(/[?#]/, 1)[0] ?? '';
}

async function sendFile(folder: string, request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const file = isRead ? await readStaticFile(folder, path) : null;
  if (file) {
    response.writeHead(200, {
      ...pageHeaders,
      'content-type': file.type,
      'content-length': file.body.length,
      'cache-control': file.cacheControl,
    });
    response.end(request.method === 'HEAD' ? undefined : file.body);
    return;
  }
  const status = isRead ? 404 : 405;
  const type = 'text/plain; charset=utf-8';
  response.writeHead(status, { ...pageHeaders, 'content-type': type, ...(isRead ? {} : { allow: 'GET, HEAD' }) });
  response.end(`${STATUS_CODES[status]}\n`);
}

function refusedUpgrade(status: number): string {
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`;
}
