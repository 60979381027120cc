#!/usr/bin/env node
// `npm test`: everything, from a fresh clone, in a fixed order; it stops at the first stage that fails.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runMain } from './lib/main.mjs';
import { ensureBuild, ensurePackages, binary } from './lib/setup.mjs';
import { endToEnd } from './lib/test-e2e.mjs';
import { ensureTestPackages } from './lib/test-packages.mjs';
import { vitestReport } from './lib/test-reports.mjs';
import { openRun } from './lib/test-run.mjs';
import { printSummary } from './lib/test-summary.mjs';
import { repository } from './lib/repository.mjs';
import { run, whenOrphaned } from './lib/run.mjs';

const STAGES = ['setup', 'build', 'typecheck', 'lint', 'unit', 'integration', 'e2e'];

const HELP = `
Sets up what it needs, then checks types and style and runs all tests on a private engine, of which nothing stays.

  npm test                              ${STAGES.join(', ')}
  npm test -- --only unit,e2e           only these stages, besides set-up and build
  npm test -- --grep 'a part of a name' only the tests with such a name
  npm test -- --project desktop         only this one of the two projects of e2e

Stops at the first stage that fails. The last line counts the tests of unit, integration and e2e.
`;

let interrupted = false;

async function test({ only, grep, project }) {
  const chosen = only?.split(',') ?? STAGES;
  const unknown = chosen.filter((name) => !STAGES.includes(name));
  if (unknown.length > 0) throw new Error(`There is no stage '${unknown.join(', ')}'. Stages: ${STAGES.join(', ')}.`);
  const results = [];
  const current = await openRun();
  const interrupt = () => {
    interrupted = true;
    current.interrupt();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, interrupt);
  whenOrphaned(interrupt);
  try {
    const context = { run: current, grep, project, node: nodeRunner(current), engine: engineOnce(current) };
    for (const name of STAGES) {
      if (!chosen.includes(name) && !['setup', 'build'].includes(name)) continue;
      if (!(await stage(name, context, results))) break;
    }
  } finally {
    await current.close();
  }
  const good = printSummary(results);
  process.exitCode = interrupted ? 130 : good ? 0 : 1;
}

async function stage(name, context, results) {
  console.log(`\n== ${name}`);
  const start = Date.now();
  let outcome;
  try {
    outcome = await DO[name](context);
  } catch (error) {
    console.error(error.message);
    outcome = { ok: false };
  }
  const result = { name, ms: Date.now() - start, passed: 0, failed: 0, skipped: [], ...outcome };
  if (interrupted) result.ok = false;
  results.push(result);
  return result.ok;
}

const DO = {
  async setup() {
    await ensureTestPackages();
    await ensurePackages();
    return { ok: true };
  },
  async build() {
    await ensureBuild();
    return { ok: true };
  },
  async typecheck({ node }) {
    return { ok: (await node(binary('tsc', 'typescript'), '-p', 'tsconfig.json', '--noEmit')) === 0 };
  },
  async lint({ node }) {
    return { ok: (await node(binary('eslint'), '.')) === 0 };
  },
  unit: (context) => vitest(context, 'unit'),
  async integration(context) {
    const { missing } = await context.engine();
    if (!missing) return vitest(context, 'integration');
    const path = join(context.run.folder, 'integration-list.json');
    await context.node(binary('vitest'), 'list', '--project', 'integration', `--json=${path}`);
    const names = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).map((one) => one.name) : ['all'];
    return { ok: true, skipped: names.map((name) => ({ name, reason: `no engine: ${missing}` })) };
  },
  async e2e(context) {
    const { missing } = await context.engine();
    return endToEnd(context, missing);
  },
};

async function vitest({ run: current, node, grep }, project) {
  const path = join(current.folder, `${project}.json`);
  const filter = grep ? ['-t', grep, '--passWithNoTests'] : [];
  const code = await node(binary('vitest'), 'run', '--project', project, ...filter,
    '--reporter=default', '--reporter=json', `--outputFile.json=${path}`);
  const report = vitestReport(path);
  // What the pattern leaves out is reported like what a test skips.
  return { ok: code === 0, ...report, skipped: grep ? [] : report.skipped };
}

const nodeRunner = (current) => (...args) => run(process.execPath, args, { cwd: repository, env: current.env });

/** Starts the engine for the first stage that needs it. */
function engineOnce(current) {
  let started;
  return () => {
    if (!started) started = current.startEngine().then(
      () => ({ missing: null }),
      (error) => {
        console.log(`No private engine: ${error.message}`);
        return { missing: error.message };
      },
    );
    return started;
  };
}

await runMain(test, {
  help: HELP,
  options: { only: { type: 'string' }, grep: { type: 'string' }, project: { type: 'string' } },
});
