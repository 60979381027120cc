import type { AppError, ErrorSubject } from '../../../shared/errors';
import type { Container } from '../../../shared/models';
import { addressesOverlap, type PortMapping, type RunSpec } from '../../../shared/run';
import { freeName, freePort } from './suggestions';

/* What the engine refused, brought back to the field that caused it, with the ways out. */

/** A way out that is one press away. */
export type Fix =
  | { readonly kind: 'use'; readonly field: string; readonly value: string }
  | { readonly kind: 'remove'; readonly container: ErrorSubject };

export type Refusal = {
  readonly error: AppError;
  /** The form's field; null when it is no single field's fault. */
  readonly field: string | null;
  /** What the field held when it was refused: another value makes the refusal void. */
  readonly value: string;
  /** A key under `run.refused.*`, and its values. */
  readonly text: 'name' | 'name-unknown' | 'port' | 'port-unknown' | 'image' | 'pull' | 'command' | 'other';
  readonly values: Readonly<Record<string, string>>;
  readonly fixes: readonly Fix[];
};

/** What the engine has that stands in the way: its containers, and the ports that they hold. */
export type Surroundings = {
  readonly containers: ReadonlyMap<string, Container>;
  readonly ports: ReadonlyMap<number, Container>;
};

/** Reads an error of `run.*` against the spec that met it. */
export function refusalOf(error: AppError, spec: RunSpec, around: Surroundings): Refusal {
  const field = error.field ?? fieldOf(error, spec);
  const base = { error, field, value: field === null ? '' : valueAt(spec, field) };
  if (error.code === 'name-in-use') return { ...base, ...nameInUse(error, spec, around) };
  if (error.code === 'port-in-use') return { ...base, ...portInUse(error, spec, field, around) };
  if (error.code === 'image-not-found') return { ...base, text: 'image', values: { image: spec.image }, fixes: [] };
  if (field === 'image' && error.code === 'engine-error') return { ...base, text: 'pull', values: {}, fixes: [] };
  return { ...base, text: error.code === 'bad-command' ? 'command' : 'other', values: {}, fixes: [] };
}

/** What the engine will refuse as things are: the name and the ports that are taken already. */
export function foreseen(spec: RunSpec, around: Surroundings): Refusal[] {
  const owner = spec.name === '' ? null : ownerByName(spec.name, around);
  const name: AppError[] = owner === null ? [] : [{ code: 'name-in-use', message: '', subjects: [owner] }];
  const ports = spec.ports.flatMap((row, index): AppError[] => {
    const holder = portHolder(row, around);
    if (holder === null) return [];
    return [{ code: 'port-in-use', message: '', field: `ports.${index}.hostPort`, subjects: [holder] }];
  });
  return [...name, ...ports].map((error) => refusalOf(error, spec, around));
}

function portHolder(row: PortMapping, around: Surroundings): ErrorSubject | null {
  const holder = around.ports.get(Number(row.hostPort));
  const meets = holder?.ports.some(
    (port) =>
      port.hostPort === Number(row.hostPort) && port.protocol === row.protocol && addressesOverlap(port.hostIp, row.hostIp),
  );
  return meets ? subjectOf(holder) : null;
}

/** Whether the refusal still stands: the field holds what was refused. */
export const stillStands = (refusal: Refusal, spec: RunSpec): boolean =>
  refusal.field === null || valueAt(spec, refusal.field) === refusal.value;

/** The field of an error that does not name one. */
function fieldOf(error: AppError, spec: RunSpec): string | null {
  if (error.code === 'name-in-use') return 'name';
  if (error.code === 'image-not-found' || error.code === 'unauthorized') return 'image';
  if (error.code === 'bad-command') return spec.command.length === 0 && spec.entrypoint !== null ? 'entrypoint' : 'command';
  if (error.code !== 'port-in-use') return null;
  const port = error.subjects?.find((subject) => subject.kind === 'port')?.name ?? '';
  const named = spec.ports.findIndex((row) => row.hostPort !== '' && row.hostPort === port);
  const only = named === -1 && spec.ports.length === 1 ? 0 : named;
  return only === -1 ? null : `ports.${only}.hostPort`;
}

function nameInUse(error: AppError, spec: RunSpec, around: Surroundings): Pick<Refusal, 'text' | 'values' | 'fixes'> {
  const names = new Set([...around.containers.values()].map((container) => container.name));
  const use: Fix = { kind: 'use', field: 'name', value: freeName(spec.name, names) };
  const owner = containerSubject(error) ?? ownerByName(spec.name, around);
  if (owner === null) return { text: 'name-unknown', values: { name: spec.name }, fixes: [use] };
  return {
    text: 'name',
    values: { name: spec.name, container: owner.name, id: owner.id.slice(0, 12) },
    fixes: [use, { kind: 'remove', container: owner }],
  };
}

function portInUse(
  error: AppError,
  spec: RunSpec,
  field: string | null,
  around: Surroundings,
): Pick<Refusal, 'text' | 'values' | 'fixes'> {
  const typed = field === null ? '' : valueAt(spec, field);
  const named = error.subjects?.find((subject) => subject.kind === 'port')?.name ?? '';
  const port = /^\d+$/.test(named) ? named : typed;
  const holder = containerSubject(error) ?? subjectOf(around.ports.get(Number(port)));
  // A range moves as a whole, which is for the person to choose.
  const free = field !== null && /^\d+$/.test(typed) ? freePort(Number(typed) + 1, takenPorts(spec, around)) : null;
  const fixes: Fix[] = field === null || free === null ? [] : [{ kind: 'use', field, value: String(free) }];
  return holder === null
    ? { text: 'port-unknown', values: { port }, fixes }
    : { text: 'port', values: { port, container: holder.name }, fixes };
}

/** Ports held by containers, and those that the form's other rows ask for. */
function takenPorts(spec: RunSpec, around: Surroundings): { has(port: number): boolean } {
  const asked = new Set(spec.ports.map((row) => Number(row.hostPort)));
  return { has: (port) => around.ports.has(port) || asked.has(port) };
}

const containerSubject = (error: AppError): ErrorSubject | null =>
  error.subjects?.find((subject) => subject.kind === 'container') ?? null;

function ownerByName(name: string, around: Surroundings): ErrorSubject | null {
  for (const container of around.containers.values()) if (container.name === name) return subjectOf(container);
  return null;
}

const subjectOf = (container: Container | undefined): ErrorSubject | null =>
  container === undefined ? null : { kind: 'container', id: container.id, name: container.name };

/** The spec's value at a path such as `ports.0.hostPort`, as text; empty where there is none. */
export function valueAt(spec: RunSpec, path: string): string {
  let value: unknown = spec;
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null) return '';
    value = Object.entries(value).find(([key]) => key === step)?.[1];
  }
  if (Array.isArray(value)) return value.join(' ');
  return typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value);
}
