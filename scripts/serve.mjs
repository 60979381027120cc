#!/usr/bin/env node
// `npm run serve`: the browser host on the engine that is there, for servers and scripts.
import './lib/node-version.mjs';
import { serveBrowserHost } from './lib/browser-host.mjs';
import { existingEngine } from './lib/first-engine.mjs';
import { ensureBuild, ensurePackages } from './lib/setup.mjs';

const HELP = `
Installs, builds if anything changed, and serves Slipway to browsers on 127.0.0.1, on the engine that answers.

  npm run serve                   on a free port; it prints the address
  npm run serve -- --port 4870    on this port
`;

try {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) {
    console.log(HELP.trim());
  } else {
    await ensurePackages();
    await ensureBuild();
    const env = await existingEngine();
    if (!env) console.log("No Docker Engine answers. 'npm run engine -- start' starts a private one.");
    await serveBrowserHost(args, { env: env ?? process.env });
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
