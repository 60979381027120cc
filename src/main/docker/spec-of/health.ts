import { joinCommand } from '../../../shared/run/command-words';
import type { SaidOptions } from '../../../shared/run/spec';
import type { InspectedConfig } from './inspected';
import { count, duration, words } from './said';

/** The check of health where it is not the image's. */
export function healthOf({ Healthcheck: own }: InspectedConfig, { Healthcheck: images }: InspectedConfig): SaidOptions {
  if (!own) return {};
  if (own.Test[0] === 'NONE') return images?.Test[0] === 'NONE' ? {} : { 'no-healthcheck': true };
  const differs = <T extends number>(value: T, ofImage: T | undefined): T | 0 => (value === ofImage ? 0 : value);
  return {
    'health-cmd': isSameTest(own.Test, images?.Test) ? undefined : words(commandOf(own.Test)),
    'health-interval': duration(differs(own.Interval, images?.Interval)),
    'health-retries': count(differs(own.Retries, images?.Retries)),
    'health-start-interval': duration(differs(own.StartInterval, images?.StartInterval)),
    'health-start-period': duration(differs(own.StartPeriod, images?.StartPeriod)),
    'health-timeout': duration(differs(own.Timeout, images?.Timeout)),
  };
}

const isSameTest = (test: readonly string[], other: readonly string[] = []) => JSON.stringify(test) === JSON.stringify(other);

/** A line can only give a command to the container's shell; words that need none are quoted for it. */
function commandOf([kind = '', ...rest]: readonly string[]): string {
  return kind === 'CMD' ? joinCommand(rest) : rest.join(' ');
}

/** Whether the check is started without a shell, which a line cannot ask for. */
export const isExecTest = ({ Healthcheck: own }: InspectedConfig, { Healthcheck: images }: InspectedConfig): boolean =>
  own?.Test[0] === 'CMD' && !isSameTest(own.Test, images?.Test);
