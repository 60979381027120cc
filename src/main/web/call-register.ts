import { createHash } from 'node:crypto';
import { fail } from '../../shared/errors';

/*
 * The calls that have an id, so that a request can be repeated and its call is not.
 *
 * A browser drops its requests when a network interface comes or goes, which is what starting or stopping a container
 * does. It cannot know what became of the call, so it asks again with the same id.
 */

/** How long a running call that lost its connection waits for the next one before it is aborted, in milliseconds. */
export const GRACE = 2_000;
/** How long an answer can be had again, in milliseconds. */
export const KEPT = 30_000;
/** Ended calls that are remembered. */
const MOST_CALLS = 1_000;
/** Bytes of all remembered answers. */
const MOST_BYTES = 16 * 1024 * 1024;

export type CallRequest = {
  readonly id: string;
  /** The call and its input: a repeated request has the same. */
  readonly asked: string;
  /** Aborts when the connection of this request ends. */
  readonly gone: AbortSignal;
  /** Makes the call and gives its encoded answer. Never rejects. The signal aborts when nobody waits any more. */
  readonly make: (signal: AbortSignal) => Promise<Buffer>;
};

export type CallRegister = {
  /** The answer of the call with this id, which is made once only. Null when the id is another call's. */
  readonly answer: (request: CallRequest) => Promise<Buffer> | null;
};

type Call = {
  readonly id: string;
  readonly digest: string;
  readonly abort: AbortController;
  answer: Promise<Buffer>;
  /** Bytes of the answer that are kept. */
  size: number;
  /** Connections that wait for the answer. */
  waiting: number;
  grace?: NodeJS.Timeout;
};

/** In the place of an answer that had to make room: the call was made, so it must not be made again. */
const lostAnswer = Buffer.from(
  JSON.stringify(
    fail({
      code: 'timeout',
      message: 'This call was made, but its answer is no longer kept.',
      hint: 'Look at what it did before you make it again.',
    }),
  ),
);

/** Whether a header's value may be the id of a call. */
export const isCallId = (value: unknown): value is string => typeof value === 'string' && /^[\w-]{16,64}$/.test(value);

/** A register of its own for each session: `mostCalls` that have ended, with `mostBytes` of their answers. */
export function createCallRegister({ mostCalls = MOST_CALLS, mostBytes = MOST_BYTES } = {}): CallRegister {
  const calls = new Map<string, Call>();
  /** The oldest first. */
  const ended = new Set<Call>();
  let bytes = 0;

  function begin({ id, make }: CallRequest, digest: string): Call {
    const abort = new AbortController();
    const call: Call = { id, digest, abort, answer: make(abort.signal), size: 0, waiting: 0 };
    calls.set(id, call);
    void call.answer.then((answer) => remember(call, answer.length));
    return call;
  }

  function remember(call: Call, size: number): void {
    clearTimeout(call.grace);
    ended.add(call);
    call.size = size;
    bytes += size;
    setTimeout(() => forget(call), KEPT).unref();
    for (const oldest of ended) {
      if (ended.size > mostCalls) forget(oldest);
      else if (bytes > mostBytes) loseAnswer(oldest);
      else break;
    }
  }

  function loseAnswer(call: Call): void {
    bytes -= call.size;
    call.size = 0;
    call.answer = Promise.resolve(lostAnswer);
  }

  function forget(call: Call): void {
    if (!ended.delete(call)) return;
    bytes -= call.size;
    calls.delete(call.id);
  }

  function wait(call: Call, gone: AbortSignal): void {
    clearTimeout(call.grace);
    call.waiting += 1;
    const leave = () => {
      call.waiting -= 1;
      if (call.waiting > 0 || ended.has(call)) return;
      call.grace = setTimeout(() => call.abort.abort(), GRACE).unref();
    };
    if (gone.aborted) leave();
    else gone.addEventListener('abort', leave, { once: true });
  }

  return {
    answer(request) {
      const digest = createHash('sha256').update(request.asked).digest('base64');
      const call = calls.get(request.id) ?? begin(request, digest);
      if (call.digest !== digest) return null;
      wait(call, request.gone);
      return call.answer;
    },
  };
}
