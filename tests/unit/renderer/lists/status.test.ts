import { describe, expect, it } from 'vitest';
import { canStart, canStop, isInPs, markOf, statusKind } from '../../../../src/renderer/lists/status';
import { stopProgress } from '../../../../src/renderer/features/containers/stop-progress';
import { container } from '../containers/sample';

const stopping = { signal: 'SIGTERM', graceMs: 10_000, since: 1_000_000 };

describe('the status of a container', () => {
  it.each([
    ['running', container()],
    ['running', container({ health: 'healthy' })],
    ['starting', container({ health: 'starting' })],
    ['unhealthy', container({ health: 'unhealthy' })],
    ['stopping', container({ stopping })],
    ['paused', container({ state: 'paused' })],
    ['restarting', container({ state: 'restarting', exitCode: 1 })],
    ['created', container({ state: 'created' })],
    ['removing', container({ state: 'removing' })],
    ['exited0', container({ state: 'exited', exitCode: 0 })],
    ['exitedN', container({ state: 'exited', exitCode: 137 })],
    ['exitedN', container({ state: 'exited', exitCode: null })],
    ['dead', container({ state: 'dead', exitCode: 255 })],
  ])('is %s', (kind, one) => {
    expect(statusKind(one)).toBe(kind);
  });

  it('is not stopping any more once the engine says that it has ended', () => {
    expect(statusKind(container({ state: 'exited', exitCode: 143, stopping }))).toBe('exitedN');
  });

  it('has the shape of a failure only when it ended badly', () => {
    expect(markOf('dead')).toBe('exitedN');
    expect(markOf('exited0')).toBe('exited0');
    expect(markOf('removing')).toBe('created');
  });

  it('cannot be asked to stop twice', () => {
    expect(canStop(container())).toBe(true);
    expect(canStop(container({ stopping }))).toBe(false);
    expect(canStop(container({ state: 'exited' }))).toBe(false);
  });

  it('can be started when it has no process, and is in docker ps when it has one', () => {
    for (const state of ['created', 'exited', 'dead'] as const) {
      expect(canStart(container({ state })) && !isInPs(container({ state }))).toBe(true);
    }
    for (const state of ['running', 'paused', 'restarting'] as const) {
      expect(!canStart(container({ state })) && isInPs(container({ state }))).toBe(true);
    }
  });
});

describe('the progress of a stop', () => {
  it('counts down the grace period of the container', () => {
    expect(stopProgress(stopping, 1_003_000)).toEqual({ fraction: 0.3, secondsLeft: 7, secondsGone: 3, overdue: false });
  });

  it('says that SIGKILL is sent when the grace period is over', () => {
    expect(stopProgress(stopping, 1_010_000)).toMatchObject({ fraction: 1, secondsLeft: 0, overdue: true });
  });

  it('starts at nothing when the clocks disagree', () => {
    expect(stopProgress(stopping, 999_000)).toMatchObject({ fraction: 0, secondsLeft: 10, overdue: false });
  });

  it('sends SIGKILL at once without a grace period, and never when the engine waits for ever', () => {
    expect(stopProgress({ ...stopping, graceMs: 0 }, 1_000_000)).toMatchObject({ fraction: 1, overdue: true });
    expect(stopProgress({ ...stopping, graceMs: -1 }, 9_999_000)).toMatchObject({ secondsLeft: null, overdue: false });
  });
});
