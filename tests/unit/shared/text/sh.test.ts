import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { parse } from 'shell-quote';
import { describe, expect, it } from 'vitest';
import { quoteSh, readShWords } from '../../../../src/shared/text/sh';
import { words } from './words';

/** The words that a real shell makes of a line; file names are left alone, as there is no such thing in a form. */
function wordsOf(shell: string, line: string): string[] {
  const script = `set -f\nset -- ${line}\n[ $# = 0 ] || printf '%s\\0' "$@"`;
  const { stdout, stderr, status } = spawnSync(shell, ['-c', script], { encoding: 'utf8', env: {} });
  if (status !== 0) throw new Error(`${line}: ${stderr}`);
  return stdout.split('\0').slice(0, -1);
}

describe('quoting for sh', () => {
  it.each(['/bin/sh', '/bin/bash'])('gives %s back any words', (shell) => {
    fc.assert(
      fc.property(words, (list) => {
        expect(wordsOf(shell, list.map(quoteSh).join(' '))).toEqual(list);
      }),
    );
  });

  it('gives shell-quote back any words', () => {
    fc.assert(
      fc.property(words, (list) => {
        expect(parse(list.map(quoteSh).join(' '))).toEqual(list);
      }),
    );
  });

  it('leaves alone what needs no quotes', () => {
    const plain = ['postgres://shop@db:5432/shop', 'NODE_ENV=production', '127.0.0.1:8000:80', '/srv/data', 'имя'];
    expect(plain.map(quoteSh)).toEqual(plain);
  });
});

describe('reading words of sh', () => {
  it('reads back what was quoted', () => {
    fc.assert(
      fc.property(words, (list) => {
        expect(readShWords(list.map(quoteSh).join(' '))).toEqual({ words: list });
      }),
    );
  });

  it('reads every line that it accepts as sh does', () => {
    const line = fc.string({ unit: fc.constantFrom(...'aab  \'"\\\t\n$#&;|({}=!*'), maxLength: 14 });
    let accepted = 0;
    fc.assert(
      fc.property(line, (text) => {
        const read = readShWords(text);
        if (!('words' in read)) return;
        accepted += 1;
        expect(read.words).toEqual(wordsOf('/bin/sh', text));
      }),
      { numRuns: 1000 },
    );
    expect(accepted).toBeGreaterThan(100);
  });

  it.each([
    ["echo 'a", 'quote', 5, "'"],
    ['echo "a', 'quote', 5, '"'],
    ['echo a\\', 'escape', 6, '\\'],
    ['a && b', 'operator', 2, '&&'],
    ['a > f', 'operator', 2, '>'],
    ['a\nb', 'operator', 1, '\n'],
    ['a # b', 'comment', 2, '#'],
    ['echo $HOME', 'variable', 5, '$HOME'],
    ['echo "${A:-x}"', 'variable', 6, '${A:-x}'],
    ['echo $(id)', 'substitution', 5, '$('],
    ['echo "`id`"', 'substitution', 6, '`'],
  ])('refuses %j with its place', (text, code, at, found) => {
    expect(readShWords(text)).toEqual({ problem: { code, at, text: found } });
  });

  it('keeps what only looks special', () => {
    expect(readShWords(`sh -c 'echo $HOME && id' a#b "5$" \\$x 'it'\\''s'`)).toEqual({
      words: ['sh', '-c', 'echo $HOME && id', 'a#b', '5$', '$x', "it's"],
    });
  });
});
