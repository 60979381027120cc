import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quotePowerShell } from '../../../../src/shared/text/powershell';
import { words } from './words';

/*
 * There is no PowerShell here: this is its argument mode by its own rules (about_Parsing, about_Quoting_Rules), and it
 * refuses whatever it would do more about than hand it on.
 */
const singleQuote = /['‘’‚‛]/;
function readPowerShell(line: string): string[] {
  const list: string[] = [];
  for (let at = 0; at < line.length; ) {
    if (line.charAt(at) === ' ') {
      at += 1;
      continue;
    }
    let text = '';
    if (singleQuote.test(line.charAt(at))) {
      for (at += 1; ; at += 1) {
        if (at >= line.length) throw new Error('a quote is not closed');
        if (singleQuote.test(line.charAt(at))) {
          if (!singleQuote.test(line.charAt(at + 1))) break;
          at += 1;
        }
        text += line.charAt(at);
      }
      at += 1;
      if (at < line.length && line.charAt(at) !== ' ') throw new Error('a quoted word goes on');
    } else {
      const end = line.indexOf(' ', at);
      text = line.slice(at, end < 0 ? undefined : end);
      if (/[\s'"`$@#(){}[\];,|&<>*?~%‘’‚‛“”„]/.test(text)) throw new Error(`special: ${text}`);
      if (/^[-–—―]/.test(text) && /[.:–—―]/.test(text.slice(1))) throw new Error(`split: ${text}`);
      if (/^--$/.test(text)) throw new Error('the end of parameters');
      at += text.length;
    }
    list.push(text);
  }
  return list;
}

describe('quoting for PowerShell', () => {
  it('gives its argument mode back any words', () => {
    fc.assert(
      fc.property(words, (list) => {
        expect(readPowerShell(list.map(quotePowerShell).join(' '))).toEqual(list);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['web-app', 'web-app'],
    ['--name', '--name'],
    ['127.0.0.1:8000:80', '127.0.0.1:8000:80'],
    ['C:\\data:/data', 'C:\\data:/data'],
    ["it's", "'it''s'"],
    ['it’s', "'it’’s'"],
    ['$HOME', "'$HOME'"],
    ['a,b', "'a,b'"],
    ['', "''"],
    ['--%', "'--%'"],
    ['-D.a=1', "'-D.a=1'"],
    ['say "hi"', "'say \"hi\"'"],
  ])('writes %j as %s', (word, line) => {
    expect(quotePowerShell(word)).toBe(line);
  });
});
