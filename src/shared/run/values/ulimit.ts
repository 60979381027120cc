import { cut, wrong, type Read } from './read';

export const ulimitNames = [
  'core', 'cpu', 'data', 'fsize', 'locks', 'memlock', 'msgqueue', 'nice', 'nofile', 'nproc', 'rss', 'rtprio', 'rttime',
  'sigpending', 'stack',
] as const;

export type Ulimit = { readonly Name: string; readonly Soft: number; readonly Hard: number };

/** `nofile=1024:2048`; one number is both limits, -1 is none. Source: github.com/docker/go-units, ParseUlimit. */
export function readUlimit(text: string): Read<Ulimit> {
  const [name, limits] = cut(text, '=');
  const numbers = limits?.split(':') ?? [];
  const [soft = Number.NaN, hard = soft] = numbers.map((one) => (/^[+-]?\d+$/.test(one) ? Number(one) : Number.NaN));
  if (!ulimitNames.some((one) => one === name)) return wrong('option-ulimit-name', { names: ulimitNames.join(', ') });
  if (numbers.length > 2 || !Number.isSafeInteger(soft) || !Number.isSafeInteger(hard)) return wrong('option-ulimit', { value: text });
  const isUnder = hard === -1 || (soft !== -1 && soft <= hard);
  return isUnder ? { value: { Name: name, Soft: soft, Hard: hard } } : wrong('option-ulimit-order', { soft, hard });
}
