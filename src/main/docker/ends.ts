import type { Container } from '../../shared/models';
import { exitCode, type EngineEvent } from './events';

/** A container that has ended, told when it is known why. */
export type ContainerEnd = {
  readonly id: string;
  readonly name: string;
  /** Null where the engine does not say. */
  readonly exitCode: number | null;
  readonly oomKilled: boolean;
  /** Somebody asked for it, here or anywhere: a stop, a kill, a restart, a removal by force. */
  readonly asked: boolean;
  /** Who had its output before the eyes: a run attached in our window, or `docker run` in a terminal. */
  readonly attached: Attached | null;
  /** The engine starts it again by itself. */
  readonly restarts: boolean;
};

export type Attached = 'window' | 'terminal';

/**
 * How long an end is kept back, in milliseconds: a stop, the memory that ran out and the loss of the engine itself may
 * be told after it.
 */
export const END_SETTLES_MS = 1_500;
/** How long a signal that asks for the end counts as the reason of one, in milliseconds: a program may tidy up first. */
const ASKED_MS = 60_000;
/** The same for any other signal: HUP has programs read their settings again, and a crash much later is their own. */
const SIGNALED_MS = 2_000;
/** SIGINT, SIGQUIT, SIGKILL, SIGTERM: engines send the number. */
const ENDING = new Set(['2', '3', '9', '15']);
/** 128 + SIGKILL and SIGTERM: how a stop ends. */
const ENDED_BY_SIGNAL = new Set<number | null>([137, 143]);

type Pending = {
  readonly end: Omit<ContainerEnd, 'oomKilled' | 'asked' | 'restarts'>;
  readonly timer: NodeJS.Timeout;
  asked: boolean;
  /** The engine would not tell of a stop, and this is how one ends. */
  readonly maybeAsked: boolean;
  outOfMemory: boolean;
  startedAgain: boolean;
};

/**
 * Why containers end, from the events of an engine. Docker sends `kill` with the signal before `die`, and `stop` after
 * it; Podman 4.3 tells of no stop at all.
 */
export class Ends {
  private readonly listeners = new Set<(end: ContainerEnd) => void>();
  /** Until when (of performance.now) an end counts as asked for. */
  private readonly asked = new Map<string, number>();
  private readonly attached = new Map<string, Attached>();
  private readonly outOfMemory = new Set<string>();
  private readonly pending = new Map<string, Pending>();

  constructor(private readonly containers: ReadonlyMap<string, Container>) {}

  onEnd(listener: (end: ContainerEnd) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Hears an event about a container, before it has changed the container. */
  on(event: EngineEvent, product: string): void {
    const { id, action, attributes } = event;
    const pending = this.pending.get(id);
    switch (action) {
      case 'kill':
        // The signal is sent before it is told: a process may be faster.
        if (pending && !pending.startedAgain) pending.asked = true;
        else this.ask(id, ENDING.has(attributes['signal'] ?? '') ? ASKED_MS : SIGNALED_MS);
        break;
      case 'stop':
        if (pending && !pending.startedAgain) pending.asked = true;
        break;
      case 'oom':
        if (pending && !pending.startedAgain) pending.outOfMemory = true;
        else this.outOfMemory.add(id);
        break;
      case 'attach':
        // Later than the start it is somebody who looks in, and nothing tells when he leaves.
        if (this.containers.get(id)?.state !== 'running' && !this.attached.has(id)) this.attached.set(id, 'terminal');
        break;
      case 'detach':
        if (this.attached.get(id) === 'terminal') this.attached.delete(id);
        break;
      case 'start':
        this.asked.delete(id);
        this.outOfMemory.delete(id);
        if (pending) pending.startedAgain = true;
        break;
      case 'die':
      case 'died':
        if (pending?.startedAgain) this.tell(pending);
        if (!this.pending.has(id)) this.keepBack(event, product);
        break;
      case 'destroy':
      case 'remove':
        this.forget(id);
    }
  }

  /** A stop that is sent from here: its end is asked for, within these milliseconds. */
  ask(id: string, withinMs: number): void {
    this.asked.set(id, Math.max(performance.now() + withinMs, this.asked.get(id) ?? 0));
  }

  /** Our window shows the output of a run, until it ends or the function that this gives back is called. */
  attach(id: string): () => void {
    this.attached.set(id, 'window');
    return () => this.attached.delete(id);
  }

  /** The engine is lost, and took its containers with it: that is one thing, and not the end of each. */
  drop(): void {
    for (const { timer } of this.pending.values()) clearTimeout(timer);
    this.pending.clear();
    this.asked.clear();
    this.attached.clear();
    this.outOfMemory.clear();
  }

  private keepBack({ id, attributes }: EngineEvent, product: string): void {
    const known = this.containers.get(id);
    // What could not be started has not ended.
    if (known?.state === 'created') return;
    const code = exitCode(attributes);
    const pending: Pending = {
      end: { id, name: known?.name ?? (attributes['name'] || id.slice(0, 12)), exitCode: code, attached: this.attached.get(id) ?? null },
      timer: setTimeout(() => this.tell(pending), END_SETTLES_MS),
      asked: performance.now() < (this.asked.get(id) ?? -Infinity),
      maybeAsked: product === 'Podman' && ENDED_BY_SIGNAL.has(code),
      outOfMemory: this.outOfMemory.has(id),
      startedAgain: false,
    };
    this.forget(id);
    this.pending.set(id, pending);
  }

  private forget(id: string): void {
    this.asked.delete(id);
    this.attached.delete(id);
    this.outOfMemory.delete(id);
  }

  private tell(pending: Pending): void {
    const { end, startedAgain } = pending;
    clearTimeout(pending.timer);
    this.pending.delete(end.id);
    const now = this.containers.get(end.id);
    const oomKilled = end.exitCode === 137 && (pending.outOfMemory || now?.oomKilled === true);
    const asked = pending.asked || (pending.maybeAsked && !oomKilled);
    const restarts = startedAgain || now?.state === 'restarting';
    for (const listener of this.listeners) listener({ ...end, oomKilled, asked, restarts });
  }
}
