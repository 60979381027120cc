import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteCmd } from '../../../../src/shared/text/cmd';
import { readCmd } from './cmd-reader';
import { words } from './words';

const oneLine = words.map((list) => list.map((word) => word.replace(/[\r\n]/g, '')));
const env = { PATH: 'C:\\Windows', A: 'x', Z: 'y', AZ: 'z' };

describe('quoting for cmd', () => {
  it('gives a program back any words from the prompt', () => {
    fc.assert(
      fc.property(oneLine, (list) => {
        expect(readCmd(list.map((word) => quoteCmd(word)).join(' '), { env })).toEqual(list);
      }),
      { numRuns: 2000 },
    );
  });

  it('gives a program back any words from a batch file', () => {
    fc.assert(
      fc.property(oneLine, (list) => {
        const line = list.map((word) => quoteCmd(word, { batch: true })).join(' ');
        expect(readCmd(line, { batch: true })).toEqual(list);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['web-app', 'web-app'],
    ['A=1', 'A=1'],
    ['C:\\my data\\', '"C:\\my data\\\\"'],
    ['a & b', '"a & b"'],
    ['', '""'],
    ['say "hi"', '^"say \\^"hi\\^"^"'],
    ['%PATH%', '^"^%^PATH^%^"'],
    ['hi!', '"hi!"'],
    ['a^b', '"a^b"'],
  ])('writes %j as %s', (word, line) => {
    expect(quoteCmd(word)).toBe(line);
  });

  it('puts a space where a line break cannot be', () => {
    expect(quoteCmd('a\r\nb\nc')).toBe('"a b c"');
  });
});
