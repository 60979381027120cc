import type { Container, Image } from '../../../shared/models';
import { shortId } from '../../lists/names';

/* The rows of the images table: one for each tag, one for an image without any, each with its containers. */

export type ImageRow = {
  /** Stable for as long as the tag points at this image. */
  readonly key: string;
  readonly image: Image;
  /** `repository:tag`; null for an image that has none. */
  readonly tag: string | null;
  /** The containers made from the image, by name. */
  readonly users: readonly Container[];
};

export type ImageSegment = 'all' | 'unused' | 'dangling';
export type ImageSortKey = 'name' | 'containers' | 'id' | 'size' | 'age';
export type ImageSort = { readonly key: ImageSortKey; readonly descending: boolean };

/** A day's work first: the newest image on top. */
export const defaultSort: ImageSort = { key: 'age', descending: false };

/** What the engine takes as the row's image: its tag, or its id. */
export const refOf = (row: ImageRow): string => row.tag ?? row.image.id;

/** All rows, unsorted. Containers are found by the id of their image, not by its name: a tag moves on. */
export function imageRows(images: Iterable<Image>, containers: Iterable<Container>): ImageRow[] {
  const users = new Map<string, Container[]>();
  for (const container of containers) {
    const others = users.get(container.imageId);
    if (others === undefined) users.set(container.imageId, [container]);
    else others.push(container);
  }
  return [...images].flatMap((image) => {
    const mine = (users.get(image.id) ?? []).toSorted((a, b) => compareText(a.name, b.name));
    const tags = image.tags.length === 0 ? [null] : image.tags;
    return tags.map((tag) => ({ key: `${image.id} ${tag ?? ''}`, image, tag, users: mine }));
  });
}

/** Whether a row belongs to a segment. An unused image has no container at all, stopped ones included. */
export function inSegment(row: ImageRow, segment: ImageSegment): boolean {
  switch (segment) {
    case 'all':
      return true;
    case 'unused':
      return row.users.length === 0;
    case 'dangling':
      return row.image.dangling;
  }
}

/** Whether every word of the filter is in the row's name, its id or one of its digests. */
export function matches(row: ImageRow, filter: string): boolean {
  const text = [row.tag ?? untagged(row.image), row.image.id, ...row.image.digests].join('\n').toLowerCase();
  return filter.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

/** The rows in the order asked for; equal ones by name, then id, so that the order never wavers. */
export function sortRows(rows: readonly ImageRow[], sort: ImageSort): ImageRow[] {
  const sign = sort.descending ? -1 : 1;
  return rows.toSorted((a, b) => sign * compare(a, b, sort.key) || compareNames(a, b) || compareText(a.key, b.key));
}

function compare(a: ImageRow, b: ImageRow, key: ImageSortKey): number {
  switch (key) {
    case 'name':
      return compareNames(a, b);
    case 'containers':
      return a.users.length - b.users.length;
    case 'id':
      return compareText(shortId(a.image.id), shortId(b.image.id));
    case 'size':
      return a.image.size - b.image.size;
    case 'age':
      return b.image.created - a.image.created;
  }
}

/** Images without a tag come last. */
function compareNames(a: ImageRow, b: ImageRow): number {
  if (a.tag === null || b.tag === null) return Number(a.tag === null) - Number(b.tag === null);
  return compareText(a.tag, b.tag);
}

const collator = new Intl.Collator('en', { numeric: true });
const compareText = (a: string, b: string): number => collator.compare(a, b);

/** What stands where a tag would: the repository is known from a digest where the image was pulled by one. */
export function untagged(image: Image): string {
  const repository = image.digests[0]?.split('@')[0];
  return repository === undefined || repository === '' || repository === '<none>' ? '<none>' : `${repository}:<none>`;
}

/** Bytes of all images, each counted once however many tags it has. Layers that images share count in each. */
export function totalSize(images: Iterable<Image>): number {
  let sum = 0;
  for (const image of images) sum += image.size;
  return sum;
}
