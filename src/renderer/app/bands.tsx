import { ProblemsBand } from './problems-band';
import { SetAsideBand } from './set-aside-band';
import { StaleBand } from './stale-band';

/** Below a screen's top bar: settings that were lost, that the engine is away, and what failed. */
export function Bands() {
  return (
    <>
      <SetAsideBand />
      <StaleBand />
      <ProblemsBand />
    </>
  );
}
