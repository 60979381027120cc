import { create } from 'zustand';
import type { UpdateState } from '../../shared/models';
import { capabilities } from '../bridge/client';
import { keepStream } from './keep-stream';

type Updates = { readonly update: UpdateState };

/** Whether a newer version of Slipway is there, as main knows it. */
export const useUpdates = create<Updates>()(() => ({ update: { state: 'elsewhere' } }));

/** Whether there is something for the person to do. */
export const isWaiting = ({ update }: Updates): boolean => update.state === 'available' || update.state === 'ready';

/** Follows the updates, once for the life of the window; a browser has none. */
export function followUpdates(): void {
  if (capabilities.host !== 'desktop') return;
  keepStream('updates.state', {}, {
    onItems: (items) => {
      const update = items.at(-1);
      if (update) useUpdates.setState({ update });
    },
    onBroken: () => undefined,
  });
}
