import { z } from 'zod';
import type { Image } from '../../shared/models';
import { lenient, number } from './lenient';

const entrySchema = z.object({
  Id: z.string().min(1),
  RepoTags: lenient(z.array(z.unknown()), []),
  RepoDigests: lenient(z.array(z.unknown()), []),
  Created: lenient(z.union([z.number(), z.string()]), 0),
  Size: number,
});

const NONE = /^<none>[:@]<none>$/;

/** The image of an entry of `/images/json`; null when the entry has no id. Never throws. */
export function toImage(raw: unknown): Image | null {
  const parsed = entrySchema.safeParse(raw);
  if (!parsed.success) return null;
  const { Id, RepoTags, RepoDigests, Created, Size } = parsed.data;
  const tags = named(RepoTags);
  return {
    id: Id,
    tags,
    digests: named(RepoDigests),
    created: milliseconds(Created),
    size: Math.max(0, Size),
    dangling: tags.length === 0,
  };
}

/** Without the `<none>:<none>` that engines before API 1.43 send for a dangling image. Sorted, none twice. */
function named(names: readonly unknown[]): string[] {
  const strings = names.filter((name): name is string => typeof name === 'string' && name !== '' && !NONE.test(name));
  return [...new Set(strings)].sort();
}

function milliseconds(created: number | string): number {
  const at = typeof created === 'number' ? created * 1000 : Date.parse(created);
  return Number.isFinite(at) ? at : 0;
}
