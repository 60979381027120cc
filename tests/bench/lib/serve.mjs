import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Starts the built browser host on an engine: `{ origin, token, url, pid, call(name, input), stop() }`. */
export async function serve(root, dockerHost) {
  const configDir = mkdtempSync(join(tmpdir(), 'slipway-bench-'));
  const child = spawn(process.execPath, [join(root, 'out/main/serve.js')], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, DOCKER_HOST: dockerHost, SLIPWAY_CONFIG_DIR: configDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise((done, refuse) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /^Slipway is at (\S+)$/.exec(line);
      if (found) done(new URL(found[1]));
    });
    child.on('exit', (code) => refuse(new Error(`The browser host ended with ${code}.`)));
  });
  const token = url.hash.slice(1);
  const call = async (name, input) => {
    const answer = await fetch(`${url.origin}/api/call/${name}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(input),
    });
    const envelope = await answer.json();
    if (!envelope.ok) throw new Error(`${name}: ${envelope.error.message}`);
    return envelope.value;
  };
  // The first call waits for the connection: it ends as soon as the engine answers.
  await call('containers.list', { all: false, size: false }).catch(() => call('engine.retry', {}));
  const stop = async () => {
    if (child.exitCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    rmSync(configDir, { recursive: true, force: true });
  };
  return { origin: url.origin, token, url: url.href, pid: child.pid, call, stop };
}
