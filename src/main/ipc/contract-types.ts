import type { CallName, In, Item, Out, Send, StreamIn, StreamName } from '../../shared/contract';
import type { Engines } from '../docker/engine-types';
import type { WindowRequests } from '../requests';
import type { Runs } from '../runs';
import type { SettingsFile } from '../settings';
import type { Updates } from '../updates';

/** What a handler knows of its caller: the signal aborts when the caller is gone. */
export type CallContext = { readonly signal: AbortSignal };

/** One handler for each call of the contract. A handler fails by throwing an AppFailure. */
export type Handlers = { readonly [N in CallName]: (input: In<N>, ctx: CallContext) => Promise<Out<N>> };

/** What a producer knows of its reader: the signal aborts when the pipe closes; `sends` ends with it. */
export type StreamContext<N extends StreamName> = {
  readonly signal: AbortSignal;
  readonly sends: AsyncIterable<Send<N>>;
};

/** One producer for each stream of the contract. A producer fails by throwing an AppFailure. */
export type Producers = {
  readonly [N in StreamName]: (input: StreamIn<N>, ctx: StreamContext<N>) => AsyncIterable<Item<N>>;
};

/** What only a desktop can do; the browser host has none of it. A failure is an AppFailure. */
export type HostActions = {
  /** The system's folder picker; null when it was cancelled. */
  readonly pickFolder: (startAt: string) => Promise<string | null>;
  /** The system's file picker, for any file or for archives; null when it was cancelled. */
  readonly pickFile: (startAt: string, kind: 'any' | 'archive') => Promise<string | null>;
  /** Shows a file in the system's file manager. Fails with `not-found` where there is none. */
  readonly reveal: (path: string) => Promise<void>;
  /** Opens an http or https address in the system's browser. */
  readonly openUrl: (url: string) => Promise<void>;
  readonly updates: Updates;
};

/** What `createApp` gives a host. */
export type App = {
  readonly handlers: Handlers;
  readonly producers: Producers;
  readonly settings: SettingsFile;
  readonly engines: Engines;
  readonly runs: Runs;
  readonly requests: WindowRequests;
  readonly close: () => Promise<void>;
};
