import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HostBridge } from '../../../../src/shared/wire';
import type { Result } from '../../../../src/shared/errors';

/* The host is a stand-in: an engine would only hide which call was made with what. */
const invoke = vi.fn<HostBridge['invoke']>();
const gone = { code: 'not-found', message: 'gone' } as const;

/** Loaded after the host is there: the bridge looks for it once. */
async function load() {
  const capabilities = { host: 'browser', platform: 'linux', files: false, openPorts: false } as const;
  const host: HostBridge = { invoke, openStream: () => ({ send: () => undefined, close: () => undefined }), capabilities };
  vi.stubGlobal('window', { slipway: host });
  return {
    actions: await import('../../../../src/renderer/state/actions'),
    busy: await import('../../../../src/renderer/state/busy'),
    problems: await import('../../../../src/renderer/state/problems'),
    ribbon: await import('../../../../src/renderer/state/ribbon'),
  };
}
let modules: Awaited<ReturnType<typeof load>>;
beforeAll(async () => {
  modules = await load();
});
afterAll(() => vi.unstubAllGlobals());

beforeEach(() => {
  invoke.mockReset();
  modules.problems.useProblems.setState({ problems: [] });
});

const stop = (ids: string[]) => modules.actions.act('containers.stop', { ids, whole: 'running' }, 'Stop');

describe('an action', () => {
  it('marks its objects as busy until it is answered', async () => {
    let answer: (result: Result<unknown>) => void = () => undefined;
    invoke.mockReturnValue(new Promise((resolve) => (answer = resolve)));
    const acting = stop(['a', 'b']);
    expect([...modules.busy.useBusy.getState().ids.keys()]).toEqual(['a', 'b']);
    answer({ ok: true, value: [{ id: 'a', error: null }, { id: 'b', error: null }] });
    await acting;
    expect(modules.busy.useBusy.getState().ids.size).toBe(0);
  });

  it('is shown in the ribbon as done, with its command', async () => {
    invoke.mockResolvedValue({ ok: true, value: [{ id: 'a', error: null }] });
    await modules.actions.act('containers.restart', { ids: ['a'] }, 'Restart');
    expect(modules.ribbon.useRibbon.getState().done).toMatchObject({
      label: 'Restart',
      command: ['docker', 'restart', 'a'],
      failed: false,
    });
  });

  it('reports what failed and nothing else, and retries only that', async () => {
    invoke.mockResolvedValueOnce({ ok: true, value: [{ id: 'a', error: null }, { id: 'b', error: gone }] });
    await stop(['a', 'b']);
    const [problem] = modules.problems.useProblems.getState().problems;
    expect(problem).toMatchObject({ label: 'Stop', failures: [{ id: 'b', error: gone }] });
    expect(modules.ribbon.useRibbon.getState().done?.failed).toBe(true);

    invoke.mockResolvedValueOnce({ ok: true, value: [{ id: 'b', error: null }] });
    problem?.retry?.();
    // Part of all that run is no longer all that run.
    expect(invoke).toHaveBeenLastCalledWith('containers.stop', { ids: ['b'] });
  });

  it('reports a call that failed as a whole, and leaves it to a caller that shows errors itself', async () => {
    invoke.mockResolvedValue({ ok: false, error: gone });
    await modules.actions.act('images.remove', { refs: ['x'], force: false }, 'Remove', { quiet: true });
    expect(modules.problems.useProblems.getState().problems).toEqual([]);
    await modules.actions.act('images.remove', { refs: ['x'], force: false }, 'Remove');
    expect(modules.problems.useProblems.getState().problems).toHaveLength(1);
  });
});
