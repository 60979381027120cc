import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Router } from '../ipc/router';
import { LARGEST_BODY } from './body';
import { socketPipe } from './socket-pipe';

/** A socket that answered no ping for this long, in milliseconds, is dead: a laptop that sleeps, a tunnel that broke. */
const HEARTBEAT = 15_000;

export type Sockets = {
  /** Makes a WebSocket of an upgrade that has been let in, and pumps the stream into it. */
  readonly accept: (request: IncomingMessage, socket: Duplex, head: Buffer, name: string, input: unknown) => void;
  readonly close: () => void;
};

export function createSockets(router: Router): Sockets {
  const server = new WebSocketServer({ noServer: true, maxPayload: LARGEST_BODY, perMessageDeflate: false });
  const silent = new WeakSet<WebSocket>();
  const heartbeat = setInterval(() => {
    for (const socket of server.clients) {
      if (silent.has(socket)) socket.terminate();
      silent.add(socket);
      socket.ping();
    }
  }, HEARTBEAT);
  heartbeat.unref();

  return {
    accept(request, socket, head, name, input) {
      server.handleUpgrade(request, socket, head, (webSocket) => {
        // An error closes the socket, and that is heard by the pipe.
        webSocket.on('error', () => undefined);
        webSocket.on('pong', () => silent.delete(webSocket));
        void router.open(name, input, socketPipe(webSocket));
      });
    },
    close() {
      clearInterval(heartbeat);
      for (const socket of server.clients) socket.close(1001, 'Slipway is closing.');
      server.close();
    },
  };
}
