import type { StateItem } from '../../shared/models';
import { kinds, type Kind, type ResourceStore } from './resources';

/** More keys than this beyond what there is are not worth remembering: a snapshot is smaller. */
const SLACK = 1000;

/**
 * What one reader of the state has not been told yet: only which keys, never their values. A slow reader so gets the
 * newest values in one item, and costs no more memory than the state itself.
 */
export class Reader {
  private readonly keys: Readonly<Record<Kind, Set<string>>> = {
    containers: new Set(),
    images: new Set(),
    volumes: new Set(),
    networks: new Set(),
  };
  private whole = true;
  private status = true;
  private first = true;
  private wake: (() => void) | null = null;

  constructor(private readonly store: ResourceStore) {}

  changed(kind: Kind, keys: readonly string[]): void {
    if (this.whole) return;
    for (const key of keys) this.keys[kind].add(key);
    if (this.pending() > this.store.size + SLACK) this.restart();
    else this.wake?.();
  }

  statusChanged(): void {
    this.status = true;
    this.wake?.();
  }

  restart(): void {
    this.whole = true;
    this.forget();
    this.wake?.();
  }

  /** What is new since the last time. Resources go before the status: when it says `running`, the lists are right. */
  take(): StateItem[] {
    const items: StateItem[] = [];
    const at = Date.now();
    if (this.whole && this.store.listed) {
      items.push({ kind: 'snapshot', at, resources: this.store.snapshot() });
      this.whole = false;
    } else if (this.pending() > 0) items.push(this.change(at));
    if (this.status) {
      const engine: StateItem = { kind: 'engine', at, status: this.store.status };
      // The first thing anyone hears is the status.
      if (this.first) items.unshift(engine);
      else items.push(engine);
    }
    this.first = false;
    this.status = false;
    this.forget();
    return items;
  }

  /** Resolves when there is something to take, or when the signal aborts. */
  async somethingNew(signal: AbortSignal): Promise<void> {
    if (signal.aborted || (this.whole && this.store.listed) || this.status || this.pending() > 0) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        this.wake = null;
        signal.removeEventListener('abort', done);
        resolve();
      };
      this.wake = done;
      signal.addEventListener('abort', done, { once: true });
    });
  }

  private change(at: number): StateItem {
    const { containers, images, volumes, networks } = this.keys;
    const parts = {
      containers: divide(containers, this.store.containers.all),
      images: divide(images, this.store.images.all),
      volumes: divide(volumes, this.store.volumes.all),
      networks: divide(networks, this.store.networks.all),
    };
    return {
      kind: 'change',
      at,
      upserts: {
        containers: parts.containers.there,
        images: parts.images.there,
        volumes: parts.volumes.there,
        networks: parts.networks.there,
      },
      removals: {
        containers: parts.containers.gone,
        images: parts.images.gone,
        volumes: parts.volumes.gone,
        networks: parts.networks.gone,
      },
    };
  }

  private pending(): number {
    return kinds.reduce((sum, kind) => sum + this.keys[kind].size, 0);
  }

  private forget(): void {
    for (const kind of kinds) this.keys[kind].clear();
  }
}

function divide<T>(keys: ReadonlySet<string>, rows: ReadonlyMap<string, T>): { there: T[]; gone: string[] } {
  const there: T[] = [];
  const gone: string[] = [];
  for (const key of keys) {
    const row = rows.get(key);
    if (row === undefined) gone.push(key);
    else there.push(row);
  }
  return { there, gone };
}
