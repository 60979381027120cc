import type { Container, EngineStatus, Image, Network, Resources, StateItem, Volume } from '../../shared/models';
import { Reader } from './reader';
import { Table } from './table';

export type Kind = keyof Resources;
export const kinds: readonly Kind[] = ['containers', 'images', 'volumes', 'networks'];

/** What is known of an engine, by id, and everyone who reads along. */
export class ResourceStore {
  readonly containers = new Table<Container>((item) => item.id, (ids) => this.tell('containers', ids));
  readonly images = new Table<Image>((item) => item.id, (ids) => this.tell('images', ids));
  readonly volumes = new Table<Volume>((item) => item.name, (names) => this.tell('volumes', names));
  readonly networks = new Table<Network>((item) => item.id, (ids) => this.tell('networks', ids));
  private readonly readers = new Set<Reader>();
  private now: EngineStatus = { state: 'connecting', endpoint: null };
  private complete = false;

  get status(): EngineStatus {
    return this.now;
  }

  setStatus(status: EngineStatus): void {
    this.now = status;
    for (const reader of this.readers) reader.statusChanged();
  }

  /** Whether this engine has told all that it has: before that there is nothing to show, not even emptiness. */
  get listed(): boolean {
    return this.complete;
  }

  setListed(): void {
    if (this.complete) return;
    this.complete = true;
    for (const reader of this.readers) reader.restart();
  }

  /** How many things there are, of all kinds. */
  get size(): number {
    return kinds.reduce((sum, kind) => sum + this[kind].all.size, 0);
  }

  snapshot(): Resources {
    return {
      containers: [...this.containers.all.values()],
      images: [...this.images.all.values()],
      volumes: [...this.volumes.all.values()],
      networks: [...this.networks.all.values()],
    };
  }

  /** Forgets everything at once: another engine is in use. Readers know by the status that names it. */
  clear(): void {
    this.complete = false;
    for (const kind of kinds) this[kind].clear();
    for (const reader of this.readers) reader.restart();
  }

  /** The status, a snapshot once there is one, then whatever changes, until the signal aborts. */
  async *read(signal: AbortSignal): AsyncGenerator<StateItem, void, undefined> {
    const reader = new Reader(this);
    this.readers.add(reader);
    try {
      while (!signal.aborted) {
        for (const item of reader.take()) yield item;
        await reader.somethingNew(signal);
      }
    } finally {
      this.readers.delete(reader);
    }
  }

  private tell(kind: Kind, keys: readonly string[]): void {
    for (const reader of this.readers) reader.changed(kind, keys);
  }
}
