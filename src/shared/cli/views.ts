import type { Command } from '../models';

/** `docker ps`: the running containers, or all; with `size`, what each has written. */
export function psCommand({ all, size }: { all: boolean; size: boolean }): Command {
  return ['docker', 'ps', ...(all ? ['-a'] : []), ...(size ? ['-s'] : [])];
}

/** The commands of what is in view. */
export const viewCommands = {
  psRunning: psCommand({ all: false, size: false }),
  psAll: psCommand({ all: true, size: false }),
  /** Ids only, as Copy IDs puts them on the clipboard. */
  psQuiet: (all: boolean): Command => ['docker', 'ps', all ? '-qa' : '-q'],
  psSize: (all: boolean): Command => psCommand({ all, size: true }),
  images: ['docker', 'images'],
  contexts: ['docker', 'context', 'ls'],
  version: ['docker', 'version'],
  events: ['docker', 'events'],
} as const satisfies Record<string, Command | ((all: boolean) => Command)>;
