import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { openDesktop } from './lib/desktop.mjs';
import { createContainers, dockerCli, removeAll } from './lib/docker.mjs';
import { times } from './lib/figures.mjs';

const CONTAINERS = 300;
/** `MINUTES=1 npm run bench -- memory` is a short one. */
const MINUTES = Number(process.env.MINUTES ?? 10);
/** A round starts and ends a container: some eight events. */
const PAUSE_MS = 500;

export const title = `Memory of main and renderer with ${CONTAINERS} containers, before and after ${MINUTES} minutes of events`;

/** Resident memory of a process in MB, by proc(5). */
function residentMb(pid) {
  return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
}

/** Every process below one, by proc(5). */
function below(pid) {
  const parents = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => {
    try {
      return [[Number(name), Number(readFileSync(`/proc/${name}/stat`, 'utf8').replace(/^.*\) \S+ /, '').split(' ')[0])]];
    } catch {
      return []; // It has ended meanwhile.
    }
  });
  const found = [pid];
  for (const parent of found) found.push(...parents.filter(([, its]) => its === parent).map(([child]) => child));
  return found.slice(1);
}

/** The renderer of the window is the largest one: others belong to Chromium itself. */
function rendererMb(pid) {
  const renderers = below(pid).filter((child) => {
    try {
      return readFileSync(`/proc/${child}/cmdline`, 'utf8').includes('--type=renderer');
    } catch {
      return false;
    }
  });
  return Math.max(0, ...renderers.map(residentMb));
}

async function measure({ app, page, pid }) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  const heap = await app.evaluate(() => process.memoryUsage().heapUsed);
  return { main: residentMb(pid), mainHeap: heap / 1e6, renderer: rendererMb(pid), pageHeap: usedSize / 1e6 };
}

const shown = ({ main, mainHeap, renderer, pageHeap }) =>
  `main ${main.toFixed(0)} MB (heap ${mainHeap.toFixed(0)}), renderer ${renderer.toFixed(0)} MB (heap ${pageHeap.toFixed(1)} after a collection)`;

export async function run({ engine, root, print }) {
  const docker = dockerCli(engine.host);
  const names = await createContainers(docker, CONTAINERS, 'memory');
  const desktop = await openDesktop(root, engine.host);
  try {
    await desktop.page.getByRole('button', { name: /docker ps -a/ }).click();
    await desktop.page.getByText('memory-1', { exact: true }).waitFor();
    await wait(5000); // the start's own work ends
    const before = await measure(desktop);
    print(`before: ${shown(before)}`);
    const until = performance.now() + MINUTES * 60_000;
    let rounds = 0;
    for (; performance.now() < until; rounds += 1) {
      const name = names[rounds % names.length];
      await docker('start', name);
      await docker('kill', name);
      await wait(PAUSE_MS);
    }
    const after = await measure(desktop);
    print(`after ${rounds} starts and kills: ${shown(after)}`);
    print(`after against before: main ${times(after.main / before.main)}, renderer ${times(after.renderer / before.renderer)}, ` +
      `heap of the page ${times(after.pageHeap / before.pageHeap)}`);
  } finally {
    await desktop.stop();
    await removeAll(docker);
  }
}
