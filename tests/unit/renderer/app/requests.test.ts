import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HostBridge } from '../../../../src/shared/wire';
import { container } from '../run/fixtures';

/* The host is a stand-in: what is looked at is what the window does with a request, not how it comes. */
const openStream = vi.fn<HostBridge['openStream']>(() => ({ send: () => undefined, close: () => undefined }));

/** Loaded after the host is there: the bridge looks for it once. */
async function load(host: 'desktop' | 'browser') {
  const isDesktop = host === 'desktop';
  const capabilities = { host, platform: 'linux', files: isDesktop, openPorts: isDesktop };
  const bridge: HostBridge = { invoke: () => Promise.reject(new Error('No call is expected.')), openStream, capabilities };
  const localStorage = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };
  vi.stubGlobal('window', { slipway: bridge, localStorage });
  vi.stubGlobal('navigator', { languages: ['en'] });
  vi.stubGlobal('document', { documentElement: {} });
  vi.resetModules();
  const { speak, startI18n } = await import('../../../../src/renderer/i18n');
  await startI18n();
  await speak('en');
  return {
    ...(await import('../../../../src/renderer/app/requests')),
    ...(await import('../../../../src/renderer/app/help')),
    ...(await import('../../../../src/renderer/features/containers/view')),
    ...(await import('../../../../src/renderer/state/replica')),
    ...(await import('../../../../src/renderer/state/route')),
    ...(await import('../../../../src/renderer/state/run-dialog')),
    ...(await import('../../../../src/renderer/state/toasts')),
  };
}
let desktop: Awaited<ReturnType<typeof load>>;
beforeAll(async () => {
  desktop = await load('desktop');
});
afterAll(() => vi.unstubAllGlobals());

const running = container({ id: 'run1', name: 'web-app', project: 'shop' });
const stopped = container({ id: 'stop1', name: 'db', state: 'exited', exitCode: 1 });
const engineHas = (...containers: readonly (typeof running)[]) =>
  desktop.useReplica.setState({ loaded: true, containers: new Map(containers.map((one) => [one.id, one])) });

beforeEach(() => {
  const { useReplica, useRoute, useRunDialog, useContainersView, useHelp, useToasts } = desktop;
  for (const store of [useReplica, useRoute, useRunDialog, useContainersView, useHelp, useToasts]) {
    (store as { setState: (state: object, replace: true) => void }).setState(store.getInitialState(), true);
  }
});

