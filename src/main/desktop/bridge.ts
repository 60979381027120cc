import { ipcMain, type WebContents } from 'electron';
import { z } from 'zod';
import { fail } from '../../shared/errors';
import type { Router } from '../ipc/router';
import { portPipe } from './port-pipe';
import { isTrusted } from './security';

/*
 * The desktop's way into the router: `call` is invoked, `stream:open` brings a MessagePort.
 *
 * Calls and streams belong to the document that made them: a reload, a crash or a closed window ends them.
 */

const openSchema = z.object({ name: z.string(), input: z.unknown() });

export function connectRouter(router: Router): void {
  const documents = new Map<WebContents, AbortController>();

  const documentOf = (contents: WebContents): AbortSignal => {
    const known = documents.get(contents);
    if (known) return known.signal;
    const document = new AbortController();
    documents.set(contents, document);
    const gone = () => {
      documents.delete(contents);
      contents.off('did-navigate', gone);
      contents.off('render-process-gone', gone);
      contents.off('destroyed', gone);
      document.abort();
    };
    contents.on('did-navigate', gone);
    contents.on('render-process-gone', gone);
    contents.on('destroyed', gone);
    return document.signal;
  };

  ipcMain.handle('call', (event, name: unknown, input: unknown) => {
    if (!isTrusted(event)) return fail({ code: 'unauthorized', message: 'This page may not call.' });
    return router.call(String(name), input, documentOf(event.sender));
  });

  ipcMain.on('stream:open', (event, message: unknown) => {
    const [port] = event.ports;
    if (!port) return;
    const parsed = openSchema.safeParse(message);
    if (!isTrusted(event) || !parsed.success) return port.close();
    void router.open(parsed.data.name, parsed.data.input, portPipe(port, documentOf(event.sender)));
  });
}
