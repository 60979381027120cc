/** What a reader has sent and the producer has not taken yet may hold this much. */
export const MOST_SENDS = 10_000;
export const MOST_SEND_CHARACTERS = 8 * 1024 * 1024;

/** What the reader of a stream sends to its producer, in order. It ends when the pipe closes. */
export type SendQueue<T> = AsyncIterable<T> & {
  /** False when the producer is so far behind that the item was refused. */
  readonly push: (item: T) => boolean;
  /** Drops what is waiting: its reader is gone. */
  readonly end: () => void;
};

/** A bounded queue with one consumer. */
export function createSendQueue<T>(): SendQueue<T> {
  let items: { item: T; size: number }[] = [];
  let size = 0;
  let ended = false;
  let wake: (() => void) | null = null;
  const rouse = () => {
    wake?.();
    wake = null;
  };

  return {
    push(item) {
      if (ended) return true;
      const itemSize = roughSize(item);
      if (items.length >= MOST_SENDS || size + itemSize > MOST_SEND_CHARACTERS) return false;
      items.push({ item, size: itemSize });
      size += itemSize;
      rouse();
      return true;
    },
    end() {
      ended = true;
      items = [];
      rouse();
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        const taken = items;
        items = [];
        for (const { item, size: itemSize } of taken) {
          if (ended) return;
          size -= itemSize;
          yield item;
        }
        if (ended) return;
        if (items.length === 0) await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}

/** About how many characters a value takes as JSON; quick, since it is asked for every item. */
export function roughSize(value: unknown): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value !== 'object' || value === null) return 8;
  let size = 2;
  if (Array.isArray(value)) for (const item of value) size += roughSize(item) + 1;
  else for (const [key, item] of Object.entries(value)) size += key.length + 4 + roughSize(item);
  return size;
}
