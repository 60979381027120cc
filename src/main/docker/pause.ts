import { watch } from 'node:fs';
import { basename, dirname } from 'node:path';
import { assertNever } from '../../shared/errors';
import { parseAddress, type Address } from './address';

/** Milliseconds between attempts to reach an engine; the last goes on for ever. */
const LOCAL = [100, 150, 250, 400, 600, 1000] as const;
const REMOTE = [250, 500, 1000, 2000] as const;
/** Every attempt is a new process and a handshake. */
const SSH = [1000, 2000, 5000, 10_000] as const;

/** How long to wait after that many attempts in a row have failed, in milliseconds. */
export function pauseAfter(failures: number, address: string): number {
  const steps = stepsFor(parseAddress(address));
  return steps[Math.min(failures, steps.length) - 1] ?? steps[0];
}

function stepsFor(address: Address): readonly [number, ...number[]] {
  switch (address.kind) {
    case 'unix':
    case 'npipe':
    case 'unsupported':
      return LOCAL;
    case 'tcp':
      return REMOTE;
    case 'ssh':
      return SSH;
    default:
      return assertNever(address);
  }
}

/** Waits, but not longer than until the signal aborts or something happens to the engine's socket file. */
export function pause(ms: number, address: string, signal: AbortSignal): Promise<'over' | 'socket'> {
  return new Promise((resolve) => {
    const unwatch = watchSocket(address, () => done('socket'));
    const onAbort = () => done('over');
    const timer = setTimeout(onAbort, ms);
    const done = (why: 'over' | 'socket') => {
      clearTimeout(timer);
      unwatch();
      signal.removeEventListener('abort', onAbort);
      resolve(why);
    };
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
  });
}

function watchSocket(text: string, onChange: () => void): () => void {
  const address = parseAddress(text);
  if (address.kind !== 'unix') return () => undefined;
  try {
    const watcher = watch(dirname(address.path), { persistent: false }, (_kind, name) => {
      if (name === basename(address.path)) onChange();
    });
    watcher.on('error', () => watcher.close());
    return () => watcher.close();
  } catch {
    return () => undefined; // Only a hint: the pause ends by itself.
  }
}
