// What the JSON reports of vitest and Playwright say.
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { repository } from './repository.mjs';

const read = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null);

/** The outcome of a vitest run: counts, and the skipped tests by name with their reason. Zeros without a report. */
export function vitestReport(path) {
  const report = read(path);
  if (!report) return { passed: 0, failed: 0, skipped: [] };
  const tests = report.testResults.flatMap((file) =>
    file.assertionResults.map((test) => ({ ...test, file: relative(repository, file.name) })));
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  return {
    passed: tests.filter((test) => test.status === 'passed').length,
    failed: tests.filter((test) => test.status === 'failed').length + broken.length,
    skipped: tests
      .filter((test) => !['passed', 'failed'].includes(test.status))
      .map((test) => ({ name: `${test.file} › ${test.fullName}`, reason: test.meta?.skipReason ?? 'skipped by the test' })),
  };
}

/** The same for Playwright; its report names every test once for each project. */
export function playwrightReport(path) {
  const outcome = { passed: 0, failed: 0, skipped: [] };
  for (const { name, test } of playwrightTests(read(path))) {
    switch (test.status) {
      case 'expected':
        outcome.passed += 1;
        break;
      case 'skipped': {
        const reason = test.annotations.find((one) => ['skip', 'fixme'].includes(one.type))?.description;
        outcome.skipped.push({ name, reason: reason ?? 'skipped by the test' });
        break;
      }
      default:
        outcome.failed += 1;
    }
  }
  return outcome;
}

/** Every test a Playwright report or list knows, with a readable name. */
export function playwrightTests(report) {
  const walk = (suite, titles) => [
    ...(suite.specs ?? []).flatMap((spec) =>
      spec.tests.map((test) => ({
        name: `[${test.projectName}] ${[...titles, spec.title].join(' › ')}`,
        project: test.projectName,
        tags: spec.tags ?? [],
        test,
      }))),
    ...(suite.suites ?? []).flatMap((inner) => walk(inner, [...titles, inner.title])),
  ];
  return (report?.suites ?? []).flatMap((suite) => walk(suite, [suite.title]));
}
