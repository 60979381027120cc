import { describe, expect, it } from 'vitest';
import { negotiate } from '../../../../src/main/docker/negotiate';

describe('negotiating the API version', () => {
  it.each([
    ['Engine 20.10', '1.41', '1.12', '1.41'],
    ['Engine 28', '1.51', '1.24', '1.51'],
    ['Engine 29', '1.52', '1.44', '1.52'],
    ['an engine newer than this program', '1.99', '1.50', '1.52'],
    ['Podman', '1.41', '1.24', '1.41'],
    ['an engine that names no minimum', '1.30', '', '1.30'],
  ])('speaks to %s the newest version that both know', (_engine, newest, oldest, spoken) => {
    expect(negotiate(newest, oldest)).toEqual({ ok: true, version: spoken });
  });

  it('compares numbers, not letters', () => {
    expect(negotiate('1.9', '')).toEqual({ ok: false, theirs: '1.9' });
    expect(negotiate('1.100', '1.24')).toEqual({ ok: true, version: '1.52' });
  });

  it.each([
    ['1.23', '1.12', '1.12–1.23'],
    ['1.60', '1.55', '1.55–1.60'],
    ['2.0', '2.0', '2.0'],
    ['latest', '', 'latest'],
  ])('does not speak below a minimum of either: %s from %s', (newest, oldest, theirs) => {
    expect(negotiate(newest, oldest)).toEqual({ ok: false, theirs });
  });
});
