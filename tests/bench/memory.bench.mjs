import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { engineRequest } from '../../scripts/lib/engine-api.mjs';
import { openDesktop } from './lib/desktop.mjs';
import { createContainers, dockerCli, removeAll } from './lib/docker.mjs';
import { times } from './lib/figures.mjs';

const MINUTES = Number(process.env.MINUTES ?? 10);
const PAUSE = 100; // ms between two things done to a container
const QUIET = { notify: { failed: false, unhealthy: false, finished: false } };

export const title =
  `Memory of main and renderer with 300 containers, before and after ${MINUTES} minutes of events (MINUTES=1 for fewer)`;

/** Processes under one, with their command lines: https://man7.org/linux/man-pages/man5/proc.5.html */
function descendants(pid) {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => {
    try {
      const parent = Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1]);
      return [{ pid: Number(name), parent, command: readFileSync(`/proc/${name}/cmdline`, 'utf8') }];
    } catch {
      return []; // Ended meanwhile.
    }
  });
  const under = (parent) => all.filter((one) => one.parent === parent).flatMap((one) => [one, ...under(one.pid)]);
  return under(pid);
}

/** Resident memory in MB. */
const rss = (pid) => Number(/^VmRSS:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

/** Main's and the renderer's memory in MB, after a collection in both. */
async function measure({ app, page, forget }) {
  await forget();
  const main = await app.evaluate(() => {
    process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc');
    process.getBuiltinModule('node:vm').runInNewContext('gc')();
    return { pid: process.pid, heap: process.memoryUsage().heapUsed };
  });
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const nodes = (await session.send('Memory.getDOMCounters')).nodes;
  await session.detach();
  // A spare renderer may stand by: the window's is the largest.
  const renderers = descendants(main.pid).filter(({ command }) => command.includes('--type=renderer'));
  return {
    mainRss: rss(main.pid),
    mainHeap: main.heap / 2 ** 20,
    rendererRss: Math.max(...renderers.map(({ pid }) => rss(pid))),
    rendererHeap: usedSize / 2 ** 20,
    nodes,
  };
}

/**
 * Starts, renames and stops one container after another, a few things a second. Resolves to how many were done.
 * `forget` is called now and then.
 */
async function churn(socket, names, forget) {
  const post = (path) => engineRequest(socket, 'POST', path);
  const end = performance.now() + MINUTES * 60_000;
  let done = 0;
  for (let at = 0; performance.now() < end; at = (at + 1) % names.length) {
    const name = names[at];
    const other = name.endsWith('-again') ? name.replace(/-again$/, '') : `${name}-again`;
    for (const path of [`${name}/start`, `${name}/rename?name=${other}`, `${other}/stop?t=0`]) {
      const { status, text } = await post(`/containers/${path}`);
      if (status >= 300) throw new Error(`${path}: ${text}`);
      done += 1;
      await wait(PAUSE);
    }
    names[at] = other;
    if (at % 20 === 0) await forget();
  }
  return done;
}

export async function run({ engine, root, print }) {
  const docker = dockerCli(engine.host);
  const names = await createContainers(docker, 300, 'memory');
  const opened = await openDesktop(root, engine.host, QUIET);
  try {
    if (!opened) return print('no Electron here, so no desktop to measure');
    await opened.page.getByRole('button', { name: /docker ps -a/ }).click();
    await opened.page.getByText('memory-1', { exact: true }).waitFor();
    await wait(5000); // the start's own work ends
    const before = await measure(opened);
    const done = await churn(engine.socket, names, opened.forget);
    await wait(5000);
    const after = await measure(opened);
    print(`on ${opened.kind === 'electron' ? 'Electron' : 'the stand-in'}, ${done} starts, renames and stops`);
    const line = (what, key) => print(`${what} ${before[key].toFixed(1)} MB, then ${after[key].toFixed(1)} MB: ${times(after[key] / before[key])}`);
    line('main, heap', 'mainHeap');
    line('main, resident', 'mainRss');
    line('renderer, heap', 'rendererHeap');
    line('renderer, resident', 'rendererRss');
    print(`nodes of the page ${before.nodes}, then ${after.nodes}`);
  } finally {
    await opened?.close();
    await removeAll(docker);
  }
}
