import { open, rm } from 'node:fs/promises';
import { AppFailure } from '../../shared/errors';

/** A file that is to have a container's id in it, as `--cidfile` asks for. */
export type CidFile = {
  readonly write: (id: string) => Promise<void>;
  /** No container was made. */
  readonly discard: () => Promise<void>;
};

/** Makes the file before the container, so that what cannot be kept is not made. Throws `invalid-request` where it is already. */
export async function openCidFile(path: string | undefined): Promise<CidFile> {
  if (!path) return { write: () => Promise.resolve(), discard: () => Promise.resolve() };
  try {
    const file = await open(path, 'wx');
    return {
      write: async (id) => {
        await file.writeFile(id);
        await file.close();
      },
      discard: async () => {
        await file.close();
        await rm(path, { force: true });
      },
    };
  } catch (error) {
    throw new AppFailure({
      code: 'invalid-request',
      message: `The file ${path} for the container's id cannot be made.`,
      hint: 'It must not be there yet: choose another one, or remove it.',
      detail: error instanceof Error ? error.message : String(error),
      field: 'options.cidfile',
    });
  }
}
