import type { Problem, ProblemCode } from '../problems';

/** What an option's text means, or why docker would refuse it. */
export type Read<T> = { readonly value: T } | Wrong;
export type Wrong = { readonly wrong: ProblemCode; readonly values: Problem['values'] };

export const right = <T>(value: T): { readonly value: T } => ({ value });
export const wrong = (code: ProblemCode, values: Problem['values'] = {}): Wrong => ({ wrong: code, values });

/** A value, or what is wrong where there is none. */
export const orWrong = <T>(value: T | null, code: ProblemCode, values: Problem['values'] = {}): Read<T> =>
  value === null ? wrong(code, values) : right(value);

/** Parted at the first separator; the second part is null where there is none. */
export function cut(text: string, separator: string): [string, string | null] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, null] : [text.slice(0, at), text.slice(at + separator.length)];
}
