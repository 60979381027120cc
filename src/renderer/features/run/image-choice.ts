import type { Image } from '../../../shared/models';
import { normalizeReference } from '../../../shared/run';

/* The image field: which of the engine's images is meant, and which are proposed. */

const maxSuggestions = 50;
/** An id as docker takes it: any beginning that no other id has. */
const idStart = /^(?:sha256:)?([0-9a-f]{4,64})$/;

/** The engine's image that a reference means, or null when it has to be pulled. A name goes before an id, as in docker. */
export function findLocal(typed: string, images: Iterable<Image>): Image | null {
  const ref = typed.trim();
  if (ref === '') return null;
  const all = [...images];
  const whole = normalizeReference(ref);
  const named = all.find((image) => [...image.tags, ...image.digests].some((name) => normalizeReference(name) === whole));
  if (named !== undefined) return named;
  const start = idStart.exec(ref)?.[1];
  if (start === undefined) return null;
  const found = all.filter((image) => image.id.replace(/^sha256:/, '').startsWith(start));
  return found.length === 1 ? (found[0] ?? null) : null;
}

export type ImageSuggestion = { readonly ref: string; readonly image: Image };

/** The tags that hold what was typed: first those that begin with it, then by name; no more than a list can show. */
export function suggestImages(typed: string, images: Iterable<Image>): ImageSuggestion[] {
  const text = typed.trim().toLowerCase();
  const rank = (ref: string) => (ref.startsWith(text) ? 0 : ref.includes(`/${text}`) ? 1 : 2);
  return [...images]
    .flatMap((image) => image.tags.map((ref) => ({ ref, image })))
    .filter(({ ref }) => ref.toLowerCase().includes(text))
    .sort((a, b) => rank(a.ref) - rank(b.ref) || a.ref.localeCompare(b.ref, 'en', { numeric: true }))
    .slice(0, maxSuggestions);
}
