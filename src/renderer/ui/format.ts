const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** A size in decimal units, as Docker counts them: '12.4 MB', '12,4 МБ'. */
export function formatBytes(bytes: number, language: string): string {
  let value = Math.max(0, bytes);
  let step = 0;
  while (value >= 999.5 && step < units.length - 1) {
    value /= 1000;
    step += 1;
  }
  const text = new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[step],
    unitDisplay: step === 0 ? 'narrow' : 'short',
    maximumFractionDigits: value < 99.95 && step > 0 ? 1 : 0,
  }).format(value);
  // A narrow byte has no space in English; every other unit has one.
  return text.replace(/(\d)(?=\p{L})/u, '$1\u00a0');
}

/** A count with the language's own grouping. */
export function formatCount(count: number, language: string): string {
  return new Intl.NumberFormat(language).format(count);
}

/** A date and a time of day to the second. Takes milliseconds since the epoch. */
export function formatTime(at: number, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'medium' }).format(at);
}

/** How long something took, in milliseconds or, from one second on, in seconds: '12 ms', '10 sec'. */
export function formatDuration(ms: number, language: string): string {
  const [value, unit] = ms < 1000 ? [ms, 'millisecond'] : [ms / 1000, 'second'];
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 }).format(value);
}

/** Hours and minutes: '12:03'. Takes milliseconds since the epoch. */
export function formatClock(at: number, language: string): string {
  return new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(at);
}
