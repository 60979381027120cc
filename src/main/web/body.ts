import type { IncomingMessage } from 'node:http';

/** Bytes of a request's body. */
export const LARGEST_BODY = 1024 * 1024;

export type Body =
  | { readonly kind: 'json'; readonly value: unknown; readonly text: string }
  | { readonly kind: 'too-large' | 'wrong-type' | 'malformed' | 'gone' };

/** The JSON of a request. What is too large is read to its end, but not kept. */
export async function readJson(request: IncomingMessage): Promise<Body> {
  // Any other type could be sent by a form of another page without asking.
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
    request.resume();
    return { kind: 'wrong-type' };
  }
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > LARGEST_BODY) chunks.length = 0;
      else chunks.push(chunk);
    }
  } catch {
    return { kind: 'gone' };
  }
  if (size > LARGEST_BODY) return { kind: 'too-large' };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
    return { kind: 'json', value: JSON.parse(text) as unknown, text };
  } catch {
    return { kind: 'malformed' };
  }
}
