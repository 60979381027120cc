import { app, session, type Event, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron';
import { openLink } from './links';
import type { Words } from './words';
import { APP_ORIGIN, PAGE } from './protocol';

/** What a page may do beyond showing itself: put text on the clipboard. */
const ALLOWED = 'clipboard-sanitized-write';

/** Where our pages come from: the bundle, and while developing the dev server. */
function trustedOrigins(): string[] {
  const devServer = devServerAddress();
  return devServer ? [APP_ORIGIN, new URL(devServer).origin] : [APP_ORIGIN];
}

/** The dev server of `npm run dev`; never in a packaged application. */
export function devServerAddress(): string | null {
  return app.isPackaged ? null : (process.env['ELECTRON_RENDERER_URL'] ?? null);
}

/** A page may load itself again, and nothing else. */
function refuse(event: Event & { readonly url: string }): void {
  const [page] = event.url.split('#', 1);
  const devServer = devServerAddress();
  const isDevServer = devServer !== null && new URL(event.url).origin === new URL(devServer).origin;
  if (page !== PAGE && !isDevServer) event.preventDefault();
}

/** Whether a message comes from the top frame of one of our own pages. */
export function isTrusted({ senderFrame }: IpcMainEvent | IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && trustedOrigins().includes(senderFrame.origin);
}

/** Refuses, for every page there will ever be: leaving, opening windows, embedding, and permissions but one. */
export function lockDown(words: Words): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(({ url }) => {
      openLink(url, words).catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
      return { action: 'deny' };
    });
    contents.on('will-navigate', refuse);
    contents.on('will-frame-navigate', refuse);
    contents.on('will-redirect', refuse);
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer) => answer(permission === ALLOWED));
  session.defaultSession.setPermissionCheckHandler((_contents, permission) => permission === ALLOWED);
}
