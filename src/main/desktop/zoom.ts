/* The window's zoom, in the steps of browsers. 1 is the actual size. */

const levels = [0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const;

export type ZoomStep = 'in' | 'out' | 'reset';

/** The next level in a direction; the last one stays. */
export function zoomed(factor: number, step: ZoomStep): number {
  if (step === 'reset') return 1;
  const at = levels.findIndex((level) => level === nearestZoom(factor));
  return levels[step === 'in' ? at + 1 : at - 1] ?? nearestZoom(factor);
}

/** The level that a factor from a file stands for. */
export function nearestZoom(factor: number): number {
  return levels.reduce((best, level) => (Math.abs(level - factor) < Math.abs(best - factor) ? level : best));
}
