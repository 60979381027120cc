import type { Container } from '../../../shared/models';
import { assertNever } from '../../../shared/errors';
import { portViews } from './ports';
import { statusKind, statusKinds } from '../../lists/status';

export const sortColumns = ['status', 'name', 'image', 'ports', 'size', 'age'] as const;
export type SortColumn = (typeof sortColumns)[number];
export type Sort = { readonly column: SortColumn; readonly descending: boolean };

/** `docker ps` shows the youngest first. */
export const defaultSort: Sort = { column: 'age', descending: false };

/** The order after a click on a column's head: up, then down. */
export function nextSort(sort: Sort, column: SortColumn): Sort {
  return { column, descending: sort.column === column && !sort.descending };
}

/** What an engine keeps for a container on disk: the bytes it wrote, and those with its image. */
export type Sizes = ReadonlyMap<string, { readonly writable: number; readonly total: number }>;

// Numbers inside of names count as numbers: web-2 before web-10.
const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** A sorted copy. Equals fall back on the name and then the id, so that no update swaps two rows. */
export function sortContainers(containers: readonly Container[], sort: Sort, sizes: Sizes): Container[] {
  const direction = sort.descending ? -1 : 1;
  return containers
    .map((container) => ({ container, key: sortKey(container, sort.column, sizes) }))
    .sort((a, b) => direction * compareKeys(a.key, b.key) || byName(a.container, b.container))
    .map((entry) => entry.container);
}

/** The order of names, which a person reads: without regard to case, numbers as numbers. */
export const compareNames = (a: string, b: string): number => collator.compare(a, b);

function byName(a: Container, b: Container): number {
  return compareNames(a.name, b.name) || (a.id < b.id ? -1 : Number(a.id > b.id));
}

function compareKeys(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : compareNames(String(a), String(b));
}

function sortKey(container: Container, column: SortColumn, sizes: Sizes): string | number {
  switch (column) {
    case 'status':
      return statusKinds.indexOf(statusKind(container));
    case 'name':
      return container.name;
    case 'image':
      return container.image;
    case 'ports':
      return firstPort(container);
    case 'size':
      return sizes.get(container.id)?.writable ?? -1;
    case 'age':
      return -container.created;
    default:
      return assertNever(column);
  }
}

/** Published ports by their number; what has none comes last. */
function firstPort(container: Container): number {
  const published = container.ports.flatMap((port) => (port.hostPort === null ? [] : [port.hostPort]));
  if (published.length > 0) return Math.min(...published);
  return portViews(container.ports).length > 0 ? 100_000 : 200_000;
}
