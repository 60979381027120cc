import { readFile, rename, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { AppFailure, type ErrorCode } from '../shared/errors';
import { defaultSettings, settingsSchema, type Settings } from '../shared/models';
import { writeAtomically } from './atomic-file';

/** What a first start begins with here. */
const firstSettings: Settings = { ...defaultSettings, shell: process.platform === 'win32' ? 'powershell' : 'sh' };

/** The settings, kept in one file. */
export type SettingsFile = {
  readonly path: string;
  /** Where a damaged file was set aside when this one was opened; null when none was. */
  readonly setAside: string | null;
  readonly current: () => Settings;
  /** Changes some settings and keeps them. Throws `permission-denied` or `disk-full` when they cannot be kept. */
  readonly change: (patch: Partial<Settings>) => Promise<Settings>;
  /** Called after every change, until the function that it gives back is called. */
  readonly onChange: (listener: (settings: Settings) => void) => () => void;
  /** Awaited before a change is kept, to do what it says; when that throws, nothing changes and the caller hears why. */
  readonly beforeChange: (doFirst: BeforeChange) => void;
};

export type BeforeChange = (next: Settings, current: Settings) => Promise<void>;

/** The folder that a person's settings are kept in, as the platform has it. */
export function settingsFolder(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  home = homedir(),
): string {
  if (platform === 'win32') return join(env['APPDATA'] || join(home, 'AppData', 'Roaming'), 'Slipway');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Slipway');
  return join(env['XDG_CONFIG_HOME'] || join(home, '.config'), 'slipway');
}

/**
 * Opens the settings in a folder. A file that is damaged is set aside as `settings.damaged-1.json`, and the defaults
 * take its place; one that misses a setting has its default.
 */
export async function openSettings(folder: string): Promise<SettingsFile> {
  const path = join(folder, 'settings.json');
  const read = await readSettings(path);
  const setAside = read === 'damaged' ? await moveAside(folder, path) : null;
  let settings = typeof read === 'object' ? read : firstSettings;
  let writing: Promise<unknown> = Promise.resolve();
  const listeners = new Set<(settings: Settings) => void>();
  const first = new Set<BeforeChange>();

  return {
    path,
    setAside,
    current: () => settings,
    change: (patch) => {
      // One after another: a change is made to what the one before left.
      const changed = writing.then(async () => {
        const next = settingsSchema.parse({ ...settings, ...withoutUndefined(patch) });
        for (const doFirst of first) await doFirst(next, settings);
        await keep(folder, path, next);
        settings = next;
        for (const listener of listeners) listener(next);
        return next;
      });
      writing = changed.catch(() => undefined);
      return changed;
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    beforeChange: (doFirst) => void first.add(doFirst),
  };
}

async function readSettings(path: string): Promise<Settings | 'missing' | 'damaged'> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? 'missing' : 'damaged';
  }
  try {
    const raw: unknown = JSON.parse(text);
    const parsed = settingsSchema.safeParse(isObject(raw) ? completed(firstSettings, raw) : raw);
    return parsed.success ? parsed.data : 'damaged';
  } catch {
    return 'damaged';
  }
}

/** Renames the damaged file to the first free name. Null when the folder lets nothing be renamed. */
async function moveAside(folder: string, path: string): Promise<string | null> {
  for (let n = 1; ; n += 1) {
    const aside = join(folder, `settings.damaged-${n}.json`);
    const taken = await stat(aside).then(
      () => true,
      (error: unknown) => codeOf(error) !== 'ENOENT',
    );
    if (taken && n < 1000) continue;
    return rename(path, aside).then(
      () => aside,
      () => null,
    );
  }
}

/** Throws an AppFailure. */
async function keep(folder: string, path: string, settings: Settings): Promise<void> {
  try {
    await writeAtomically(path, `${JSON.stringify(settings, null, 2)}\n`);
  } catch (error) {
    throw writeFailure('The settings could not be kept.', folder, error);
  }
}

/** What node:fs threw when a file could not be written: `permission-denied` or `disk-full`, where it is that. */
export function writeFailure(message: string, folder: string, error: unknown): AppFailure {
  return new AppFailure({
    code: writeErrors[codeOf(error)] ?? 'engine-error',
    message,
    hint: `Check the folder ${folder}.`,
    detail: error instanceof Error ? error.message : String(error),
  });
}

const writeErrors: Readonly<Record<string, ErrorCode>> = {
  EACCES: 'permission-denied',
  EPERM: 'permission-denied',
  EROFS: 'permission-denied',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
};

/** What is missing, in a group too, has its default. */
function completed(defaults: object, given: object): object {
  const known = Object.entries(defaults).map(([name, value]): [string, unknown] => {
    const found: unknown = Object.hasOwn(given, name) ? given[name as keyof typeof given] : undefined;
    return [name, isObject(value) && isObject(found) ? completed(value, found) : found === undefined ? value : found];
  });
  return Object.fromEntries(known);
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function withoutUndefined(patch: Partial<Settings>): Partial<Settings> {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
}
