import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinCommand, splitCommand } from '../../../../src/shared/run';
import { words } from '../text/words';

describe('the command field', () => {
  it('gives any words back', () => {
    fc.assert(
      fc.property(words, (list) => {
        expect(splitCommand(joinCommand(list))).toEqual(list);
      }),
    );
  });

  it('says where a shell would be needed', () => {
    expect(splitCommand('echo a | wc')).toEqual({
      field: 'command',
      code: 'command-operator',
      values: { found: '|', place: 8 },
    });
    expect(splitCommand('echo $HOME')).toMatchObject({ code: 'command-variable', values: { found: '$HOME', place: 6 } });
    expect(splitCommand("echo 'a")).toMatchObject({ code: 'command-quote', values: { place: 6 } });
    expect(splitCommand('a\0b')).toMatchObject({ code: 'nul' });
  });

  it('answers whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const read = splitCommand(text);
        if (!Array.isArray(read)) expect(read).toHaveProperty('field', 'command');
      }),
    );
  });

  it('is quick on long text', () => {
    const long = `echo ${'"a b" \'c\' '.repeat(20_000)}`;
    expect(splitCommand(long)).toHaveLength(40_001);
  });
});
