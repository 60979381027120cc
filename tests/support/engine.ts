// The private engine of the tests. `npm test` starts one and tells where it is; started alone, vitest and Playwright
// start one through the default export (their global set-up) and remove it afterwards.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attachEngine, engineAvailable, startEngine, type PrivateEngine } from '../../scripts/engine.mjs';
import { ensureBusyboxImage, ensureWebImage } from '../../scripts/sample-images.mjs';

export type { PrivateEngine };

const DIR = 'SLIPWAY_TEST_ENGINE_DIR';
const HOST = 'SLIPWAY_TEST_ENGINE';

/** The engine all tests of this run share, with `busybox` and `web-image` in it. Throws when there is none. */
export function testEngine(): PrivateEngine {
  const dir = process.env[DIR];
  if (!dir) throw new Error(`No engine for the tests: ${engineMissing() ?? `${DIR} is not set`}.`);
  return attachEngine(dir);
}

/** Why no engine can run on this machine, or null when one can. */
export function engineMissing(): string | null {
  if (process.env[DIR]) return null;
  const found = engineAvailable();
  return found.available ? null : found.reason;
}

/** An engine for one test file alone, with both images: to be stopped, killed or filled by it. Call `stop` at the end. */
export async function ownEngine(): Promise<PrivateEngine> {
  const engine = await startEngine({ dir: mkdtempSync(join(tmpdir(), 'slipway-test-')), ports: 'loopback' });
  await ensureBusyboxImage(engine.socket);
  await ensureWebImage(engine.socket);
  return engine;
}

/** Global set-up of vitest and Playwright: makes sure that there is an engine; what it returns removes it. */
export default async function setUpEngine(): Promise<() => Promise<void>> {
  if (process.env[DIR] || engineMissing() !== null) return () => Promise.resolve();
  const engine = await ownEngine();
  process.env[DIR] = engine.dir;
  process.env[HOST] = engine.host;
  return () => engine.stop();
}
