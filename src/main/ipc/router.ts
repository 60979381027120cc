import {
  calls,
  isCallName,
  isStreamName,
  streams,
  type CallName,
  type Send,
  type StreamIn,
  type StreamName,
} from '../../shared/contract';
import { fail, ok, type AppError, type Result } from '../../shared/errors';
import { invalidInput, toAppError, unknownName } from './app-error';
import type { Handlers, Producers } from './contract-types';
import type { MainPipe } from './pipe';
import { pump } from './pump';
import { createSendQueue } from './sends';

/** Where every call and every stream of both hosts enters. */
export type Router = {
  /** Parses the input, calls the handler, and gives the envelope. Never rejects. The signal aborts when the caller is gone. */
  readonly call: (name: string, input: unknown, signal: AbortSignal) => Promise<Result<unknown>>;
  /** Pumps the stream into the pipe; a wrong name or input ends it with an `error` frame. Resolves when it has ended. */
  readonly open: (name: string, input: unknown, pipe: MainPipe) => Promise<void>;
  /** Streams whose producer has not ended. */
  readonly openStreams: () => number;
  /** Ends every stream, and every one opened from now on. */
  readonly close: () => void;
};

export function createRouter(handlers: Handlers, producers: Producers): Router {
  let open = 0;
  const closing = new AbortController();

  return {
    async call(name, input, signal) {
      if (!isCallName(name)) return fail(unknownName('call', name));
      try {
        return await callHandler(handlers, name, input, signal);
      } catch (error) {
        return fail(toAppError(error));
      }
    },

    async open(name, input, pipe) {
      if (!isStreamName(name)) return refuse(pipe, unknownName('stream', name));
      const parsed = streams[name].input.safeParse(input);
      if (!parsed.success) return refuse(pipe, invalidInput(`The input of ${name}`, parsed.error));
      open += 1;
      await pumpProducer(producers, name, parsed.data as StreamIn<typeof name>, pipe, closing.signal);
      open -= 1;
    },

    openStreams: () => open,
    close: () => closing.abort(),
  };
}

async function callHandler<N extends CallName>(
  handlers: Handlers,
  name: N,
  input: unknown,
  signal: AbortSignal,
): Promise<Result<unknown>> {
  const parsed = calls[name].input.safeParse(input);
  if (!parsed.success) return fail(invalidInput(`The input of ${name}`, parsed.error));
  return ok(await handlers[name](parsed.data as Parameters<Handlers[N]>[0], { signal }));
}

function pumpProducer<N extends StreamName>(
  producers: Producers,
  name: N,
  input: StreamIn<N>,
  pipe: MainPipe,
  closing: AbortSignal,
): Promise<void> {
  const { policy, send } = streams[name];
  const sends = createSendQueue<Send<N>>();
  return pump(pipe, {
    policy,
    sends,
    closing,
    start: (signal) => producers[name](input, { signal, sends }),
    parseSend: (item) => {
      const parsed = send.safeParse(item);
      if (parsed.success) return { ok: true, item: parsed.data as Send<N> };
      return { ok: false, error: invalidInput(`What was sent to ${name}`, parsed.error) };
    },
  });
}

function refuse(pipe: MainPipe, error: AppError): void {
  pipe.post({ kind: 'error', error });
  pipe.close();
}
