import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FrameSplitter, readOutput, type OutputName } from '../../../../src/main/docker/frames';
import { AppFailure } from '../../../../src/shared/errors';

type Frame = { readonly stream: OutputName; readonly payload: Uint8Array };

function encode(frames: readonly Frame[]): Buffer {
  return Buffer.concat(
    frames.flatMap(({ stream, payload }) => {
      const header = Buffer.alloc(8);
      header[0] = stream === 'stdout' ? 1 : 2;
      header.writeUInt32BE(payload.length, 4);
      return [header, payload];
    }),
  );
}

/** Cuts bytes at these places, each a share of the whole. */
function cut(bytes: Buffer, shares: readonly number[]): Buffer[] {
  const places = [...new Set(shares.map((share) => Math.floor(share * bytes.length)))].sort((a, b) => a - b);
  return [...places, bytes.length].map((end, index) => bytes.subarray(places[index - 1] ?? 0, end));
}

async function* source(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

async function textOf(chunks: readonly Uint8Array[], tty = false): Promise<Record<OutputName, string>> {
  const text = { stdout: '', stderr: '' };
  for await (const item of readOutput(source(chunks), { tty })) text[item.stream] += item.text;
  return text;
}

const name = fc.constantFrom<OutputName>('stdout', 'stderr');
const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), { maxLength: 40 });

describe('the frames of an output', () => {
  it('give the same bytes, wherever the chunks are cut', () => {
    const frames = fc.array(fc.record({ stream: name, payload: fc.uint8Array({ maxLength: 300 }) }), { maxLength: 30 });
    fc.assert(
      fc.property(frames, shares, (sent, places) => {
        const splitter = new FrameSplitter();
        const pieces = cut(encode(sent), places).flatMap((chunk) => [...splitter.push(chunk)]);
        for (const stream of ['stdout', 'stderr'] as const) {
          const expected = Buffer.concat(sent.filter((frame) => frame.stream === stream).map(({ payload }) => payload));
          const got = Buffer.concat(pieces.filter((piece) => piece.stream === stream).map(({ bytes }) => bytes));
          expect(got.equals(expected)).toBe(true);
        }
      }),
    );
  });

  it('give whole characters, wherever the chunks and the frames are cut', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(text, text, shares, shares, async (out, err, frameCuts, chunkCuts) => {
        // The two streams take turns, so that one's character is cut by the other's frame.
        const others = cut(Buffer.from(err), frameCuts);
        const frames = cut(Buffer.from(out), frameCuts).flatMap((payload, index): Frame[] => [
          { stream: 'stdout', payload },
          { stream: 'stderr', payload: others[index] ?? Buffer.alloc(0) },
        ]);
        for (const payload of others.slice(frames.length / 2)) frames.push({ stream: 'stderr', payload });
        expect(await textOf(cut(encode(frames), chunkCuts))).toEqual({ stdout: out, stderr: err });
      }),
    );
  });

  it('keep characters whole with a terminal, where there are no frames', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 100 }), shares, async (out, places) => {
        expect(await textOf(cut(Buffer.from(out), places), true)).toEqual({ stdout: out, stderr: '' });
      }),
    );
  });

  it('may be a million blank lines in one chunk', async () => {
    const line = encode([{ stream: 'stdout', payload: Buffer.from('\n') }]);
    const burst = Buffer.alloc(line.length * 1_000_000, line);
    expect((await textOf([burst])).stdout.length).toBe(1_000_000);
  });

  it('may be empty, or larger than any chunk', async () => {
    const payload = Buffer.alloc(5_000_000, 'x');
    const bytes = encode([{ stream: 'stderr', payload: Buffer.alloc(0) }, { stream: 'stdout', payload }, { stream: 'stderr', payload: Buffer.from('end') }]);
    const chunks = Array.from({ length: Math.ceil(bytes.length / 65_536) }, (_, n) => bytes.subarray(n * 65_536, (n + 1) * 65_536));
    const text = await textOf(chunks);
    expect(text.stdout.length).toBe(5_000_000);
    expect(text.stderr).toBe('end');
  });

  it('come together where one chunk has many of one stream', async () => {
    const frames = ['a', 'b', 'c'].map((text) => ({ stream: 'stdout' as const, payload: Buffer.from(text) }));
    const items = [];
    for await (const item of readOutput(source([encode(frames)]), { tty: false })) items.push(item);
    expect(items).toEqual([{ stream: 'stdout', text: 'abc' }]);
  });

  it('show what is no UTF-8, and what breaks off, as replacement characters', async () => {
    expect(await textOf([encode([{ stream: 'stdout', payload: Buffer.from([0x61, 0xff, 0x62, 0xd0]) }])])).toEqual({
      stdout: 'a\ufffdb\ufffd',
      stderr: '',
    });
  });

  it('are refused where the header is none', () => {
    const splitter = new FrameSplitter();
    expect(() => [...splitter.push(Buffer.from('plain text'))]).toThrow(AppFailure);
  });

  it('are read no faster than their reader takes them', async () => {
    let given = 0;
    async function* counted(): AsyncGenerator<Uint8Array> {
      for (; given < 100; given += 1) yield encode([{ stream: 'stdout', payload: Buffer.from('x') }]);
    }
    const reading = readOutput(counted(), { tty: false });
    await reading.next();
    expect(given).toBeLessThanOrEqual(1);
    await reading.return();
  });
});
