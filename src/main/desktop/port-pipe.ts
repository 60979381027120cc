import type { MessagePortMain } from 'electron';
import type { MainPipe } from '../ipc/pipe';

/** Main's end of a MessagePort. `document` aborts when the page is gone, which a port may not tell by itself. */
export function portPipe(port: MessagePortMain, document: AbortSignal): MainPipe {
  const closed = new AbortController();
  return {
    post: (frame) => {
      if (!closed.signal.aborted) port.postMessage(frame);
    },
    onFrame: (listener) => {
      port.on('message', ({ data }) => listener(data));
      port.start();
    },
    onClose: (listener) => {
      port.on('close', listener);
      document.addEventListener('abort', listener, { signal: closed.signal });
    },
    close: () => {
      closed.abort();
      port.close();
    },
  };
}
