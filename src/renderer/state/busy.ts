import { create } from 'zustand';
import type { CallName } from '../../shared/contract';

type Busy = {
  /** Objects with an action under way, by id, and which call it is. */
  readonly ids: ReadonlyMap<string, CallName>;
};

export const useBusy = create<Busy>()(() => ({ ids: new Map() }));

/** Marks objects as busy until the returned function is called. */
export function markBusy(ids: readonly string[], call: CallName): () => void {
  useBusy.setState((state) => ({ ids: new Map([...state.ids, ...ids.map((id) => [id, call] as const)]) }));
  return () =>
    useBusy.setState((state) => {
      const left = new Map(state.ids);
      for (const id of ids) left.delete(id);
      return { ids: left };
    });
}

/** The call that an object is busy with, or undefined. */
export function useBusyCall(id: string): CallName | undefined {
  return useBusy((state) => state.ids.get(id));
}
