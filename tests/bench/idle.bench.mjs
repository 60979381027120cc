import { readFileSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { findChromium } from '../../scripts/lib/browser.mjs';
import { createContainers, dockerCli, removeAll } from './lib/docker.mjs';
import { serve } from './lib/serve.mjs';

const SECONDS = 70; // longer than the slow relist's interval

export const title =
  'Main-process CPU with 50 running containers and nothing happening (aim: no engine request but the slow relist)';

/** A socket in front of the engine's that writes down every request line. */
async function countingProxy(socket) {
  const path = join(tmpdir(), `slipway-count-${process.pid}.sock`);
  rmSync(path, { force: true });
  const requests = [];
  const server = createServer((client) => {
    const upstream = connect(socket);
    client.on('data', (bytes) => {
      for (const [line] of bytes.toString('latin1').matchAll(/^(GET|POST|DELETE|HEAD|PUT) \S+/gm)) requests.push(line);
    });
    client.pipe(upstream).pipe(client);
    client.on('error', () => upstream.destroy());
    upstream.on('error', () => client.destroy());
  });
  await new Promise((done) => server.listen(path, done));
  return { host: `unix://${path}`, requests, close: () => server.close() };
}

/** The CPU time of a process in seconds, by proc(5): utime and stime in ticks of 10 ms. */
function cpuSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

export async function run({ engine, root, print }) {
  const docker = dockerCli(engine.host);
  const names = await createContainers(docker, 50, 'idle');
  for (let i = 0; i < names.length; i += 10) await docker('start', ...names.slice(i, i + 10));
  const proxy = await countingProxy(engine.socket);
  const app = await serve(root, proxy.host);
  const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: ['--no-sandbox', '--disable-quic'] });
  try {
    const page = await browser.newPage();
    await page.goto(app.url);
    await page.getByText('idle-7', { exact: true }).waitFor();
    await wait(3000); // the start's own requests end
    proxy.requests.length = 0;
    const before = cpuSeconds(app.pid);
    await wait(SECONDS * 1000);
    const used = cpuSeconds(app.pid) - before;
    print(`${((100 * used) / SECONDS).toFixed(2)} % of a core over ${SECONDS} s, with a window open`);
    const kinds = new Map();
    for (const line of proxy.requests) {
      const kind = line.replace(/\?.*$/, '').replace(/\/v[\d.]+/, '');
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
    print(`${proxy.requests.length} engine requests: ${[...kinds].map(([kind, n]) => `${n} × ${kind}`).join(', ') || 'none'}`);
  } finally {
    await browser.close();
    await app.stop();
    proxy.close();
    await removeAll(docker);
  }
}
