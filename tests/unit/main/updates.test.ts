import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createUpdates, FIRST_CHECK_MS, NEXT_CHECK_MS, type SelfCheckingUpdates, type Updater } from '../../../src/main/updates';
import { defaultSettings, type Settings, type UpdateState } from '../../../src/shared/models';

/*
 * electron-updater needs a packaged application and a server with its versions: here something stands for it that says
 * what it would say.
 */
class FakeUpdater implements Updater {
  autoDownload = true;
  autoInstallOnAppQuit = true;
  checkForUpdates = vi.fn<Updater['checkForUpdates']>();
  downloadUpdate = vi.fn<Updater['downloadUpdate']>();
  quitAndInstall = vi.fn<Updater['quitAndInstall']>();
  progress: (progress: { percent: number }) => void = () => undefined;
  error: (error: Error) => void = () => undefined;

  on(event: 'download-progress' | 'error', listener: ((progress: { percent: number }) => void) & ((error: Error) => void)): void {
    this[event === 'error' ? 'error' : 'progress'] = listener;
  }
  finds(version: string | null): void {
    this.checkForUpdates.mockResolvedValue({ isUpdateAvailable: version !== null, updateInfo: { version: version ?? '1.0.0' } });
  }
}

let updater: FakeUpdater;
let load: ReturnType<typeof vi.fn<() => Promise<Updater>>>;
let updates: SelfCheckingUpdates;

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000 });
  updater = new FakeUpdater();
  updater.finds('2.0.0');
  updater.downloadUpdate.mockResolvedValue([]);
  load = vi.fn(() => Promise.resolve(updater));
  updates = createUpdates(load);
});
afterEach(() => vi.useRealTimers());

/** How it stands now. */
async function now(of: SelfCheckingUpdates = updates): Promise<UpdateState | undefined> {
  const reading = new AbortController();
  for await (const state of of.read(reading.signal)) return state;
  return undefined;
}

describe('looking for updates', () => {
  it('finds a newer version, or that this one is the newest', async () => {
    expect(await now()).toEqual({ state: 'unknown' });
    await updates.check();
    expect(await now()).toEqual({ state: 'available', version: '2.0.0' });
    updater.finds(null);
    await updates.check();
    expect(await now()).toEqual({ state: 'latest', at: 1_000 });
  });

  it('says so while it lasts, and looks once however often it is asked', async () => {
    let answer: (found: null) => void = () => undefined;
    updater.checkForUpdates.mockReturnValue(new Promise((resolve) => (answer = resolve)));
    const checks = [updates.check(), updates.check()];
    expect(await now()).toEqual({ state: 'checking' });
    answer(null);
    await Promise.all(checks);
    expect(updater.checkForUpdates).toHaveBeenCalledTimes(1);
  });

  it('downloads and installs nothing by itself', async () => {
    await updates.check();
    expect(updater).toMatchObject({ autoDownload: false, autoInstallOnAppQuit: false });
    expect(updater.downloadUpdate).not.toHaveBeenCalled();
  });

  it('keeps a failure as a state with its first words, and can be asked again', async () => {
    updater.checkForUpdates.mockRejectedValueOnce(new Error('net::ERR_INTERNET_DISCONNECTED\n    at somewhere'));
    await updates.check();
    expect(await now()).toMatchObject({ state: 'failed', error: { detail: 'net::ERR_INTERNET_DISCONNECTED' } });
    await updates.check();
    expect(await now()).toEqual({ state: 'available', version: '2.0.0' });
  });

  it('keeps what was found when a later look fails', async () => {
    await updates.check();
    updater.checkForUpdates.mockRejectedValueOnce(new Error('offline'));
    await updates.check();
    expect(await now()).toEqual({ state: 'available', version: '2.0.0' });
  });

  it('is no matter of an installation that is updated by other ways', async () => {
    updater.checkForUpdates.mockResolvedValue(null);
    await updates.check();
    expect(await now()).toEqual({ state: 'elsewhere' });
    const none = createUpdates(null);
    none.follow({ current: () => defaultSettings, onChange: () => undefined });
    await none.check();
    await vi.advanceTimersByTimeAsync(NEXT_CHECK_MS);
    expect(await now(none)).toEqual({ state: 'elsewhere' });
  });
});

