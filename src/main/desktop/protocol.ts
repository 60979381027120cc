import { protocol } from 'electron';
import { pageHeaders } from '../web/security-headers';
import { readStaticFile } from '../web/static-files';

const SCHEME = 'app';
/** The origin of our pages, and of nothing else. */
export const APP_ORIGIN = `${SCHEME}://slipway`;
/** The one page there is. */
export const PAGE = `${APP_ORIGIN}/index.html`;

/** Has to be called before the application is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built renderer, and nothing outside of its folder, as `app://slipway/`. */
export function serveRenderer(folder: string): void {
  protocol.handle(SCHEME, async (request) => {
    const { host, pathname } = new URL(request.url);
    const readable = request.method === 'GET' && `${SCHEME}://${host}` === APP_ORIGIN;
    const file = readable ? await readStaticFile(folder, pathname) : null;
    if (!file) return new Response('Not found', { status: 404, headers: pageHeaders });
    return new Response(file.body, { headers: { ...pageHeaders, 'content-type': file.type } });
  });
}
