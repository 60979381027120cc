import { create } from 'zustand';
import { keepStream } from './keep-stream';
import { applyItems, disconnect, emptyReplica, type Replica } from './replica-reducer';

/** The window's copy of what main knows. Only `engine.state` changes it. */
export const useReplica = create<Replica>()(() => emptyReplica);

/** Follows the engine, once for the life of the window. */
export function followEngine(): void {
  keepStream('engine.state', {}, {
    onItems: (items) => useReplica.setState((replica) => applyItems(replica, items, Date.now())),
    onBroken: () => useReplica.setState((replica) => disconnect(replica, Date.now())),
  });
}
