import {
  calls,
  streams,
  type CallName,
  type In,
  type Item,
  type Out,
  type Send,
  type StreamIn,
  type StreamName,
} from '../../shared/contract';
import { fail, type AppError, type Result } from '../../shared/errors';
import type { Capabilities } from '../../shared/models';
import { downFrameSchema } from '../../shared/wire';
import { pickHost } from './host';

const host = pickHost();

/** What the host can do beyond a browser. */
export const capabilities: Capabilities = host.capabilities;

/** Makes a call of the contract. Never rejects; an answer that breaks the contract is an `engine-error`. */
export async function call<N extends CallName>(name: N, input: In<N>): Promise<Result<Out<N>>> {
  const answer = await host.invoke(name, input);
  if (!answer.ok) return answer;
  const parsed = calls[name].output.safeParse(answer.value);
  if (!parsed.success) return fail(broken(`The answer of ${name}`, parsed.error.message));
  return { ok: true, value: parsed.data as Out<N> };
}

/** Who reads a stream. After `onEnd` or `onError`, and after `close`, nothing more is called. */
export type StreamListener<N extends StreamName> = {
  /**
   * A batch, in order. It is acknowledged when this returns, or when the promise that it returns settles: main sends no
   * faster than its items are handled.
   */
  readonly onItems: ((items: readonly Item<N>[]) => void) | ((items: readonly Item<N>[]) => Promise<void>);
  readonly onEnd?: () => void;
  readonly onError?: (error: AppError) => void;
};
export type OpenStream<N extends StreamName> = {
  readonly send: (item: Send<N>) => void;
  /** Ends the producer in main. */
  readonly close: () => void;
};

/** Opens a stream of the contract. A pipe that breaks ends with `onError`; opening again is the reader's choice. */
export function openStream<N extends StreamName>(
  name: N,
  input: StreamIn<N>,
  listener: StreamListener<N>,
): OpenStream<N> {
  let over = false;
  const stop = () => {
    over = true;
    pipe.close();
  };
  const pipe = host.openStream(name, input, (raw) => {
    if (over) return;
    const frame = downFrameSchema.safeParse(raw);
    if (!frame.success) {
      stop();
      return listener.onError?.(broken(`A frame of ${name}`, frame.error.message));
    }
    switch (frame.data.kind) {
      case 'batch': {
        const items: Item<N>[] = [];
        for (const item of frame.data.items) {
          const parsed = streams[name].item.safeParse(item);
          if (!parsed.success) {
            stop();
            return listener.onError?.(broken(`An item of ${name}`, parsed.error.message));
          }
          items.push(parsed.data as Item<N>);
        }
        const { seq } = frame.data;
        const acknowledge = () => {
          if (!over) pipe.send({ kind: 'ack', seq });
        };
        let handled: void | Promise<void> = undefined;
        try {
          handled = listener.onItems(items);
        } finally {
          if (handled instanceof Promise) void handled.finally(acknowledge);
          else acknowledge();
        }
        return;
      }
      case 'end':
        over = true;
        return listener.onEnd?.();
      case 'error':
        over = true;
        return listener.onError?.(frame.data.error);
    }
  });
  return {
    send: (item) => {
      if (!over) pipe.send({ kind: 'send', item });
    },
    close: () => {
      if (!over) stop();
    },
  };
}

function broken(what: string, detail: string): AppError {
  return { code: 'engine-error', message: `${what} is not what the contract says.`, detail };
}
