import type { Item, StreamIn, StreamName } from '../../shared/contract';
import type { AppError } from '../../shared/errors';
import { openStream } from '../bridge/client';

const firstDelayMs = 200;
const longestDelayMs = 5000;

export type KeptStream<N extends StreamName> = {
  readonly onItems: (items: readonly Item<N>[]) => void;
  /** The pipe is gone; it is opened again by itself. */
  readonly onBroken: (error: AppError | null) => void;
};

/** Keeps a stream open for as long as the window is: opens it again when it breaks, later each time it fails. */
export function keepStream<N extends StreamName>(name: N, input: StreamIn<N>, reader: KeptStream<N>): void {
  let delay = firstDelayMs;
  const open = () => {
    openStream(name, input, {
      onItems: (items) => {
        delay = firstDelayMs;
        reader.onItems(items);
      },
      onEnd: () => again(null),
      onError: again,
    });
  };
  const again = (error: AppError | null) => {
    reader.onBroken(error);
    setTimeout(open, delay);
    delay = Math.min(delay * 2, longestDelayMs);
  };
  open();
}
