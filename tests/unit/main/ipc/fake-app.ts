import type { Handlers, Producers } from '../../../../src/main/ipc/contract-types';
import { calls, streams, type CallName, type StreamName } from '../../../../src/shared/contract';

/*
 * Doubles of the handlers and producers, for tests of what stands before them: the router and the browser host.
 */

/** Handlers that all fail loudly, but for those given. */
export function fakeHandlers(some: Partial<Handlers>): Handlers {
  const others = Object.fromEntries((Object.keys(calls) as CallName[]).map((name) => [name, unexpected(name)]));
  return { ...others, ...some } as Handlers;
}

/** Producers that all fail loudly, but for those given. */
export function fakeProducers(some: Partial<Producers>): Producers {
  const others = Object.fromEntries((Object.keys(streams) as StreamName[]).map((name) => [name, unexpected(name)]));
  return { ...others, ...some } as Producers;
}

function unexpected(name: string) {
  return () => {
    throw new Error(`${name} was not expected here`);
  };
}
