import { orWrong, wrong, type Read } from './read';

const integer = /^([+-]?)(?:0x([0-9a-f]+)|0b([01]+)|0o?([0-7]+)|(0|[1-9]\d*))$/i;

/** A whole number as docker reads it: `10`, `-1`, `0x1f`, `0755`. Source: Go's strconv.ParseInt with base 0. */
export function readInteger(text: string, { min = -Number.MAX_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = {}): Read<number> {
  const found = integer.exec(text);
  if (!found) return wrong('option-number', { value: text });
  const [, sign, hex, binary, octal, decimal = '0'] = found;
  const digits = hex !== undefined ? parseInt(hex, 16) : binary !== undefined ? parseInt(binary, 2) : octal !== undefined ? parseInt(octal, 8) : Number(decimal);
  const value = sign === '-' ? 0 - digits : digits;
  return value < min || value > max ? wrong('option-number-range', { value: text, min, max }) : { value };
}

const rational = /^\+?(?:(\d+)\/(\d+)|(\d*)\.?(\d*)(?:e([+-]?\d{1,2}))?)$/i;
const NANO = 1_000_000_000n;

/**
 * CPUs in billionths: `2`, `1.5`, `1/2`; more than nine places are too precise.
 * Source: github.com/docker/cli, opts.ParseCPUs.
 */
export function readCpus(text: string): Read<number> {
  const [, top, bottom, whole = '', places = '', exponent = '0'] = rational.exec(text) ?? [];
  let [above, below] = [0n, 0n];
  if (top !== undefined && bottom !== undefined) [above, below] = [BigInt(top), BigInt(bottom)];
  else if (whole + places !== '') {
    const shift = Number(exponent) - places.length;
    above = BigInt(whole + places) * 10n ** BigInt(Math.max(shift, 0));
    below = 10n ** BigInt(Math.max(-shift, 0));
  }
  const isExact = below > 0n && (above * NANO) % below === 0n;
  const nano = isExact ? Number((above * NANO) / below) : Number.NaN;
  return orWrong(Number.isSafeInteger(nano) ? nano : null, 'option-cpus', { value: text });
}
