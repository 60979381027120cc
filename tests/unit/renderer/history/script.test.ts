import { describe, expect, it } from 'vitest';
import type { HistoryEntry } from '../../../../src/shared/models';
import { historyScript, outcomeOf } from '../../../../src/renderer/features/history/script';

const gone = { code: 'not-found', message: 'gone' } as const;

function entry(command: HistoryEntry['command'], more: Partial<HistoryEntry> = {}): HistoryEntry {
  return { id: 1, call: 'containers.stop', command, at: 0, tookMs: 1, engine: 'default', count: 1, errors: [], ...more };
}

describe('the history as a script', () => {
  it('does again what was done, in the order of doing, with its secrets whole', () => {
    const entries = [
      entry(['docker', 'run', '-d', '-e', 'PASSWORD=hunter2', 'web-image']),
      entry(['docker', 'stop', { output: ['docker', 'ps', '-q'] }]),
    ];
    expect(historyScript(entries, 'sh').split('\n')).toEqual([
      '#!/bin/sh',
      expect.stringMatching(/^docker run -d -e '?PASSWORD=hunter2'? web-image$/),
      'docker stop $(docker ps -q)',
      '',
    ]);
  });

  it('leaves out what has no command and what failed altogether, and keeps what failed in part', () => {
    const entries = [
      entry([]),
      entry(['docker', 'rm', 'a'], { errors: [gone] }),
      entry(['docker', 'rm', 'b', 'c'], { count: 2, errors: [gone] }),
    ];
    expect(historyScript(entries, 'sh')).toBe('#!/bin/sh\ndocker rm b c\n');
  });

  it('tells what failed for all, for some and for none apart', () => {
    expect(outcomeOf(entry([]))).toBe('done');
    expect(outcomeOf(entry([], { count: 2, errors: [gone] }))).toBe('partly');
    expect(outcomeOf(entry([], { count: 1, errors: [gone] }))).toBe('failed');
  });
});
