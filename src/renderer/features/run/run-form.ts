import { joinCommand, splitCommand, type Problem, type RunSpec } from '../../../shared/run';

/*
 * The form's own view of a RunSpec: what is typed, word for word. Rows that are still blank are in the form and not in
 * the spec, so a field has two paths; `rows` leads from one to the other.
 */

export type RunForm = Omit<RunSpec, 'entrypoint' | 'command'> & {
  /** Blank keeps the image's own; two quotes clear it, as `--entrypoint ""` does. */
  readonly entrypoint: string;
  /** Words as sh reads them. */
  readonly command: string;
};

/** For each row of the spec the place of the form's row it was made from. */
export type RowPlaces = Readonly<Record<'ports' | 'env' | 'mounts', readonly number[]>>;

export type FormReading = {
  readonly spec: RunSpec;
  readonly rows: RowPlaces;
  /** What keeps the form's text from being a spec at all: a quote that is never closed. */
  readonly problems: readonly Problem[];
};

const emptyQuotes = new Set(['""', "''"]);

/** The form that shows a spec. */
export function formOf(spec: RunSpec): RunForm {
  const entrypoint = spec.entrypoint === null ? '' : spec.entrypoint === '' ? '""' : spec.entrypoint;
  return { ...spec, entrypoint, command: joinCommand(spec.command) };
}

/** The spec that a form says, without its blank rows. */
export function readForm(form: RunForm): FormReading {
  const ports = filled(form.ports, (row) => row.hostPort !== '' || row.containerPort !== '');
  const env = filled(form.env, (row) => row.name !== '' || (row.value ?? '') !== '');
  const mounts = filled(form.mounts, (row) => row.source !== '' || row.target !== '');
  const words = splitCommand(form.command);
  const entrypoint = form.entrypoint.trim();
  return {
    spec: {
      ...form,
      image: form.image.trim(),
      name: form.name.trim(),
      workdir: form.workdir.trim(),
      ports: ports.rows,
      env: env.rows,
      mounts: mounts.rows,
      entrypoint: entrypoint === '' ? null : emptyQuotes.has(entrypoint) ? '' : entrypoint,
      command: isWords(words) ? words : [],
    },
    rows: { ports: ports.places, env: env.places, mounts: mounts.places },
    problems: isWords(words) ? [] : [words],
  };
}

const isWords = (read: readonly string[] | Problem): read is string[] => Array.isArray(read);

function filled<Row>(rows: readonly Row[], isFilled: (row: Row) => boolean): { rows: Row[]; places: number[] } {
  const places = rows.flatMap((row, place) => (isFilled(row) ? [place] : []));
  return { rows: rows.filter(isFilled), places };
}

/** `ports.0.hostPort` of the spec as the form's own path: blank rows above it count there. */
export function formPath(path: string, rows: RowPlaces): string {
  const [, list, index, rest] = /^(ports|env|mounts)\.(\d+)(.*)$/.exec(path) ?? [];
  if (list !== 'ports' && list !== 'env' && list !== 'mounts') return path;
  const place = rows[list][Number(index)];
  return place === undefined ? path : `${list}.${place}${rest}`;
}

/** Rows with variables added: a name that is there takes the new value, blank rows make room. */
export function mergeEnv(rows: RunForm['env'], added: RunForm['env']): RunForm['env'] {
  const merged = rows.filter((row) => row.name !== '' || (row.value ?? '') !== '');
  for (const variable of added) {
    const at = merged.findIndex((row) => row.name === variable.name);
    if (at === -1) merged.push(variable);
    else merged[at] = variable;
  }
  return merged;
}
