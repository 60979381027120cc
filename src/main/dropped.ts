import { stat } from 'node:fs/promises';
import type { Dropped } from '../shared/models';

/** Archives by the names that `docker save` and tar give them. */
const archive = /\.(tar|tgz|tar\.(gz|xz|zst|bz2))$/i;

/** What was dropped, told apart. Whatever is not there any more, or was never a file, is left out. */
export async function lookAtDropped(paths: readonly string[]): Promise<Dropped[]> {
  const looked = await Promise.all(
    paths.map(async (path): Promise<Dropped | null> => {
      const found = await stat(path).catch(() => null);
      if (!found) return null;
      if (found.isDirectory()) return { path, kind: 'folder' };
      return { path, kind: found.isFile() && archive.test(path) ? 'archive' : 'file' };
    }),
  );
  return looked.filter((dropped) => dropped !== null);
}
