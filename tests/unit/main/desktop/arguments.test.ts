import { describe, expect, it } from 'vitest';
import { knownWords, orderOf, ownWords, startSchema } from '../../../../src/main/desktop/arguments';
import { parseRunWords } from '../../../../src/shared/run';

const order = (...words: string[]) => orderOf({ words, folder: '/home/me/shop' }, parseRunWords);

describe('the words of a start', () => {
  it('come after the executable, and unpackaged after the application', () => {
    expect(ownWords(['/opt/Slipway/slipway', 'images'], true)).toEqual(['images']);
    expect(ownWords(['/usr/bin/electron', '.', 'images'], false)).toEqual(['images']);
    expect(ownWords(['/usr/bin/electron', '--no-sandbox', '/src/slipway', '--lang=ru', 'run', '--rm'], false)).toEqual(['--lang=ru', 'run', '--rm']);
  });

  it('want the window when there are none, or only those of Electron and Chromium', () => {
    expect(order()).toEqual({ kind: 'show' });
    expect(order('--no-sandbox', '--lang=ru', '-psn_0_12345')).toEqual({ kind: 'show' });
  });

  it('want no window with --hidden alone', () => {
    expect(order('--no-sandbox', '--hidden')).toEqual({ kind: 'hidden' });
    expect(order('--hidden', 'images')).toMatchObject({ kind: 'ask' });
  });

  it.each(['containers', 'images', 'history', 'settings'] as const)('open a place: %s', (place) => {
    expect(order('--ozone-platform=x11', place)).toEqual({ kind: 'ask', request: { kind: 'place', place } });
  });

  it('fill the run dialog with all that follows run, switches too', () => {
    expect(order('--no-sandbox', 'run', '--rm', '-p', '8000:80', 'nginx', 'images', '--hidden')).toMatchObject({
      kind: 'ask',
      request: { kind: 'run', spec: { image: 'nginx', remove: true, command: ['images', '--hidden'] } },
    });
  });

  it('mean paths from the folder that the line was written in', () => {
    const found = order('run', '-v', './site:/srv', '-v', '/etc/x:/x', '-v', 'data:/data', 'nginx');
    expect(found).toMatchObject({
      request: { spec: { mounts: [{ source: '/home/me/shop/site' }, { source: '/etc/x' }, { source: 'data' }] } },
    });
  });

  it('ask to stop all that runs', () => {
    expect(order('stop-all')).toEqual({ kind: 'ask', request: { kind: 'stop-all' } });
  });

  it('end Slipway', () => expect(order('quit')).toEqual({ kind: 'quit' }));

  it.each(['imags', '__proto__', 'Run', ''])('are said to be unknown: %s', (word) => {
    expect(order(word)).toEqual({ kind: 'unknown', word });
    expect(knownWords).not.toContain(word);
  });
});

describe('what a second start hands over', () => {
  it('is taken apart before it is believed', () => {
    expect(startSchema.safeParse({ words: ['images'], folder: '/' }).success).toBe(true);
    for (const bad of [null, 'images', {}, { words: 'images', folder: '/' }, { words: [1], folder: '/' }, { words: ['x'.repeat(40_000)], folder: '/' }]) {
      expect(startSchema.safeParse(bad).success).toBe(false);
    }
  });
});
