// Types of electron.mjs, for the tests.
export type FoundElectron =
  | { executablePath: string; kind: 'electron' | 'stand-in'; reason: null }
  | { executablePath: null; kind: null; reason: string };

/** The Electron to run: the real one first, then the stand-in beside this checkout (not with `standIn: false`). */
export function findElectron(options?: { standIn?: boolean }): FoundElectron;
/** Fetches Electron's binary; resolves to null when it is there, else to the reason. */
export function fetchElectron(): Promise<string | null>;
