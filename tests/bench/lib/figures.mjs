/** The value below which the given part (0 to 1) of the samples lies. */
export function quantile(samples, part) {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
}

export const median = (samples) => quantile(samples, 0.5);

/** '12.3 ms'. */
export const ms = (value) => `${value.toFixed(1)} ms`;

/** '1.23 times'. */
export const times = (value) => `${value.toFixed(2)} times`;