describe('downloading an update', () => {
  it('happens when it is asked for, and only once there is one', async () => {
    await updates.download();
    expect(load).not.toHaveBeenCalled();
    await updates.check();
    await updates.download();
    expect(updater.downloadUpdate).toHaveBeenCalledTimes(1);
    expect(await now()).toEqual({ state: 'ready', version: '2.0.0' });
    expect(updater).toMatchObject({ autoInstallOnAppQuit: true });
  });

  it('tells how far it is', async () => {
    let done: (files: string[]) => void = () => undefined;
    updater.downloadUpdate.mockReturnValue(new Promise((resolve) => (done = resolve)));
    await updates.check();
    const download = updates.download();
    expect(await now()).toEqual({ state: 'downloading', version: '2.0.0', done: 0 });
    await vi.waitFor(() => expect(updater.downloadUpdate).toHaveBeenCalled());
    updater.progress({ percent: 42 });
    expect(await now()).toEqual({ state: 'downloading', version: '2.0.0', done: 0.42 });
    updater.progress({ percent: 100.01 });
    expect(await now()).toMatchObject({ done: 1 });
    done([]);
    await download;
    updater.progress({ percent: 10 });
    expect(await now()).toEqual({ state: 'ready', version: '2.0.0' });
  });

  it('says why it failed', async () => {
    updater.downloadUpdate.mockRejectedValue(Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' }));
    await updates.check();
    await updates.download();
    expect(await now()).toMatchObject({ state: 'failed', error: { code: 'disk-full' } });
  });
});

describe('installing an update', () => {
  it('quits only when one is there and it was asked for', async () => {
    await updates.check();
    await updates.install();
    expect(updater.quitAndInstall).not.toHaveBeenCalled();
    await updates.download();
    expect(updater.quitAndInstall).not.toHaveBeenCalled();
    await updates.install();
    expect(updater.quitAndInstall).toHaveBeenCalledTimes(1);
  });

  it('says when it did not work, which comes as an event', async () => {
    await updates.check();
    await updates.download();
    await updates.install();
    updater.error(new Error('The file is gone'));
    expect(await now()).toMatchObject({ state: 'failed', error: { detail: 'The file is gone' } });
  });
});

describe('looking by itself', () => {
  let settings: Settings;
  let change: (checkForUpdates: boolean) => void;
  const follow = (checkForUpdates: boolean) => {
    const listeners: ((settings: Settings) => void)[] = [];
    const set = (on: boolean) => {
      settings = { ...defaultSettings, desktop: { ...defaultSettings.desktop, checkForUpdates: on } };
    };
    set(checkForUpdates);
    change = (on) => {
      set(on);
      listeners.forEach((listener) => listener(settings));
    };
    updates.follow({ current: () => settings, onChange: (listener) => listeners.push(listener) });
  };
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  const looks = () => updater.checkForUpdates.mock.calls.length;

  it('happens a little after the start, then once a day, and loads nothing before', async () => {
    follow(true);
    await pass(FIRST_CHECK_MS - 1);
    expect(load).not.toHaveBeenCalled();
    await pass(1);
    expect(looks()).toBe(1);
    await pass(NEXT_CHECK_MS);
    expect(looks()).toBe(2);
  });

  it('never happens when it is off, and nothing is even loaded', async () => {
    follow(false);
    await pass(10 * NEXT_CHECK_MS);
    expect(load).not.toHaveBeenCalled();
  });

  it('ends when it is turned off, and begins when it is turned on', async () => {
    follow(true);
    change(false);
    await pass(10 * NEXT_CHECK_MS);
    expect(load).not.toHaveBeenCalled();
    change(true);
    change(true);
    await pass(FIRST_CHECK_MS);
    expect(looks()).toBe(1);
  });

  it('is no reason to look again when an update is ready', async () => {
    follow(true);
    await pass(FIRST_CHECK_MS);
    await updates.download();
    await pass(NEXT_CHECK_MS);
    expect(looks()).toBe(1);
    expect(await now()).toEqual({ state: 'ready', version: '2.0.0' });
  });
});
