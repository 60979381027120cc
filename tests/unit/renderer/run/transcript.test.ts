import { describe, expect, it, vi } from 'vitest';
import { createTranscript, extendTranscript, plainText } from '../../../../src/renderer/features/run/transcript';

const esc = String.fromCharCode(27);
const bel = String.fromCharCode(7);

describe('the transcript of an attached container', () => {
  it('has the words without colours, titles and links', () => {
    expect(plainText(`${esc}[1;31mred${esc}[0m ${esc}]0;title${bel}a ${esc}]8;;http://x${esc}\\link${esc}]8;;${esc}\\${esc}(B`)).toBe('red a link');
  });
  it('has every kind of line end as one', () => expect(plainText('a\r\nb\rc\nd')).toBe('a\nb\nc\nd'));
  it('drops what can not be seen', () => expect(plainText(`a${bel}\u0000b\u009bc\td`)).toBe('abc\td'));
  it('keeps the end of an endless output, from a whole line on', () => {
    let text = '';
    for (let n = 0; n < 2000; n += 1) text = extendTranscript(text, `line ${n} ${'x'.repeat(90)}\n`);
    expect(text.length).toBeLessThanOrEqual(64 * 1024);
    expect(text).toMatch(/^line \d+ x/);
    expect(text.endsWith('x\n')).toBe(true);
    expect(text).toContain('line 1999');
  });
  it('tells of a flood now and then, and misses none of its end', () => {
    vi.useFakeTimers();
    const told: string[] = [];
    const transcript = createTranscript((text) => told.push(text));
    for (const text of ['a', 'b', 'c']) transcript.add(text);
    expect(told).toEqual(['a']);
    vi.runAllTimers();
    expect(told).toEqual(['a', 'abc']);
    transcript.add('d');
    transcript.add('e');
    transcript.read();
    expect(told.at(-1)).toBe('abcde');
    vi.useRealTimers();
  });
  it('cuts a line that has no end', () => expect(extendTranscript('', 'x'.repeat(200_000))).toHaveLength(64 * 1024));
});
