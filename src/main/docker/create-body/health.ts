import type { RunSpec } from '../../../shared/run/spec';
import { readDuration } from '../../../shared/run/values/duration';
import { readInteger } from '../../../shared/run/values/number';
import { one } from './said';

/** How the engine finds out that the container is well. Nothing that says something keeps the image's own check. */
export function health({ options }: RunSpec) {
  if (options['no-healthcheck']) return { Test: ['NONE'] };
  const command = options['health-cmd'] ?? '';
  const check = {
    Test: command === '' ? undefined : ['CMD-SHELL', command],
    Interval: one(options['health-interval'], readDuration) || undefined,
    Retries: one(options['health-retries'], readInteger) || undefined,
    StartInterval: one(options['health-start-interval'], readDuration) || undefined,
    StartPeriod: one(options['health-start-period'], readDuration) || undefined,
    Timeout: one(options['health-timeout'], readDuration) || undefined,
  };
  return Object.values(check).some((value) => value !== undefined) ? check : undefined;
}
