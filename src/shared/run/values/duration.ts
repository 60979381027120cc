import { orWrong, type Read } from './read';

const units: Readonly<Record<string, number>> = { ns: 1, us: 1e3, µs: 1e3, μs: 1e3, ms: 1e6, s: 1e9, m: 60e9, h: 3600e9 };
const piece = /(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h)/y;

/** A duration in nanoseconds: `1m30s`, `1.5h`, `0`. Docker refuses negative ones. Source: Go's time.ParseDuration. */
export function readDuration(text: string): Read<number> {
  const body = text.replace(/^\+/, '');
  let total = body === '0' ? 0 : null;
  let at = 0;
  for (piece.lastIndex = 0; total !== 0 || at > 0; at = piece.lastIndex) {
    const [, number = '', unit = ''] = piece.exec(body) ?? [];
    if (number === '') break;
    total = (total ?? 0) + Number(number) * (units[unit] ?? 0);
  }
  const isWhole = body === '0' || at === body.length;
  return orWrong(isWhole && total !== null ? Math.trunc(total) : null, 'option-duration', { value: text });
}
