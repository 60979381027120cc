import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from '@playwright/test';
import { findChromium } from '../../scripts/lib/browser.mjs';
import { openDesktop } from './lib/desktop.mjs';
import { createContainers, dockerCli, removeAll } from './lib/docker.mjs';
import { median, ms, times } from './lib/figures.mjs';

const ROUNDS = 7;
const LISTED = 'start-7';

export const title =
  'From the start of the process to the first list on screen, with 300 containers, 20 of them running';

const shown = (page) => page.getByText(LISTED, { exact: true }).waitFor();

/** The desktop, its own Chromium included. Null where there is no Electron. */
async function desktop(root, host) {
  const from = performance.now();
  const opened = await openDesktop(root, host);
  if (!opened) return null;
  try {
    await shown(opened.page);
    return { took: performance.now() - from, kind: opened.kind };
  } finally {
    await opened.close();
  }
}

/** The browser host, in a browser that is open already, as a person's is. */
async function browserHost(root, host, browser) {
  const page = await browser.newPage();
  const configDir = mkdtempSync(join(tmpdir(), 'slipway-bench-'));
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, DOCKER_HOST: host, SLIPWAY_CONFIG_DIR: configDir };
  const from = performance.now();
  const child = spawn(process.execPath, [join(root, 'out/main/serve.js')], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((done) => child.on('exit', done));
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      const url = /^Slipway is at (\S+)$/.exec(line)?.[1];
      if (!url) continue;
      await page.goto(url);
      await shown(page);
      return performance.now() - from;
    }
    throw new Error('The browser host ended before it said where it is.');
  } finally {
    await page.close();
    child.kill('SIGTERM');
    await ended;
    rmSync(configDir, { recursive: true, force: true });
  }
}

/** What a browser alone takes to open an empty page: the part of a desktop's start that is Chromium's. */
async function emptyBrowser(launch) {
  const from = performance.now();
  const browser = await launch();
  await browser.newPage();
  const took = performance.now() - from;
  await browser.close();
  return took;
}

export async function run({ engine, root, print }) {
  const docker = dockerCli(engine.host);
  const names = await createContainers(docker, 300, 'start');
  await docker('start', ...names.slice(0, 20));
  const launch = () => chromium.launch({ executablePath: findChromium() ?? undefined, args: ['--no-sandbox', '--disable-quic'] });
  const browser = await launch();
  const samples = { desktop: [], browser: [], empty: [] };
  let kind = null;
  try {
    // One round more, which is not counted: files come from the disk.
    for (let round = -1; round < ROUNDS; round += 1) {
      const own = await desktop(root, engine.host);
      const served = await browserHost(root, engine.host, browser);
      const empty = await emptyBrowser(launch);
      kind = own?.kind ?? null;
      if (round < 0) continue;
      if (own) samples.desktop.push(own.took);
      samples.browser.push(served);
      samples.empty.push(empty);
    }
  } finally {
    await browser.close();
    await removeAll(docker);
  }
  const host = median(samples.browser);
  const empty = median(samples.empty);
  print(`browser host ${ms(host)} in a browser that is open; opening a browser with an empty page ${ms(empty)} (medians of ${ROUNDS})`);
  if (!kind) return print('no Electron here, so no desktop to start');
  const own = median(samples.desktop);
  print(`desktop on ${kind === 'electron' ? 'Electron' : 'the stand-in'} ${ms(own)}: ${times(own / host)} the browser host, ` +
    `${times(own / (host + empty))} when that opens its browser too`);
}
