import type { TFunction } from 'i18next';

const steps = [
  ['years', 365 * 86_400],
  ['months', 30 * 86_400],
  ['days', 86_400],
  ['hours', 3600],
  ['minutes', 60],
] as const;

/** How old something is, in the largest whole unit: '3 h', '26 min'. Takes milliseconds; less than none is none. */
export function formatAge(ms: number, t: TFunction): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  for (const [unit, size] of steps) {
    if (seconds >= size) return t(`ui.age.${unit}`, { n: Math.floor(seconds / size) });
  }
  return t('ui.age.seconds', { n: seconds });
}
