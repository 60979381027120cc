import type { CallName, In, Item, Out, StreamIn, StreamName } from '../../shared/contract';
import type { AppError } from '../../shared/errors';
import type { Command, Outcome } from '../../shared/models';
import { commandOf, type InputOf, type Names } from '../../shared/cli';
import { shortReference } from '../../shared/run/reference';
import type { Engines, EngineState } from '../docker/engine-types';
import type { History } from '../history';
import { toAppError } from './app-error';
import type { CallContext, StreamContext } from './contract-types';

/** Where to write what was done, and whose names to use. */
export type Recorder = { readonly history: History; readonly engines: Engines };

type Begun = { readonly end: (count: number, errors: AppError[]) => void };

/** Begins an entry: the names are taken now, since after a removal there are none. */
function begin<N extends CallName | StreamName>({ history, engines }: Recorder, call: N, input: InputOf<N>): Begun {
  const command: Command = commandOf(call, input, namesOf(engines.state)) ?? [];
  const at = Date.now();
  const started = performance.now();
  const engine = engines.status().endpoint?.name ?? '';
  return {
    end: (count, errors) => {
      const words = command.map((word) => (typeof word === 'string' ? word : { output: [...word.output] }));
      history.add({ call, command: words, at, tookMs: performance.now() - started, engine, count, errors });
    },
  };
}

function namesOf(state: EngineState): Names {
  return {
    container: (id) => state.containers.get(id)?.name || id,
    image: (ref) => (/^sha256:[0-9a-f]{64}$/.test(ref) ? shortReference(ref) : ref),
  };
}

/** A handler whose every call is an entry of the history, those that failed too. */
export function recordedCall<N extends CallName>(
  recorder: Recorder,
  name: N,
  handler: (input: In<N>, ctx: CallContext) => Promise<Out<N>>,
): (input: In<N>, ctx: CallContext) => Promise<Out<N>> {
  return async (input, ctx) => {
    const entry = begin(recorder, name, input as InputOf<N>);
    try {
      const value = await handler(input, ctx);
      const outcomes = Array.isArray(value) ? (value as Outcome[]) : null;
      entry.end(outcomes?.length ?? 1, outcomes?.flatMap(({ error }) => error ?? []) ?? []);
      return value;
    } catch (error) {
      entry.end(countOf(input), [toAppError(error)]);
      throw error;
    }
  };
}

/** The same for a stream: an entry when it ends. `closed` is what it means that its reader left before. */
export function recordedStream<N extends StreamName>(
  recorder: Recorder,
  name: N,
  closed: 'canceled' | 'done',
  producer: (input: StreamIn<N>, ctx: StreamContext<N>) => AsyncIterable<Item<N>>,
): (input: StreamIn<N>, ctx: StreamContext<N>) => AsyncGenerator<Item<N>, void, undefined> {
  return async function* (input, ctx) {
    const entry = begin(recorder, name, input as InputOf<N>);
    let errors: AppError[] = closed === 'canceled' ? [{ code: 'canceled', message: 'Canceled.' }] : [];
    try {
      yield* producer(input, ctx);
      if (!ctx.signal.aborted) errors = [];
    } catch (error) {
      errors = [toAppError(error)];
      throw error;
    } finally {
      entry.end(1, errors);
    }
  };
}

function countOf(input: object): number {
  const { ids, refs } = input as { ids?: unknown; refs?: unknown };
  return Array.isArray(ids) ? ids.length : Array.isArray(refs) ? refs.length : 1;
}
