import { describe, expect, it } from 'vitest';
import { gracePeriod } from '../../../../src/main/docker/signals';

describe('the grace period of a stop', () => {
  it("is the container's own", () => {
    expect(gracePeriod({ StopSignal: 'SIGQUIT', StopTimeout: 3 }, undefined, 1000)).toEqual({ signal: 'SIGQUIT', seconds: 3, deadlineMs: 4000 });
  });
  it('is SIGTERM and ten seconds where nothing is said', () => {
    expect(gracePeriod({}, undefined, 0)).toEqual({ signal: 'SIGTERM', seconds: 10, deadlineMs: 10_000 });
    expect(gracePeriod(undefined, undefined, 0)).toEqual({ signal: 'SIGTERM', seconds: 10, deadlineMs: 10_000 });
  });
  it('is what was chosen, none included', () => {
    expect(gracePeriod({ StopTimeout: 3 }, 0, 0)).toMatchObject({ seconds: 0, deadlineMs: 0 });
  });
  it('may have no end', () => {
    expect(gracePeriod({ StopTimeout: -1 }, undefined, 30_000)).toMatchObject({ seconds: -1, deadlineMs: 2 ** 31 - 1 });
  });
  it.each([['TERM', 'SIGTERM'], ['sigusr1', 'SIGUSR1'], ['15', 'SIGTERM'], ['37', '37'], ['RTMIN+3', 'SIGRTMIN+3']])('reads the signal %s as %s', (text, signal) => {
    expect(gracePeriod({ StopSignal: text }, undefined, 0).signal).toBe(signal);
  });
});
