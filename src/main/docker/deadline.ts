import { AppFailure } from '../../shared/errors';
import { canceled, timedOut, toAppFailure } from './errors';

/** How long one unary call may take, in milliseconds, unless it says otherwise. */
export const DEADLINE_MS = 15_000;

/**
 * Runs one call and settles, whatever the call does: after `deadlineMs` with an AppFailure `timeout`, when `signal`
 * aborts with `canceled`, else as the call does, its error as an AppFailure.
 *
 * dockerode's own promise may never settle (a connection that stalls in the middle of a body), so the promise is raced
 * and the signal given to the call is aborted, which destroys its socket.
 */
export async function withDeadline<T>(
  what: (signal: AbortSignal) => Promise<T>,
  { deadlineMs = DEADLINE_MS, signal }: { deadlineMs?: number; signal?: AbortSignal } = {},
): Promise<T> {
  const controller = new AbortController();
  const giveUp = (failure: AppFailure) => controller.abort(failure);
  const onCallerAbort = () => giveUp(new AppFailure(canceled));
  if (signal?.aborted) throw new AppFailure(canceled);
  signal?.addEventListener('abort', onCallerAbort, { once: true });
  const timer = setTimeout(() => giveUp(new AppFailure(timedOut)), deadlineMs);
  const given = new Promise<never>((_resolve, reject) => {
    controller.signal.addEventListener('abort', () => reject(toAppFailure(controller.signal.reason)), { once: true });
  });
  try {
    return await Promise.race([what(controller.signal), given]);
  } catch (error) {
    throw toAppFailure(error, { signal: controller.signal });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onCallerAbort);
  }
}
