import type { RunForm } from './run-form';
import { otherOptions, type OtherOption } from '../../../shared/run';

/* The options that the form has no field for, as rows: one for each time that an option is said. */

export type OtherRow = {
  /** Its place in the spec: `options.memory`, `options.label.1`, `otherFlags.0`. */
  readonly path: string;
  readonly flag: string;
  /** Null for a flag, which is said or not. */
  readonly value: string | null;
  readonly isKnown: boolean;
};

type Others = Pick<RunForm, 'options' | 'otherFlags'>;

export function rowsOf({ options, otherFlags }: Others): OtherRow[] {
  const known = otherOptions.flatMap((name): OtherRow[] => {
    const said = options[name];
    const row = { flag: `--${name}`, isKnown: true };
    if (said === undefined) return [];
    if (typeof said === 'boolean') return [{ ...row, path: `options.${name}`, flag: said ? row.flag : `${row.flag}=false`, value: null }];
    if (typeof said === 'string') return [{ ...row, path: `options.${name}`, value: said }];
    return said.map((value, index) => ({ ...row, path: `options.${name}.${index}`, value }));
  });
  const unknown = otherFlags.map((text, index) => ({ path: `otherFlags.${index}`, flag: text, value: null, isKnown: false }));
  return [...known, ...unknown];
}

/** The options with another value at a path; null takes it out. */
export function changeRow({ options, otherFlags }: Others, path: string, value: string | null): Others {
  const [list, name = '', index] = path.split('.');
  if (list === 'otherFlags') return { options, otherFlags: otherFlags.filter((_, at) => String(at) !== name) };
  const said = options[name as OtherOption];
  const rest = Object.fromEntries(Object.entries(options).filter(([key]) => key !== name));
  if (!Array.isArray(said)) return { options: value === null ? rest : { ...options, [name]: value }, otherFlags };
  const values = said.flatMap((one, at) => (String(at) !== index ? [one] : value === null ? [] : [value]));
  return { options: values.length === 0 ? rest : { ...options, [name]: values }, otherFlags };
}
