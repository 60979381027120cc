import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeAtomically } from '../atomic-file';
import { withPlace, type Place } from './window-place';
import { nearestZoom } from './zoom';

/** A window that is dragged tells so many times a second; one write after that is enough. Milliseconds. */
const REST = 500;

const rect = z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int() });
const memorySchema = z.object({
  places: z.array(z.object({ display: z.int(), bounds: rect, maximized: z.boolean(), fullScreen: z.boolean() })),
  zoom: z.number(),
});
type Memory = Readonly<z.infer<typeof memorySchema>>;

/** Where the window stood and how large its text was, kept in `window.json`. */
export type WindowMemory = {
  /** The last one first, one for each display. */
  readonly places: () => readonly Place[];
  /** A factor: 1 is the actual size. */
  readonly zoom: () => number;
  readonly keepPlace: (place: Place) => void;
  readonly keepZoom: (factor: number) => void;
  /** Writes what is not written yet. */
  readonly close: () => Promise<void>;
};

/** Opens the memory in a folder. A file that cannot be read counts as none: it is a convenience, not a record. */
export async function openWindowMemory(folder: string): Promise<WindowMemory> {
  const path = join(folder, 'window.json');
  let memory = await readMemory(path);
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    writing = writing
      .then(() => writeAtomically(path, `${JSON.stringify(memory, null, 2)}\n`))
      .catch((error: unknown) => void process.stderr.write(`The window's place could not be kept: ${String(error)}\n`));
  };
  const keep = (next: Memory) => {
    if (JSON.stringify(next) === JSON.stringify(memory)) return;
    memory = next;
    clearTimeout(timer);
    timer = setTimeout(write, REST);
  };
  return {
    places: () => memory.places,
    zoom: () => memory.zoom,
    keepPlace: (place) => keep({ ...memory, places: [...withPlace(memory.places, place)] }),
    keepZoom: (zoom) => keep({ ...memory, zoom }),
    close: () => {
      if (timer) write();
      return writing;
    },
  };
}

async function readMemory(path: string): Promise<Memory> {
  try {
    const memory = memorySchema.parse(JSON.parse(await readFile(path, 'utf8')));
    return { ...memory, zoom: nearestZoom(memory.zoom) };
  } catch {
    return { places: [], zoom: 1 };
  }
}
