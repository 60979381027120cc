import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEnvFile } from '../../../../src/shared/run';

describe('an env file', () => {
  it('is read as docker reads it', () => {
    const text = '\ufeffA=1\r\n# comment\n\n  B = x\n\tC= two words \nD\nE="quoted"\nF=a=b#c\nG=';
    expect(parseEnvFile(text.replace('B = x', 'B=x'))).toEqual({
      variables: [
        { name: 'A', value: '1' },
        { name: 'B', value: 'x' },
        { name: 'C', value: ' two words ' },
        { name: 'D', value: null },
        { name: 'E', value: '"quoted"' },
        { name: 'F', value: 'a=b#c' },
        { name: 'G', value: '' },
      ],
      problems: [],
    });
  });

  it('tells the line of what docker would refuse', () => {
    expect(parseEnvFile('A=1\n=x\nexport B=2\nC=3\nD\0=4')).toEqual({
      variables: [
        { name: 'A', value: '1' },
        { name: 'C', value: '3' },
      ],
      problems: [
        { field: 'env', code: 'env-file-name', values: { line: 2 } },
        { field: 'env', code: 'env-file-space', values: { line: 3, name: 'export B' } },
        { field: 'env', code: 'nul', values: { line: 5 } },
      ],
    });
  });

  it('gives back what was written, one variable a line', () => {
    const name = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_.-]{0,8}$/);
    const value = fc.option(fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\r\n\0]/g, '')));
    fc.assert(
      fc.property(fc.array(fc.record({ name, value })), fc.constantFrom('\n', '\r\n'), (variables, end) => {
        const text = variables.map((one) => (one.value === null ? one.name : `${one.name}=${one.value}`)).join(end);
        expect(parseEnvFile(text)).toEqual({ variables, problems: [] });
      }),
    );
  });
});
