import { describe, expect, it } from 'vitest';
import { isDanger, tipOf, tips, withoutCommand } from '../../../../src/shared/cli';
import { killSignals, problemCodes, explainExit } from '../../../../src/shared/run';
import en from '../../../../src/shared/locales/en.json';
import ru from '../../../../src/shared/locales/ru.json';
import { everyName, samples, spec } from './samples';

describe('tips', () => {
  it('teach something for every docker command', () => {
    const silent = everyName.filter((name) => tipOf(name, samples[name]) === null);
    expect(silent.sort()).toEqual(Object.keys(withoutCommand).sort());
  });

  it('tell the ways to stop apart', () => {
    const ids = ['c1'];
    expect(tipOf('containers.stop', { ids })).toBe('cli.tips.stop');
    expect(tipOf('containers.stop', { ids, graceSeconds: 5 })).toBe('cli.tips.stop-grace');
    expect(tipOf('containers.stop', { ids, graceSeconds: 0 })).toBe('cli.tips.stop-now');
    expect(tipOf('containers.stop', { ids, graceSeconds: -1 })).toBe('cli.tips.stop-forever');
    expect(tipOf('containers.stop', { ids, whole: 'running' })).toBe('cli.tips.stop-all');
  });

  it('tell the flags of a removal and of a run', () => {
    const ids = ['c1'];
    expect(tipOf('containers.remove', { ids, force: true, volumes: true })).toBe('cli.tips.remove-force-volumes');
    expect(tipOf('containers.remove', { ids, force: false, volumes: true })).toBe('cli.tips.remove-volumes');
    expect(tipOf('run.start', { spec: { ...spec, remove: true } })).toBe('cli.tips.run-detached-remove');
    expect(tipOf('run.attached', { spec: { ...spec, interactive: true } })).toBe('cli.tips.run-interactive');
  });
});

describe('danger', () => {
  it('is what cannot be had back', () => {
    const dangerous = everyName.filter((name) => isDanger(name, samples[name]));
    expect(dangerous.sort()).toEqual(['containers.kill', 'containers.remove', 'history.clear', 'images.remove']);
  });

  it('is not a signal that ends nothing', () => {
    expect(isDanger('containers.kill', { ids: ['c1'], signal: 'SIGHUP' })).toBe(true);
    expect(isDanger('containers.kill', { ids: ['c1'], signal: 'SIGCONT' })).toBe(false);
  });
});

describe('the texts', () => {
  const textOf = (locale: unknown, key: string): unknown =>
    key.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], locale);
  const exits = [0, 1, 2, 125, 126, 127, 130, 137, 139, 143].map((code) => explainExit(code, false).key);
  const keys = [
    ...tips.map((tip) => `cli.tips.${tip}`),
    'cli.unquotable.line-break',
    ...problemCodes.map((code) => `run.problems.${code}`),
    ...killSignals.map((signal) => `signals.${signal}`),
    ...exits,
    explainExit(137, true).key,
  ];
  const holes = (text: unknown) => (String(text).match(/\{\{\w+\}\}/g) ?? []).sort();

  it.each(keys)('are there in both languages, with the same values: %s', (key) => {
    expect(textOf(en, key)).toBeTypeOf('string');
    expect(textOf(ru, key)).toMatch(/[а-яё]/i);
    expect(holes(textOf(ru, key))).toEqual(holes(textOf(en, key)));
  });
});
