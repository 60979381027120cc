import { describe, expect, it } from 'vitest';
import { explainExit, isSigkill, signalName } from '../../../../src/shared/run';

describe('exit codes', () => {
  it.each([0, 1, 125, 126, 127, 137, 139, 143])('explains %i', (code) => {
    expect(explainExit(code, false).key).toBe(`exit.${code}`);
  });

  it('puts want of memory first', () => {
    expect(explainExit(137, true).key).toBe('exit.oom');
    expect(explainExit(1, true).key).toBe('exit.oom');
  });

  it('names the signal behind a code', () => {
    expect(explainExit(130, false)).toEqual({ key: 'exit.signal', values: { code: 130, signal: 'SIGINT' } });
  });

  it.each([2, 128, 192, 255, -1])('leaves %i to the program', (code) => {
    expect(explainExit(code, false)).toEqual({ key: 'exit.other', values: { code, signal: '' } });
  });
});

describe('signals', () => {
  it('have their Linux numbers', () => {
    expect([1, 9, 15, 28, 0, 64].map(signalName)).toEqual(['SIGHUP', 'SIGKILL', 'SIGTERM', 'SIGWINCH', null, null]);
  });

  it('know SIGKILL in every form that docker takes', () => {
    expect(['SIGKILL', 'KILL', '9', 'SIGTERM', '19'].map(isSigkill)).toEqual([true, true, true, false, false]);
  });
});
