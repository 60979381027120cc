import { ProblemsBand } from './problems-band';
import { StaleBand } from './stale-band';

/** Below a screen's top bar: that the engine is away, and what failed. */
export function Bands() {
  return (
    <>
      <StaleBand />
      <ProblemsBand />
    </>
  );
}
