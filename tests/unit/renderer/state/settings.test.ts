import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultSettings, type Settings, type UpdateState } from '../../../../src/shared/models';
import type { HostBridge } from '../../../../src/shared/wire';

/* The host is a stand-in for the desktop, so that its settings can change behind the window's back. */
let inMain: Settings;
let refuses: boolean;
const sent: unknown[] = [];
let say: (frame: unknown) => void = () => undefined;

const invoke: HostBridge['invoke'] = async (name, input) => {
  await Promise.resolve();
  if (name === 'app.info') {
    return { ok: true, value: { version: '1', platform: 'linux', settings: inMain, settingsSetAside: null, settingsFile: '/s.json' } };
  }
  sent.push(input);
  if (refuses) return { ok: false, error: { code: 'disk-full', message: 'full' } };
  inMain = { ...inMain, ...(input as Partial<Settings>) };
  return { ok: true, value: inMain };
};

/** Loaded after the host is there: the bridge looks for it once. */
async function load() {
  const capabilities = { host: 'desktop', platform: 'linux', files: true, openPorts: true } as const;
  const host: HostBridge = {
    invoke,
    openStream: (_name, _input, onFrame) => {
      say = onFrame;
      return { send: () => undefined, close: () => undefined };
    },
    capabilities,
  };
  vi.stubGlobal('window', { slipway: host });
  vi.stubGlobal('document', { documentElement: { dataset: {} } });
  vi.stubGlobal('navigator', { languages: ['en'] });
  const { speak, startI18n } = await import('../../../../src/renderer/i18n');
  await startI18n();
  await speak('en');
  return {
    settings: await import('../../../../src/renderer/state/settings'),
    updates: await import('../../../../src/renderer/state/updates'),
    problems: await import('../../../../src/renderer/state/problems'),
  };
}
let modules: Awaited<ReturnType<typeof load>>;
beforeAll(async () => {
  modules = await load();
});
afterAll(() => vi.unstubAllGlobals());

const store = () => modules.settings.useSettings.getState();
beforeEach(() => {
  inMain = defaultSettings;
  refuses = false;
  sent.length = 0;
  modules.settings.useSettings.setState({ settings: defaultSettings });
  modules.problems.useProblems.setState({ problems: [] });
});

describe('a change of one setting of a group', () => {
  it('sends the whole group', async () => {
    await store().saveIn('notify', { unhealthy: false });
    expect(sent).toEqual([{ notify: { failed: true, unhealthy: false, finished: true } }]);
    expect(store().settings.notify.unhealthy).toBe(false);
  });

  it('leaves alone what the native parts have changed meanwhile', async () => {
    inMain = { ...inMain, desktop: { ...inMain.desktop, closeExplained: true, closeToTray: false } };
    await store().saveIn('desktop', { startAtLogin: true });
    expect(inMain.desktop).toMatchObject({ closeExplained: true, closeToTray: false, startAtLogin: true });
  });

  it('does not take back another one that is made at the same moment', async () => {
    await Promise.all([store().saveIn('notify', { failed: false }), store().saveIn('notify', { finished: false })]);
    expect(inMain.notify).toEqual({ failed: false, unhealthy: true, finished: false });
  });

  it('shows what main refuses, and nothing has changed', async () => {
    refuses = true;
    await store().saveIn('notify', { failed: false });
    expect(store().settings.notify.failed).toBe(true);
    expect(modules.problems.useProblems.getState().problems).toHaveLength(1);
  });
});

describe('the state of updates', () => {
  const isWaiting = (update: UpdateState) => modules.updates.isWaiting({ update });

  it('is the last one that main has told', () => {
    modules.updates.followUpdates();
    say({ kind: 'batch', seq: 1, items: [{ state: 'checking' }, { state: 'available', version: '2' }] });
    expect(modules.updates.useUpdates.getState().update).toEqual({ state: 'available', version: '2' });
  });

  it('waits for the person when there is something to download or to install', () => {
    expect(isWaiting({ state: 'available', version: '2' })).toBe(true);
    expect(isWaiting({ state: 'ready', version: '2' })).toBe(true);
    expect(isWaiting({ state: 'latest', at: 0 })).toBe(false);
    expect(isWaiting({ state: 'downloading', version: '2', done: 0.5 })).toBe(false);
  });
});
