// The Playwright stage: which of its projects can run here, and what is skipped by name because it cannot.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findElectron } from '../electron.mjs';
import { findChromium, hasDisplay } from './browser.mjs';
import { playwrightReport, playwrightTests } from './test-reports.mjs';
import { binary } from './setup.mjs';
import { repository } from './repository.mjs';
import { run } from './run.mjs';
import { which } from './system.mjs';

/** Specs with this tag need no engine. */
const NO_ENGINE = '@no-engine';

export async function endToEnd({ run: current, grep, project: chosen }, engineMissing) {
  const env = { ...current.env, SLIPWAY_E2E_JSON: join(current.folder, 'e2e.json') };
  const playwright = [binary('playwright', '@playwright/test'), 'test'];
  const filter = grep ? ['--grep', grep] : [];

  const skipped = [];
  const leaveOut = (tests, reason) => skipped.push(...tests.map(({ name }) => ({ name, reason })));
  const problems = await projectProblems();
  const all = list(playwright, filter, env).filter((test) => !chosen || test.project === chosen);
  for (const [name, reason] of Object.entries(problems)) leaveOut(all.filter((test) => test.project === name), reason);
  let left = all.filter((test) => !problems[test.project]);
  if (engineMissing) {
    const free = (test) => test.tags.includes(NO_ENGINE) || test.tags.includes(NO_ENGINE.slice(1));
    leaveOut(left.filter((test) => !free(test)), `no engine: ${engineMissing}`);
    left = left.filter(free);
  }
  if (left.length === 0 && (grep || skipped.length > 0)) return { ok: true, skipped };

  const projects = [...new Set(left.map((test) => test.project))].flatMap((name) => ['--project', name]);
  const tags = engineMissing ? ['--grep', grep ? `(?=.*${NO_ENGINE})(?=.*(${grep}))` : NO_ENGINE] : filter;
  const [command, ...args] = [...display(projects), process.execPath, ...playwright, ...projects, ...tags];
  const code = await run(command, args, { cwd: repository, env });
  const report = playwrightReport(env.SLIPWAY_E2E_JSON);
  return { ok: code === 0, ...report, skipped: [...report.skipped, ...skipped] };
}

/** The projects that cannot run on this machine, with the reason. */
async function projectProblems() {
  const problems = {};
  const electron = findElectron();
  if (!electron.executablePath) problems.desktop = electron.reason;
  if (!findChromium()) {
    const { chromium } = await import('@playwright/test');
    if (!existsSync(chromium.executablePath())) problems.browser = 'Chromium is not installed';
  }
  return problems;
}

function list(playwright, filter, env) {
  const listed = spawnSync(process.execPath, [...playwright, '--list', '--reporter=json', ...filter], {
    cwd: repository,
    env: { ...env, SLIPWAY_E2E_JSON: '' },
    encoding: 'utf8',
    maxBuffer: 256 * 2 ** 20,
  });
  const start = listed.stdout.indexOf('{');
  if (start < 0) throw new Error(`playwright test --list: ${listed.stderr}`);
  return playwrightTests(JSON.parse(listed.stdout.slice(start)));
}

/** The real Electron wants a display; the stand-in and Chromium are headless. */
function display(projects) {
  if (!projects.includes('desktop') || findElectron().kind !== 'electron') return [];
  return !hasDisplay() && which('xvfb-run') ? ['xvfb-run', '-a'] : [];
}
