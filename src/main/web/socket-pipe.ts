import type { RawData, WebSocket } from 'ws';
import type { MainPipe } from '../ipc/pipe';

/** Main's end of a WebSocket. A frame is one text message of JSON. */
export function socketPipe(socket: WebSocket): MainPipe {
  return {
    post: (frame) => {
      if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(frame));
    },
    onFrame: (listener) => {
      socket.on('message', (data, isBinary) => listener(isBinary ? null : parse(data)));
    },
    onClose: (listener) => {
      socket.on('close', listener);
    },
    close: () => socket.close(1000),
  };
}

/** Null is no frame: the pump refuses it like any other malformed one. */
function parse(data: RawData): unknown {
  try {
    return JSON.parse(data.toString()) as unknown;
  } catch {
    return null;
  }
}
