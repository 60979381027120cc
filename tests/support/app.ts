import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Result } from '../../src/shared/errors';

const serve = resolve(import.meta.dirname, '../../out/main/serve.js');

/** The built browser host, running on an engine of the tests. */
export type ServedApp = {
  /** As it was printed, with the token. */
  readonly url: string;
  readonly origin: string;
  readonly token: string;
  readonly configDir: string;
  /** Everything it has printed so far. */
  readonly stdout: () => string;
  readonly stderr: () => string;
  readonly running: () => boolean;
  /** Makes a call with the bearer token. Rejects only when there is no answer. */
  readonly call: (name: string, input: unknown) => Promise<Result<unknown>>;
  /** SIGTERM; resolves with the exit code. Its folder is removed. */
  readonly stop: () => Promise<number | null>;
};

/** Starts `out/main/serve.js` with a home and settings of its own; `npm test` has built it. */
export async function serveApp(dockerHost: string, args: readonly string[] = []): Promise<ServedApp> {
  const configDir = mkdtempSync(join(tmpdir(), 'slipway-app-'));
  const child = spawn(process.execPath, [serve, ...args], {
    env: {
      PATH: process.env['PATH'],
      HOME: configDir,
      SLIPWAY_CONFIG_DIR: configDir,
      DOCKER_HOST: dockerHost,
      LANG: 'en_US.UTF-8',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (data: Buffer) => (stdout += data.toString()));
  child.stderr.on('data', (data: Buffer) => (stderr += data.toString()));
  const exited = once(child, 'exit') as Promise<[number | null]>;

  const line = once(createInterface({ input: child.stdout }), 'line') as Promise<[string]>;
  const first = await Promise.race([line, exited.then(() => null)]);
  const url = /^Slipway is at (\S+)$/.exec(first?.[0] ?? '')?.[1];
  if (!url) {
    child.kill('SIGKILL');
    throw new Error(`The browser host did not start.\n${stdout}${stderr}`);
  }
  const { origin, hash } = new URL(url);
  const token = hash.slice(1);

  return {
    url,
    origin,
    token,
    configDir,
    stdout: () => stdout,
    stderr: () => stderr,
    running: () => child.exitCode === null && child.signalCode === null,
    call: async (name, input) => {
      const response = await fetch(`${origin}/api/call/${encodeURIComponent(name)}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(input),
      });
      return (await response.json()) as Result<unknown>;
    },
    stop: async () => {
      child.kill('SIGTERM');
      const [code] = await exited;
      rmSync(configDir, { recursive: true, force: true });
      return code;
    },
  };
}
