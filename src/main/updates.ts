import type { AppError, ErrorCode } from '../shared/errors';
import type { Settings, UpdateState } from '../shared/models';
import { createLatest } from './latest';

/** Newer versions of Slipway: looked for, never forced. What goes wrong is a state, and no failure of these calls. */
export type Updates = {
  readonly read: (signal: AbortSignal) => AsyncIterable<UpdateState>;
  readonly check: () => Promise<void>;
  readonly download: () => Promise<void>;
  readonly install: () => Promise<void>;
};

export type SelfCheckingUpdates = Updates & {
  /** Looks by itself from now on, a little after the start and once a day, as long as the settings want it. */
  readonly follow: (settings: FollowedSettings) => void;
};

export type FollowedSettings = {
  readonly current: () => Settings;
  readonly onChange: (listener: (settings: Settings) => void) => unknown;
};

/** What is used of electron-updater's `autoUpdater`. */
export type Updater = {
  autoDownload: boolean;
  autoInstallOnAppQuit: boolean;
  /** Null when this kind of installation is not updated by itself. */
  checkForUpdates(): Promise<{ readonly isUpdateAvailable: boolean; readonly updateInfo: { readonly version: string } } | null>;
  downloadUpdate(): Promise<unknown>;
  quitAndInstall(): void;
  on(event: 'download-progress', listener: (progress: { readonly percent: number }) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
};

/** From the start to the first look, in milliseconds: what the person came for goes first. */
export const FIRST_CHECK_MS = 10_000;
/** From one look to the next, in milliseconds. */
export const NEXT_CHECK_MS = 24 * 60 * 60_000;

/** Updates by an updater, which is loaded when it is needed first; null where updates come by another way. */
export function createUpdates(load: (() => Promise<Updater>) | null): SelfCheckingUpdates {
  const latest = createLatest<UpdateState>({ state: load ? 'unknown' : 'elsewhere' });
  const fail = (error: unknown) => latest.set({ state: 'failed', error: toError(error) });
  let loading: Promise<Updater> | null = null;

  const updater = (): Promise<Updater> => {
    loading ??= prepare();
    return loading;
  };
  const prepare = async (): Promise<Updater> => {
    if (!load) throw new Error('Updates come by another way.');
    const loaded = await load();
    // Nothing is downloaded, and nothing installed, that was not asked for.
    loaded.autoDownload = false;
    loaded.autoInstallOnAppQuit = false;
    loaded.on('download-progress', ({ percent }) => {
      const now = latest.get();
      if (now.state === 'downloading') latest.set({ ...now, done: Math.min(1, Math.max(0, percent / 100)) });
    });
    // Failures of a check and of a download come as rejections too; those of an installation only so.
    loaded.on('error', (error) => {
      if (latest.get().state === 'ready') fail(error);
    });
    return loaded;
  };

  const check = async (): Promise<void> => {
    const before = latest.get();
    if (!load || before.state === 'checking' || before.state === 'downloading' || before.state === 'ready') return;
    // What was found stays in view while it is looked for something newer still.
    const known = before.state === 'available' ? before : null;
    if (!known) latest.set({ state: 'checking' });
    try {
      const found = await (await updater()).checkForUpdates();
      if (latest.get().state !== (known ? 'available' : 'checking')) return;
      if (!found) latest.set({ state: 'elsewhere' });
      else if (found.isUpdateAvailable) latest.set({ state: 'available', version: found.updateInfo.version });
      else latest.set({ state: 'latest', at: Date.now() });
    } catch (error) {
      if (!known) fail(error);
    }
  };

  const download = async (): Promise<void> => {
    const found = latest.get();
    if (found.state !== 'available') return;
    const { version } = found;
    latest.set({ state: 'downloading', version, done: 0 });
    try {
      const loaded = await updater();
      loaded.autoInstallOnAppQuit = true;
      await loaded.downloadUpdate();
      latest.set({ state: 'ready', version });
    } catch (error) {
      fail(error);
    }
  };

  const install = async (): Promise<void> => {
    if (latest.get().state !== 'ready') return;
    try {
      (await updater()).quitAndInstall();
    } catch (error) {
      fail(error);
    }
  };

  const follow = ({ current, onChange }: FollowedSettings): void => {
    if (!load) return;
    let timer: NodeJS.Timeout | null = null;
    const next = (ms: number) => {
      timer = setTimeout(() => {
        next(NEXT_CHECK_MS);
        void check();
      }, ms);
    };
    const obey = ({ desktop }: Settings) => {
      if (desktop.checkForUpdates === (timer !== null)) return;
      if (desktop.checkForUpdates) return next(FIRST_CHECK_MS);
      if (timer) clearTimeout(timer);
      timer = null;
    };
    obey(current());
    onChange(obey);
  };

  return { read: (signal) => latest.read(signal), check, download, install, follow };
}

const codes: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EACCES: 'permission-denied',
  EPERM: 'permission-denied',
  EROFS: 'permission-denied',
};

function toError(error: unknown): AppError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return {
    code: codes[code] ?? 'timeout',
    message: 'Slipway could not be updated.',
    hint: 'Check the connection to the network, then look again.',
    // The first line; electron-updater's messages go on with whole pages and stacks.
    detail: (error instanceof Error ? error.message : String(error)).split('\n', 1)[0]?.slice(0, 300) ?? '',
  };
}
