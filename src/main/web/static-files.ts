import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';

export type StaticFile = { readonly body: Buffer<ArrayBuffer>; readonly type: string; readonly cacheControl: string };

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * A file of the built renderer, or null when there is none.
 *
 * `path` is the address' path, still percent-encoded; whatever it says, nothing outside of `folder` is read, and
 * nothing of a kind that the build does not make.
 */
export async function readStaticFile(folder: string, path: string): Promise<StaticFile | null> {
  const file = fileWithin(folder, path);
  const type = file && types[extname(file)];
  if (!file || !type) return null;
  try {
    // The build puts a hash of the content into every name under assets/.
    const cacheControl = path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
    return { body: await readFile(file), type, cacheControl };
  } catch {
    return null;
  }
}

function fileWithin(folder: string, path: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return null;
  }
  if (!decoded.startsWith('/') || decoded.includes('\0')) return null;
  const root = resolve(folder);
  const file = resolve(root, `.${decoded === '/' ? '/index.html' : decoded}`);
  return file.startsWith(root + sep) ? file : null;
}
