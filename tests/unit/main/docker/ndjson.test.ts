import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNdjson, type NdjsonItem } from '../../../../src/main/docker/ndjson';

async function* inPieces(bytes: Uint8Array, cuts: readonly number[]): AsyncGenerator<Uint8Array> {
  let start = 0;
  for (const cut of [...cuts].sort((a, b) => a - b)) {
    const end = Math.min(Math.max(cut, start), bytes.length);
    yield bytes.subarray(start, end);
    start = end;
  }
  yield bytes.subarray(start);
}

async function read(source: AsyncIterable<Uint8Array | string>, lineLimit?: number): Promise<NdjsonItem[]> {
  const items: NdjsonItem[] = [];
  for await (const item of readNdjson(source, { lineLimit })) items.push(item);
  return items;
}

const values = (items: readonly NdjsonItem[]) => items.map((item) => (item.kind === 'value' ? item.value : item));

describe('reading newline-delimited JSON', () => {
  it('gives the same values however the bytes are cut, in the middle of a character too', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue(), { maxLength: 12 }),
        fc.array(fc.nat(2000), { maxLength: 40 }),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        async (written, cuts, lineEnd, closesLastLine) => {
          const text = written.map((value) => JSON.stringify(value)).join(lineEnd) + (closesLastLine ? lineEnd : '');
          const items = await read(inPieces(Buffer.from(text), cuts));
          expect(values(items)).toEqual(JSON.parse(JSON.stringify(written)));
        },
      ),
    );
  });

  it('reads one byte at a time', async () => {
    const bytes = Buffer.from('{"status":"Скачивание 🐳"}\n{"id":"a"}\n');
    const items = await read(inPieces(bytes, [...bytes.keys()]));
    expect(values(items)).toEqual([{ status: 'Скачивание 🐳' }, { id: 'a' }]);
  });

  it('reports a line that is no JSON and reads on', async () => {
    const items = await read(inPieces(Buffer.from('{"a":1}\nnot json\n{"b":2}\n{"cut'), []));
    expect(items).toEqual([
      { kind: 'value', value: { a: 1 } },
      { kind: 'bad', reason: 'not-json', text: 'not json' },
      { kind: 'value', value: { b: 2 } },
      { kind: 'bad', reason: 'not-json', text: '{"cut' },
    ]);
  });

  it('does not hold a line that is longer than the limit, and reads on behind it', async () => {
    async function* endless() {
      for (let piece = 0; piece < 1000; piece += 1) yield Buffer.alloc(1000, 'x');
      yield Buffer.from('\n{"after":true}\n');
    }
    const items = await read(endless(), 10_000);
    expect(items).toMatchObject([
      { kind: 'bad', reason: 'too-long', text: 'x'.repeat(200) },
      { kind: 'value', value: { after: true } },
    ]);
  });

  it('skips empty lines', async () => {
    expect(await read(inPieces(Buffer.from('\n\r\n  \n1\n\n'), []))).toEqual([{ kind: 'value', value: 1 }]);
  });

  it('passes on what breaks the source', async () => {
    async function* breaks() {
      yield Buffer.from('1\n');
      throw new Error('cut');
    }
    await expect(read(breaks())).rejects.toThrow('cut');
  });
});
