#!/usr/bin/env node
// `npm run bench`: every tests/bench/*.bench.mjs, one after another, on a private engine of which nothing stays.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runMain } from './lib/main.mjs';
import { repository } from './lib/repository.mjs';
import { whenOrphaned } from './lib/run.mjs';
import { ensureBuild, ensurePackages } from './lib/setup.mjs';
import { ensureTestPackages } from './lib/test-packages.mjs';
import { openRun } from './lib/test-run.mjs';

const HELP = `
Measures Slipway on a private engine and prints the figures beside their aims.

  npm run bench              all of tests/bench
  npm run bench -- list row  only those whose file name contains one of the words
`;

async function bench(_values, words) {
  await ensureTestPackages();
  await ensurePackages();
  await ensureBuild();
  const folder = join(repository, 'tests', 'bench');
  const files = readdirSync(folder).filter((name) => name.endsWith('.bench.mjs')).sort();
  const chosen = files.filter((name) => words.length === 0 || words.some((word) => name.includes(word)));
  if (chosen.length === 0) throw new Error(`No bench has such a name. There are: ${files.join(', ')}.`);

  const current = await openRun();
  const stopped = new Promise((_resolve, reject) => {
    const interrupt = () => reject(new Error('Interrupted.'));
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, interrupt);
    whenOrphaned(interrupt);
  });
  stopped.catch(() => {}); // It may come before or after the race below.
  try {
    const engine = await current.startEngine();
    // The benches start programs of their own: those must have this environment too.
    process.env = current.env;
    for (const name of chosen) {
      const { title, run } = await import(pathToFileURL(join(folder, name)).href);
      console.log(`\n${title}`);
      const print = (line) => console.log(`  ${line}`);
      await Promise.race([run({ engine, root: repository, print }), stopped]);
    }
  } finally {
    await current.close();
  }
}

await runMain(bench, { help: HELP, positionals: true });
// What an interrupted bench still waits for is gone.
process.exit();
