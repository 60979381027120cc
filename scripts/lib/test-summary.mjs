const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`.padStart(8);
const sum = (results, count) => results.reduce((total, result) => total + count(result), 0);

/** Prints each stage, then what was skipped and why, then the counts. True when all is well. */
export function printSummary(results) {
  console.log('\n== summary');
  for (const { name, ms, ok, passed, failed, skipped } of results) {
    const counts = passed + failed + skipped.length > 0 ? `  ${passed} passed, ${failed} failed, ${skipped.length} skipped` : '';
    console.log(`${name.padEnd(12)} ${ok ? 'ok    ' : 'FAILED'} ${seconds(ms)}${counts}`);
  }
  const skipped = results.flatMap((result) => result.skipped.map((one) => ({ ...one, stage: result.name })));
  for (const reason of new Set(skipped.map((one) => one.reason))) {
    console.log(`\nskipped: ${reason}`);
    for (const one of skipped.filter((other) => other.reason === reason)) console.log(`  ${one.stage} ${one.name}`);
  }
  const passed = sum(results, (result) => result.passed);
  const failed = sum(results, (result) => result.failed);
  const tested = results.some((result) => ['unit', 'integration', 'e2e'].includes(result.name));
  const good = results.every((result) => result.ok) && failed === 0 && (passed > 0 || !tested);
  if (tested && passed === 0) console.log('\nNo test passed.');
  console.log(`\n${passed} passed, ${failed} failed, ${skipped.length} skipped`);
  return good;
}
