// Types of engine.mjs, for the tests.
export type EnginePorts = 'loopback' | 'default-bridge';

export interface PrivateEngine {
  readonly dir: string;
  /** Path of the socket. */
  readonly socket: string;
  /** The same as `unix://…`, for DOCKER_HOST. */
  readonly host: string;
  /** The first process of the engine's namespaces. */
  readonly pid: number;
  /** Ends it and removes every trace; the data too, unless it is an engine for first use. */
  stop(options?: { purge?: boolean }): Promise<void>;
  /** SIGKILL to the engine, its containers and shims at once; data, socket path and bridge stay. */
  kill(): Promise<void>;
  /** Stops it if it runs, and starts it again on the same data, socket and bridge. */
  restart(): Promise<void>;
}

export interface EngineStatus {
  readonly running: boolean;
  readonly pid?: number;
  readonly socket: string;
  readonly host: string;
  readonly ports: EnginePorts;
  readonly dir: string;
}

export function firstUseDir(): string;
export function engineAvailable(): { available: true } | { available: false; reason: string };
export function startEngine(options: {
  dir: string;
  ports?: EnginePorts;
  log?: (line: string) => void;
}): Promise<PrivateEngine>;
export function attachEngine(dir: string): PrivateEngine;
export function stopEngine(dir: string, options?: { purge?: boolean }): Promise<void>;
export function engineStatus(dir: string): EngineStatus | null;
