import type { Container, Stopping } from '../../shared/models';
import { Coalesced } from './coalesced';
import { toContainer } from './container-model';
import type { Ends } from './ends';
import type { EngineClient } from './engine-types';
import { statusOf } from './errors';
import { effectOf, type EngineEvent } from './events';
import type { ResourceStore } from './resources';

/** When a container is fetched again because the engine's list lags behind its events, in milliseconds. */
const SETTLED_MS = 150;
/** How long what an event said is believed against the list, in milliseconds. */
const CLAIM_MS = 10_000;
/** A filter for more ids than this costs the engine more than the whole list. */
const MOST_IDS = 32;
const RETRY_MS = 1000;
const MOST_RETRIES = 3;
const INSPECTIONS = 4;

/** What is ours to know of containers: it outlives a lost connection. */
export type Besides = {
  readonly stopping: Map<string, Stopping>;
  /** Whether memory ran out, for those of which it is known. */
  readonly outOfMemory: Map<string, boolean>;
  /** Why they end. */
  readonly ends: Ends;
};

/** The containers of one engine: what events say of them is applied at once, then exactly those are fetched again. */
export class ContainerLists {
  private readonly dirty = new Set<string>();
  private readonly later = new Map<string, NodeJS.Timeout>();
  /** Answers to questions asked before this moment (of performance.now) are older than what is known of the id. */
  private readonly knownAt = new Map<string, number>();
  /** What events said and the list has not confirmed yet. */
  private readonly claims = new Map<string, Claim>();
  private readonly fetch = new Coalesced(() => this.fetchDirty());
  private failures = 0;

  constructor(
    private readonly client: EngineClient,
    private readonly store: ResourceStore,
    private readonly besides: Besides,
    private readonly signal: AbortSignal,
  ) {}

  /** Applies an event about a container. */
  on(event: EngineEvent): void {
    const { id } = event;
    if (id === '') return;
    this.besides.ends.on(event, this.client.info.product);
    const { patch, holds, removed, refetch, outOfMemory } = effectOf(event);
    if (outOfMemory === true) this.besides.outOfMemory.set(id, true);
    if (outOfMemory === false) this.besides.outOfMemory.delete(id);
    if (refetch !== 'none' || removed) {
      this.knownAt.set(id, performance.now());
      if (holds) this.claims.set(id, { holds, until: performance.now() + CLAIM_MS, retryMs: SETTLED_MS });
    }
    if (removed) {
      this.forget(id);
      return;
    }
    const known = this.store.containers.all.get(id);
    if (known) {
      const next = this.withMemory(patch?.(known) ?? known);
      if (next.stopping === null) this.besides.stopping.delete(id);
      this.store.containers.put(next);
    }
    if (refetch === 'soon') this.touch(id);
    if (refetch === 'settled') this.touchLater(id);
  }

  /** Fetches a container in the next window, and once more when the list has settled. */
  touch(id: string): void {
    this.knownAt.set(id, performance.now());
    this.dirty.add(id);
    this.fetch.ask();
    this.touchLater(id);
  }

  /** Lists all of them. Throws an AppFailure. */
  async list(): Promise<void> {
    const askedAt = performance.now();
    const entries = await this.ask();
    if (this.signal.aborted) return;
    const containers = this.read(entries);
    const doubted = new Set(containers.filter((container) => !this.believes(container)).map(({ id }) => id));
    this.store.containers.replace(containers, (id) => doubted.has(id) || this.isStale(id, askedAt));
    this.forgetLongGone(askedAt);
    void this.findOutOfMemory();
  }

  close(): void {
    this.fetch.close();
    for (const timer of this.later.values()) clearTimeout(timer);
    this.later.clear();
  }

  private async fetchDirty(): Promise<void> {
    const ids = [...this.dirty];
    this.dirty.clear();
    try {
      if (ids.length > MOST_IDS) await this.list();
      else if (ids.length > 0) await this.fetchIds(ids);
      this.failures = 0;
    } catch {
      // A lost connection shows on the event stream; anything else is tried again, then left to the slow relist.
      this.failures += 1;
      if (this.failures > MOST_RETRIES || this.signal.aborted) return;
      for (const id of ids) this.touchLater(id, RETRY_MS);
    }
  }

