import { create } from 'zustand';
import { act } from '../../state/actions';
import { useSettings } from '../../state/settings';
import { labelOf, refuseStale } from './perform';
import { useContainersView } from './view';

/** How long 'Start them again' is offered after everything was stopped. */
const offerMs = 60_000;

type RestartOffer = {
  /** What was stopped; none when there is no offer. */
  readonly ids: readonly string[];
  /** Until when, by our clock, in milliseconds since the epoch. */
  readonly until: number;
  readonly dismiss: () => void;
};

/** The way back from 'Stop all running'. */
export const useRestartOffer = create<RestartOffer>()((set) => ({
  ids: [],
  until: 0,
  dismiss: () => set({ ids: [], until: 0 }),
}));

/** Stops all that runs, and offers to start again what has stopped by it. */
export async function stopAll(ids: readonly string[]): Promise<void> {
  const input = { ids: [...ids], whole: 'running' as const };
  const result = await act('containers.stop', input, labelOf('containers.stop', input));
  if (!result.ok) return;
  const stopped = result.value.filter((outcome) => outcome.error === null).map(({ id }) => id);
  useRestartOffer.setState({ ids: stopped, until: Date.now() + offerMs });
}

/** Stops everything that runs, after asking where the settings say so. */
export function askStopAll(ids: readonly string[]): void {
  if (ids.length === 0 || refuseStale()) return;
  if (useSettings.getState().settings.confirm.all) useContainersView.getState().openDialog({ kind: 'stop-all', ids });
  else void stopAll(ids);
}
