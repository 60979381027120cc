/*
 * Newline-delimited JSON, as /events, /images/create, /build and /images/{name}/push send it.
 *
 * dockerode's followProgress keeps every item, breaks UTF-8 that is split between chunks and may throw from inside a
 * listener; this reader does none of it.
 */

export type NdjsonItem =
  | { readonly kind: 'value'; readonly value: unknown }
  /** A line that is no JSON, or longer than the limit. `text` is its beginning: hostile, for a log at most. */
  | { readonly kind: 'bad'; readonly reason: 'not-json' | 'too-long'; readonly text: string };

/** Bytes of one line. Engines send a few hundred; a build's `aux` or an event with large labels some kilobytes. */
export const LINE_LIMIT = 4 * 1024 * 1024;
const SHOWN = 200;
const LINE_FEED = 10;

/**
 * Reads the items of a stream one by one, holding at most one line. Ends when the source ends; a last line without a
 * line break counts. Leaving the loop destroys the source; the source's own errors pass through.
 */
export async function* readNdjson(
  source: AsyncIterable<Uint8Array | string>,
  { lineLimit = LINE_LIMIT }: { lineLimit?: number } = {},
): AsyncGenerator<NdjsonItem, void, undefined> {
  const lines = new LineSplitter(lineLimit);
  for await (const chunk of source) {
    for (const line of lines.push(chunk)) yield* parse(line);
  }
  for (const line of lines.end()) yield* parse(line);
}

function* parse(line: Line): Generator<NdjsonItem, void, undefined> {
  const text = line.bytes.toString('utf8').trim();
  if (line.cut) {
    yield { kind: 'bad', reason: 'too-long', text: text.slice(0, SHOWN) };
    return;
  }
  if (text === '') return;
  try {
    yield { kind: 'value', value: JSON.parse(text) };
  } catch {
    yield { kind: 'bad', reason: 'not-json', text: text.slice(0, SHOWN) };
  }
}

type Line = { readonly bytes: Buffer; readonly cut: boolean };

/** Splits bytes at line feeds. UTF-8 never has the byte 10 inside a character, so lines are whole characters. */
class LineSplitter {
  private parts: Buffer[] = [];
  private length = 0;
  private cut = false;

  constructor(private readonly limit: number) {}

  *push(chunk: Uint8Array | string): Generator<Line, void, undefined> {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    let start = 0;
    for (let end = bytes.indexOf(LINE_FEED); end !== -1; end = bytes.indexOf(LINE_FEED, start)) {
      this.keep(bytes.subarray(start, end));
      yield this.take();
      start = end + 1;
    }
    // A copy: the rest of a line must not hold the whole chunk in memory.
    if (start < bytes.length) this.keep(Buffer.from(bytes.subarray(start)));
  }

  *end(): Generator<Line, void, undefined> {
    if (this.length > 0 || this.cut) yield this.take();
  }

  private keep(part: Buffer): void {
    if (this.cut || part.length === 0) return;
    if (this.length + part.length > this.limit) {
      this.parts = [Buffer.concat([...this.parts, part.subarray(0, SHOWN)]).subarray(0, SHOWN)];
      this.length = 0;
      this.cut = true;
      return;
    }
    this.parts.push(part);
    this.length += part.length;
  }

  private take(): Line {
    const line = { bytes: this.parts.length === 1 && this.parts[0] ? this.parts[0] : Buffer.concat(this.parts), cut: this.cut };
    this.parts = [];
    this.length = 0;
    this.cut = false;
    return line;
  }
}
