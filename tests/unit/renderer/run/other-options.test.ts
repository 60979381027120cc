import { describe, expect, it } from 'vitest';
import { changeRow, rowsOf } from '../../../../src/renderer/features/run/other-options';
import { spec } from './fixtures';

const form = spec({
  options: { memory: '64m', label: ['a=b', 'c=d'], privileged: true, 'sig-proxy': false },
  otherFlags: ['--new-flag'],
});

describe('the options that the form has no field for', () => {
  it('are a row for each time that one is said, in the order of the line', () => {
    expect(rowsOf(form).map(({ path, flag, value, isKnown }) => [path, flag, value, isKnown])).toEqual([
      ['options.label.0', '--label', 'a=b', true],
      ['options.label.1', '--label', 'c=d', true],
      ['options.memory', '--memory', '64m', true],
      ['options.privileged', '--privileged', null, true],
      ['options.sig-proxy', '--sig-proxy=false', null, true],
      ['otherFlags.0', '--new-flag', null, false],
    ]);
  });

  it('take another value in their place, an empty one too', () => {
    expect(changeRow(form, 'options.label.1', 'c=e').options.label).toEqual(['a=b', 'c=e']);
    expect(changeRow(form, 'options.memory', '').options.memory).toBe('');
  });

  it('go one by one, and leave nothing behind', () => {
    expect(changeRow(form, 'options.label.0', null).options.label).toEqual(['c=d']);
    expect(changeRow(form, 'otherFlags.0', null)).toEqual({ options: form.options, otherFlags: [] });
    const without = rowsOf(form).reduceRight((left, { path }) => changeRow(left, path, null), { options: form.options, otherFlags: form.otherFlags });
    expect(without).toEqual({ options: {}, otherFlags: [] });
  });
});
