import { expect, it } from 'vitest';
import { freeName } from '../../../../src/renderer/features/containers/free-name';

it.each([
  ['web', ['web'], 'web-2'],
  ['web', ['web', 'web-2', 'web-3'], 'web-4'],
  ['web-2', ['web-2'], 'web-3'],
  ['2024-11', ['2024-11'], '2024-12'],
  ['', [], ''],
])('gives a duplicate of %s a name that is free', (name, taken, free) => {
  expect(freeName(name, new Set(taken))).toBe(free);
});