describe('the requests of a window', () => {
  it('are followed on the desktop, and nowhere else', async () => {
    desktop.followRequests();
    expect(openStream).toHaveBeenCalledWith('app.requests', {}, expect.any(Function));
    openStream.mockClear();
    (await load('browser')).followRequests();
    expect(openStream).not.toHaveBeenCalled();
  });

  it('open a place', () => {
    desktop.carryOut({ kind: 'place', place: 'settings' });
    expect(desktop.useRoute.getState().place).toBe('settings');
  });

  it('ask before all that runs is stopped, and say so when nothing does', () => {
    engineHas(running, stopped);
    desktop.carryOut({ kind: 'stop-all' });
    expect(desktop.useContainersView.getState().dialog).toEqual({ kind: 'stop-all', ids: ['run1'] });
    desktop.useContainersView.getState().openDialog(null);
    engineHas(stopped);
    desktop.carryOut({ kind: 'stop-all' });
    expect(desktop.useContainersView.getState().dialog).toBeNull();
    expect(desktop.useToasts.getState().toasts.map(({ text }) => text)).toEqual(['No container is running']);
  });

  it('open the keys', () => {
    desktop.carryOut({ kind: 'keys' });
    expect(desktop.useHelp.getState().isOpen).toBe(true);
  });

  it('select containers, and let neither scope, filter nor fold hide them', () => {
    engineHas(running, stopped);
    desktop.useContainersView.setState({ all: false, filter: 'nothing like it', collapsed: new Set(['shop']) });
    desktop.carryOut({ kind: 'place', place: 'images' });
    desktop.carryOut({ kind: 'containers', ids: ['stop1', 'run1', 'gone1'] });
    const { all, filter, collapsed, selection } = desktop.useContainersView.getState();
    expect(desktop.useRoute.getState().place).toBe('containers');
    expect({ all, filter, collapsed: [...collapsed] }).toEqual({ all: true, filter: '', collapsed: [] });
    expect([...selection.ids]).toEqual(['stop1', 'run1']);
    expect(selection.cursor).toBe('stop1');
  });

  it('leave scope and filter alone where they hide nothing', () => {
    engineHas(running, stopped);
    desktop.useContainersView.setState({ all: false, filter: 'web' });
    desktop.carryOut({ kind: 'containers', ids: ['run1'] });
    expect(desktop.useContainersView.getState()).toMatchObject({ all: false, filter: 'web' });
  });

  it('say so when the containers are gone', () => {
    engineHas(running);
    desktop.carryOut({ kind: 'containers', ids: ['gone1'] });
    expect(desktop.useToasts.getState().toasts.map(({ text }) => text)).toEqual(['That is not on this engine any more']);
    expect(desktop.useContainersView.getState().selection.ids.size).toBe(0);
  });

  it('wait for the engine to say what it has', () => {
    desktop.carryOut({ kind: 'containers', ids: ['run1'] });
    expect(desktop.useContainersView.getState().selection.ids.size).toBe(0);
    engineHas(running);
    expect([...desktop.useContainersView.getState().selection.ids]).toEqual(['run1']);
  });

  it('do not come back to containers once the person has gone elsewhere', () => {
    desktop.carryOut({ kind: 'containers', ids: ['run1'] });
    desktop.useRoute.getState().navigate('history');
    engineHas(running);
    expect(desktop.useRoute.getState().place).toBe('history');
    expect(desktop.useContainersView.getState().selection.ids.size).toBe(0);
  });

  it('say which secrets of a last run have to be typed again', () => {
    const env = [{ name: 'PGPASSWORD', value: '' }];
    desktop.carryOut({ kind: 'run', spec: { image: 'db', env }, left: [], withheld: ['PGPASSWORD'] });
    expect(desktop.useRunDialog.getState()).toMatchObject({ isOpen: true, spec: { env } });
    expect(desktop.useToasts.getState().toasts.map(({ text }) => text)).toEqual(['Not kept on the disk, to be typed again: PGPASSWORD']);
  });

  it('open the run dialog filled, with every option that was said', () => {
    desktop.carryOut({ kind: 'run', spec: { image: 'web-image' }, left: ['--cpus', '2', '--new'] });
    expect(desktop.useRunDialog.getState()).toMatchObject({
      isOpen: true,
      spec: { image: 'web-image', options: { cpus: '2' }, otherFlags: ['--new'] },
    });
  });

  it('put an open form aside to fill it anew, once it has kept its draft', () => {
    const { useRunDialog } = desktop;
    useRunDialog.getState().open();
    desktop.carryOut({ kind: 'run', spec: { image: 'web-image' }, left: [] });
    expect(useRunDialog.getState().isOpen).toBe(false);
    expect(desktop.useToasts.getState().toasts).toEqual([]);
    useRunDialog.getState().openWaiting();
    expect(useRunDialog.getState()).toMatchObject({ isOpen: true, spec: { image: 'web-image' }, waiting: null });
  });

  it('leave an open form as it is when nothing is asked to be in it', () => {
    desktop.useRunDialog.getState().open({ image: 'busybox' });
    desktop.carryOut({ kind: 'run', spec: {}, left: [] });
    expect(desktop.useRunDialog.getState()).toMatchObject({ isOpen: true, spec: { image: 'busybox' }, waiting: null });
  });

  it('wait for a run under way, and say so', () => {
    const { useRunDialog } = desktop;
    useRunDialog.getState().open({ image: 'busybox' });
    useRunDialog.getState().setBusy(true);
    desktop.carryOut({ kind: 'run', spec: { image: 'web-image' }, left: [] });
    desktop.carryOut({ kind: 'place', place: 'images' });
    expect(useRunDialog.getState()).toMatchObject({ isOpen: true, spec: { image: 'busybox' } });
    expect(desktop.useToasts.getState().toasts).toHaveLength(1);
    useRunDialog.getState().close();
    useRunDialog.getState().openWaiting();
    expect(useRunDialog.getState()).toMatchObject({ isOpen: true, spec: { image: 'web-image' } });
  });

  it('close a form that lies over the place that is asked for', () => {
    desktop.useRunDialog.getState().open({ image: 'busybox' });
    desktop.carryOut({ kind: 'place', place: 'history' });
    expect(desktop.useRunDialog.getState().isOpen).toBe(false);
  });
});
