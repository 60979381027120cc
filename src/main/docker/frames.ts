import { AppFailure } from '../../shared/errors';

/*
 * The output of a container without a terminal: frames of 8 bytes of header and a payload.
 * Header: stream (0 stdin, 1 stdout, 2 stderr, 3 the engine's own error), three zeros, the payload's length as
 * big-endian uint32. Source: docs.docker.com/reference/api/engine, 'Stream format' under ContainerAttach.
 */

export type OutputName = 'stdout' | 'stderr';
export type OutputPiece = { readonly stream: OutputName; readonly bytes: Uint8Array };
export type OutputText = { readonly stream: OutputName; readonly text: string };

const HEADER = 8;

/** Splits chunks, cut anywhere, into pieces of payload. It holds nothing but an unfinished header. */
export class FrameSplitter {
  private readonly header = new Uint8Array(HEADER);
  private filled = 0;
  private stream: OutputName = 'stdout';
  private left = 0;

  /** The payload in a chunk, in order; a frame that goes on in the next chunk comes in several pieces. */
  *push(chunk: Uint8Array): Generator<OutputPiece, void, undefined> {
    let at = 0;
    while (at < chunk.length) {
      if (this.left > 0) {
        const end = Math.min(chunk.length, at + this.left);
        yield { stream: this.stream, bytes: chunk.subarray(at, end) };
        this.left -= end - at;
        at = end;
      } else {
        this.header[this.filled] = chunk[at] ?? 0;
        this.filled += 1;
        at += 1;
        if (this.filled === HEADER) this.begin();
      }
    }
  }

  private begin(): void {
    this.filled = 0;
    const kind = this.header[0] ?? 0;
    if (kind > 3) {
      throw new AppFailure({ code: 'engine-error', message: 'The engine sent output that is not in frames.' });
    }
    this.stream = kind < 2 ? 'stdout' : 'stderr';
    this.left = new DataView(this.header.buffer).getUint32(4);
  }
}

/**
 * Reads a container's output as text, UTF-8 whole across chunks and frames; bytes that are no UTF-8 become U+FFFD. With
 * a terminal there is one stream, raw. Neighbouring pieces of one chunk come together. Leaving the loop ends the source.
 */
export async function* readOutput(
  source: AsyncIterable<Uint8Array>,
  { tty }: { tty: boolean },
): AsyncGenerator<OutputText, void, undefined> {
  const decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() };
  const splitter = new FrameSplitter();
  for await (const chunk of source) {
    const pieces: Iterable<OutputPiece> = tty ? [{ stream: 'stdout', bytes: chunk }] : splitter.push(chunk);
    yield* joined(pieces, ({ stream, bytes }) => decoders[stream].decode(bytes, { stream: true }));
  }
  for (const stream of ['stdout', 'stderr'] as const) {
    const text = decoders[stream].decode();
    if (text !== '') yield { stream, text };
  }
}

function* joined(pieces: Iterable<OutputPiece>, decode: (piece: OutputPiece) => string): Generator<OutputText> {
  let stream: OutputName = 'stdout';
  let texts: string[] = [];
  for (const piece of pieces) {
    if (piece.stream !== stream && texts.length > 0) {
      yield { stream, text: texts.join('') };
      texts = [];
    }
    stream = piece.stream;
    const text = decode(piece);
    if (text !== '') texts.push(text);
  }
  if (texts.length > 0) yield { stream, text: texts.join('') };
}
