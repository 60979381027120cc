import type Docker from 'dockerode';
import type { Container, Endpoint, EngineChoice, EngineInfo, EngineStatus, Image, StateItem, Stopping } from '../../shared/models';
import type { ContainerEnd } from './ends';

/** A connection to one engine, with its API version settled. */
export type EngineClient = {
  readonly endpoint: Endpoint;
  readonly info: EngineInfo;
  /** For calls that end by themselves. */
  readonly docker: Docker;
  /** For what stays open (events, attach, pull): its own agent, so that streams never starve calls. */
  readonly streams: Docker;
  /**
   * Runs one unary call under a deadline of our own and turns whatever goes wrong into an AppFailure.
   * `deadlineMs` is 15,000 unless given; the signal of the caller aborts it too.
   */
  readonly call: <T>(
    what: (docker: Docker, signal: AbortSignal) => Promise<T>,
    options?: { deadlineMs?: number; signal?: AbortSignal },
  ) => Promise<T>;
  readonly close: () => void;
};

/** The truth about one engine's resources, kept by id, following events. */
export type EngineState = {
  readonly containers: ReadonlyMap<string, Container>;
  readonly images: ReadonlyMap<string, Image>;
  /** Everything an `engine.state` reader needs: the status, a snapshot, then changes, until the signal aborts. */
  readonly read: (signal: AbortSignal) => AsyncIterable<StateItem>;
  /** 'stopping' with its countdown is ours to keep: set when a stop is sent, cleared with null or by the die event. */
  readonly setStopping: (id: string, stopping: Stopping | null) => void;
  /** Refetches one container soon, as an event about it would. */
  readonly touch: (id: string) => void;
  /** Called for every container that ends while its engine is followed, until the function that it gives back is called. */
  readonly onEnd: (listener: (end: ContainerEnd) => void) => () => void;
  /** A run is attached here: its end is seen, unless the function that this gives back is called before. */
  readonly attach: (id: string) => () => void;
};

/** The engines this machine knows, and the one in use. */
export type Engines = {
  readonly status: () => EngineStatus;
  /** The client of the running engine. Throws an AppFailure `engine-unreachable` when there is none. */
  readonly current: () => EngineClient;
  readonly state: EngineState;
  readonly choices: () => Promise<EngineChoice[]>;
  /** Switches engine; throws `not-found` for an unknown id. */
  readonly use: (endpointId: string) => Promise<void>;
  /** Tries again at once instead of after the back-off. */
  readonly retry: () => Promise<void>;
  /** Starts the engine's service where that can be done from here. */
  readonly start: () => Promise<void>;
  readonly close: () => Promise<void>;
};
