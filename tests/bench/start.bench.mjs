import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from '@playwright/test';
import { findChromium } from '../../scripts/lib/browser.mjs';
import { openDesktop } from './lib/desktop.mjs';
import { createContainers, dockerCli, removeAll } from './lib/docker.mjs';
import { median, ms, times } from './lib/figures.mjs';

const CONTAINERS = 300;
const STARTS = 7;

export const title = `From the start of the process to the first list on the screen, with ${CONTAINERS} containers`;

const firstRow = (page) => page.getByText(`start-${CONTAINERS - 1}`, { exact: true }).waitFor();

/** The desktop: its process, its window, its page, its list. */
async function desktopStart(root, host) {
  const before = performance.now();
  const desktop = await openDesktop(root, host);
  try {
    await firstRow(desktop.page);
    return { took: performance.now() - before, kind: desktop.kind };
  } finally {
    await desktop.stop();
  }
}

/** The browser host: its process, then a page in a browser that is open already. */
async function browserStart(root, host, browser) {
  const configDir = mkdtempSync(join(tmpdir(), 'slipway-bench-'));
  const page = await browser.newPage();
  const before = performance.now();
  const child = spawn(process.execPath, [join(root, 'out/main/serve.js')], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, DOCKER_HOST: host, SLIPWAY_CONFIG_DIR: configDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      const [, url] = /^Slipway is at (\S+)$/.exec(line) ?? [];
      if (!url) continue;
      await page.goto(url);
      break;
    }
    await firstRow(page);
    return performance.now() - before;
  } finally {
    await page.close();
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
    rmSync(configDir, { recursive: true, force: true });
  }
}

export async function run({ engine, root, print }) {
  const docker = dockerCli(engine.host);
  const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: ['--no-sandbox', '--disable-quic'] });
  try {
    await createContainers(docker, CONTAINERS, 'start');
    // The list opens on what runs; the last one is at the top.
    await docker('start', `start-${CONTAINERS - 1}`);
    const desktop = [];
    const served = [];
    let kind = '';
    // In turns, so that what else the machine does meets both.
    for (let round = 0; round < STARTS; round += 1) {
      const start = await desktopStart(root, engine.host);
      desktop.push(start.took);
      kind = start.kind;
      served.push(await browserStart(root, engine.host, browser));
    }
    print(`desktop (${kind}, with the start of its Chromium): median ${ms(median(desktop))}`);
    print(`browser host (its browser is open already): median ${ms(median(served))}`);
    print(`the desktop took ${times(median(desktop) / median(served))} as long`);
  } finally {
    await browser.close();
    await removeAll(docker);
  }
}