  private async fetchIds(ids: readonly string[]): Promise<void> {
    const askedAt = performance.now();
    const entries = await this.ask(ids);
    if (this.signal.aborted) return;
    const found = this.read(entries);
    const there = new Set(found.map(({ id }) => id));
    const current = (id: string) => !this.isStale(id, askedAt);
    this.store.containers.put(...found.filter((container) => current(container.id) && this.believes(container)));
    for (const id of ids) {
      if (!there.has(id) && current(id)) this.forget(id);
    }
    void this.findOutOfMemory();
  }

  private async ask(ids?: readonly string[]): Promise<unknown[]> {
    const filters = ids ? { filters: { id: [...ids] } } : {};
    const answer: unknown = await this.client.call(
      (docker, abortSignal) => docker.listContainers({ all: true, ...filters, abortSignal }),
      { signal: this.signal },
    );
    return Array.isArray(answer) ? answer : [];
  }

  private read(entries: readonly unknown[]): Container[] {
    return entries
      .map((entry) => {
        const container = toContainer(entry, { oomKilled: false, stopping: null });
        if (!container) return null;
        const stopping = container.state === 'running' || container.state === 'paused' ? (this.besides.stopping.get(container.id) ?? null) : null;
        return this.withMemory({ ...container, stopping });
      })
      .filter((container) => container !== null);
  }

  private withMemory(container: Container): Container {
    const oomKilled = container.exitCode === 137 && this.besides.outOfMemory.get(container.id) === true;
    return container.oomKilled === oomKilled ? container : { ...container, oomKilled };
  }

  /** The list does not say why a container got SIGKILL: each that ended so is inspected, once. */
  private async findOutOfMemory(): Promise<void> {
    const unknown = [...this.store.containers.all.values()]
      .filter(({ id, state, exitCode }) => state === 'exited' && exitCode === 137 && !this.besides.outOfMemory.has(id))
      .map(({ id }) => id);
    for (const id of unknown) this.besides.outOfMemory.set(id, false);
    const worker = async () => {
      for (let id = unknown.pop(); id !== undefined && !this.signal.aborted; id = unknown.pop()) await this.inspectMemory(id);
    };
    await Promise.all(Array.from({ length: INSPECTIONS }, worker));
  }

  private async inspectMemory(id: string): Promise<void> {
    try {
      const found = await this.client.call((docker, abortSignal) => docker.getContainer(id).inspect({ abortSignal }), {
        signal: this.signal,
      });
      // Podman says it in the same place; an engine that does not say is taken to mean no.
      if ((found as { State?: { OOMKilled?: unknown } } | null)?.State?.OOMKilled !== true) return;
      this.besides.outOfMemory.set(id, true);
      const known = this.store.containers.all.get(id);
      if (known) this.store.containers.put(this.withMemory(known));
    } catch (error) {
      // Gone meanwhile is fine; otherwise it is asked again with the next list.
      if (statusOf(error) !== 404) this.besides.outOfMemory.delete(id);
    }
  }

  private touchLater(id: string, delayMs = SETTLED_MS): void {
    clearTimeout(this.later.get(id));
    const timer = setTimeout(() => {
      this.later.delete(id);
      this.dirty.add(id);
      this.fetch.ask();
    }, delayMs);
    this.later.set(id, timer);
  }

  private forget(id: string): void {
    this.besides.stopping.delete(id);
    this.besides.outOfMemory.delete(id);
    this.store.containers.remove(id);
  }

  /** Whether an entry of the list agrees with the last event; when it does not, it is fetched again a little later. */
  private believes(listed: Container): boolean {
    const claim = this.claims.get(listed.id);
    if (!claim) return true;
    if (claim.holds(listed) || performance.now() > claim.until) {
      this.claims.delete(listed.id);
      return true;
    }
    claim.retryMs *= 2;
    this.touchLater(listed.id, claim.retryMs);
    return false;
  }

  private isStale(id: string, askedAt: number): boolean {
    return askedAt < (this.knownAt.get(id) ?? 0);
  }

  private forgetLongGone(askedAt: number): void {
    for (const [id, { until }] of this.claims) {
      if (performance.now() > until) this.claims.delete(id);
    }
    for (const id of this.knownAt.keys()) {
      if (!this.store.containers.all.has(id) && !this.isStale(id, askedAt)) this.knownAt.delete(id);
    }
  }
}

type Claim = { readonly holds: (listed: Container) => boolean; readonly until: number; retryMs: number };
