import type { SaidOptions } from '../../../shared/run/spec';

/* From what something means back to what is said of it; undefined where that is nothing. */

/** A number that is not zero. */
export const count = (value: number): string | undefined => (value === 0 ? undefined : String(value));

/** A text that is not empty. */
export const words = (value: string): string | undefined => (value === '' ? undefined : value);

/** A list that is not empty. */
export const list = (values: readonly string[]): string[] | undefined => (values.length === 0 ? undefined : [...values]);

/** A flag that is on. */
export const on = (value: boolean): true | undefined => (value ? true : undefined);

/** A map as `key=value`, in order. */
export const pairTexts = (pairs: Readonly<Record<string, string>>): string[] =>
  Object.keys(pairs).sort().map((key) => `${key}=${pairs[key] ?? ''}`);

/** Options without those of which nothing is said. */
export const saidOnly = (options: SaidOptions): SaidOptions =>
  Object.fromEntries(Object.entries(options).filter(([, said]) => said !== undefined)) as SaidOptions;

const sizeUnits = [['g', 1024 ** 3], ['m', 1024 ** 2], ['k', 1024]] as const;

/** Bytes in the largest unit that says them exactly: `512m`. */
export function size(bytes: number): string | undefined {
  if (bytes === 0) return undefined;
  const unit = bytes > 0 ? sizeUnits.find(([, width]) => bytes % width === 0) : undefined;
  return unit ? `${bytes / unit[1]}${unit[0]}` : String(bytes);
}

const timeUnits = [['h', 3600e9], ['m', 60e9], ['s', 1e9], ['ms', 1e6], ['us', 1e3], ['ns', 1]] as const;

/** Nanoseconds as docker writes them: `1m30s`, `500ms`. */
export function duration(nanoseconds: number): string | undefined {
  let rest = nanoseconds;
  let text = '';
  for (const [unit, width] of timeUnits) {
    const whole = Math.floor(rest / width);
    if (whole > 0) text += `${whole}${unit}`;
    rest -= whole * width;
  }
  return words(text);
}

/** One record of comma-separated values: a field with a comma, a quote or a break is quoted. */
export const csv = (fields: readonly string[]): string =>
  fields.map((field) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(',');
