import { defineConfig } from '@playwright/test';
import type { HostOptions } from './tests/e2e/fixtures';

/* Two projects, the same specs: the browser host in Chromium, and the built desktop bundles in Electron. */
export default defineConfig<HostOptions>({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  // All specs share one private engine, and the machine may have two cores.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env['SLIPWAY_E2E_JSON']
    ? [['list'], ['json', { outputFile: process.env['SLIPWAY_E2E_JSON'] }]]
    : [['list']],
  outputDir: 'test-results',
  use: { screenshot: 'only-on-failure', trace: 'retain-on-failure' },
  projects: [
    { name: 'browser', use: { host: 'browser' } },
    { name: 'desktop', use: { host: 'desktop' } },
  ],
});
