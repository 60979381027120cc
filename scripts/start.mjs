#!/usr/bin/env node
// `npm start`: everything from a fresh clone to the open application.
import { runMain } from './lib/main.mjs';
import { fetchElectron, findElectron } from './electron.mjs';
import { serveBrowserHost } from './lib/browser-host.mjs';
import { hasDisplay } from './lib/browser.mjs';
import { existingEngine, firstEngine } from './lib/first-engine.mjs';
import { repository } from './lib/repository.mjs';
import { become } from './lib/run.mjs';
import { ensureBuild, ensurePackages } from './lib/setup.mjs';
import { isRoot } from './lib/system.mjs';

const HELP = `
Installs, builds if anything changed, finds a Docker Engine or starts a private one, and opens Slipway.

  npm start                    the desktop application; without Electron or a display, in the browser
  npm start -- --port 4870     in the browser, on this port of 127.0.0.1
  npm start -- --browser       in the browser, on a free port
  npm start -- --no-engine     starts and installs no engine, even when none answers

The private engine keeps running; 'npm run engine -- stop' stops it.
`;

const OPTIONS = { port: { type: 'string' }, browser: { type: 'boolean' }, 'no-engine': { type: 'boolean' } };

async function start({ port, browser, 'no-engine': noEngine }) {
  if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) <= 65_535)) {
    throw new Error(`--port takes a number from 0 to 65535, not '${port}'.`);
  }
  await ensurePackages();
  await ensureBuild();
  const env = { ...((noEngine ? await existingEngine() : await firstEngine()) ?? process.env) };
  const inBrowser = browser || port !== undefined;
  const electron = inBrowser ? null : await desktopElectron();
  if (electron && (await openDesktop(electron, env))) return;
  await serveBrowserHost(port === undefined ? [] : ['--port', port], { env, open: true });
}

/** Electron's executable, fetched if need be; null, and one line that says why, where the desktop cannot open. */
async function desktopElectron() {
  if (!hasDisplay()) {
    console.log('No display here (neither DISPLAY nor WAYLAND_DISPLAY is set): Slipway opens in the browser.');
    return null;
  }
  const found = findElectron({ standIn: false });
  if (found.executablePath) return found.executablePath;
  console.log('Fetching Electron (about 110 MB, once)');
  const problem = await fetchElectron();
  if (problem) {
    console.log(`Electron could not be fetched (${problem}): Slipway opens in the browser.`);
    return null;
  }
  return findElectron({ standIn: false }).executablePath;
}

/** Runs the desktop application to its end; false when Electron cannot run on this machine. */
async function openDesktop(executable, env) {
  const args = [repository];
  if (process.platform === 'linux' && isRoot()) {
    console.log("Running as root: Electron gets --no-sandbox, for Chromium's sandbox refuses root.");
    args.push('--no-sandbox');
  }
  delete env.ELECTRON_RUN_AS_NODE;
  await become(executable, args, { env, cwd: repository });
  // The loader's code, with its own words on the terminal.
  const LIBRARY_MISSING = 127;
  if (process.exitCode !== LIBRARY_MISSING) return true;
  console.log('Electron lacks a library of this system: Slipway opens in the browser.');
  return false;
}

await runMain(start, { help: HELP, options: OPTIONS });
