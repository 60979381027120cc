import { useReplica } from '../state/replica';

/** Now by main's clock, in milliseconds since the epoch: a browser on another machine may have another one. */
export function mainNow(): number {
  return Date.now() - useReplica.getState().clockOffset;
}
