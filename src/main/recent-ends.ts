import { canStart } from '../shared/container-status';
import type { Container, StateItem } from '../shared/models';

/** How long an end is recent, in milliseconds. */
export const RECENT_MS = 60 * 60_000;

export type RecentEndsOptions = {
  /** Which containers had ended lately before anybody looked, and when. It may fail: then they are not known. */
  readonly ask: () => Promise<ReadonlyMap<string, number>>;
  /** Called when something was learnt that no item of the state tells. */
  readonly onChange: () => void;
};

/**
 * When containers have ended, in milliseconds since the epoch: seen in `engine.state` as it happens, and asked of the
 * engine for those that had ended before. The engine's list alone does not tell it in a form that can be kept.
 */
export class RecentEnds {
  /** Every container that is known, and when it ended: null while it has not, or nobody knows. */
  private readonly known = new Map<string, { ended: boolean; at: number | null }>();
  private running = false;
  private asking = false;
  /** Some had ended before they were seen. */
  private wanting = false;

  constructor(private readonly options: RecentEndsOptions) {}

  /** The next item of `engine.state`. */
  state(item: StateItem): void {
    switch (item.kind) {
      case 'engine':
        this.running = item.status.state === 'running';
        break;
      case 'snapshot': {
        const before = new Map(this.known);
        this.known.clear();
        for (const container of item.resources.containers) this.look(container, before.get(container.id), null);
        break;
      }
      case 'change':
        for (const container of item.upserts.containers) this.look(container, this.known.get(container.id), item.at);
        for (const id of item.removals.containers) this.known.delete(id);
    }
    void this.catchUp();
  }

  /** A container has ended, maybe so soon after its start that the state never showed it running. */
  ended(id: string, at: number): void {
    if (!this.known.get(id)?.ended) return;
    this.known.set(id, { ended: true, at });
    this.options.onChange();
  }

  /** Those that have ended within the hour before `now`, and when. */
  recent(now: number): Map<string, number> {
    const recent = new Map<string, number>();
    for (const [id, { at }] of this.known) if (at !== null && now - at < RECENT_MS) recent.set(id, at);
    return recent;
  }

  /** A container as it is now; `at` is when it was seen to change, null where that may have been long ago. */
  private look(container: Container, before: { ended: boolean; at: number | null } | undefined, at: number | null): void {
    const ended = canStart(container) && container.state !== 'created';
    const since = !ended ? null : before?.ended ? before.at : at;
    this.known.set(container.id, { ended, at: since });
    if (ended && !before?.ended && since === null) this.wanting = true;
  }

  /** Asks for what was not seen, as soon as there is an engine to ask. */
  private async catchUp(): Promise<void> {
    if (!this.running || !this.wanting || this.asking) return;
    this.asking = true;
    this.wanting = false;
    try {
      for (const [id, at] of await this.options.ask()) {
        const known = this.known.get(id);
        if (known?.ended && known.at === null) this.known.set(id, { ended: true, at });
      }
      this.options.onChange();
    } catch (error) {
      // Asked again with the next item; until then there are those that were seen.
      this.wanting = true;
      process.stderr.write(`What has ended lately is not known: ${String(error)}\n`);
    } finally {
      this.asking = false;
    }
  }
}
