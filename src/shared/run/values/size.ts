import { orWrong, type Read } from './read';

const pattern = /^\+?(\d+\.?\d*(?:e[+-]?\d{1,3})?|\.\d+(?:e[+-]?\d{1,3})?) ?(?:b|([kmgtp])(?:i?b)?)?$/i;
const powers = ['k', 'm', 'g', 't', 'p'];

/**
 * A size in bytes: `512m`, `1.5g`, `64KiB`; units are powers of 1024. Source: github.com/docker/go-units, RAMInBytes.
 */
export function readSize(text: string): Read<number> {
  const [, number = '', unit] = pattern.exec(text) ?? [];
  const bytes = Math.trunc(Number(number) * 1024 ** (unit === undefined ? 0 : powers.indexOf(unit.toLowerCase()) + 1));
  return orWrong(number !== '' && Number.isSafeInteger(bytes) ? bytes : null, 'option-size', { value: text });
}

/** As `readSize`; -1 is no limit. */
export const readSwap = (text: string): Read<number> => (text === '-1' ? { value: -1 } : readSize(text));
