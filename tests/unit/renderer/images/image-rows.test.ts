import { describe, expect, it } from 'vitest';
import {
  imageRows, inSegment, matches, refOf, sortRows, totalSize, untagged,
} from '../../../../src/renderer/features/images/image-rows';
import { shortId } from '../../../../src/renderer/lists/names';
import type { Image } from '../../../../src/shared/models';
import { container } from '../run/fixtures';

const image = (over: Partial<Image> = {}): Image => ({
  id: 'sha256:aaaaaaaaaaaaaaaa', tags: ['web-image:latest'], digests: [], created: 0, size: 100, dangling: false, ...over,
});

describe('image rows', () => {
  it('are one for each tag, and one for an image without tags', () => {
    const rows = imageRows([image({ tags: ['a:1', 'a:2'] }), image({ id: 'sha256:b', tags: [], dangling: true })], []);
    expect(rows.map(refOf)).toEqual(['a:1', 'a:2', 'sha256:b']);
    expect(new Set(rows.map((row) => row.key)).size).toBe(3);
  });

  it('know the containers of their image by its id, though the tag was another then', () => {
    const [row] = imageRows([image()], [
      container({ name: 'b', imageId: image().id, image: 'old-name' }),
      container({ name: 'a', imageId: image().id, state: 'exited' }),
      container({ name: 'c', imageId: 'sha256:other', image: 'web-image:latest' }),
    ]);
    expect(row?.users.map((user) => user.name)).toEqual(['a', 'b']);
  });

  it('are unused without any container, a stopped one included', () => {
    const [used, unused] = imageRows(
      [image(), image({ id: 'sha256:b', tags: ['b:1'] })],
      [container({ imageId: image().id, state: 'exited' })],
    );
    expect(used && inSegment(used, 'unused')).toBe(false);
    expect(unused && inSegment(unused, 'unused')).toBe(true);
    expect(unused && inSegment(unused, 'dangling')).toBe(false);
    expect(unused && inSegment(unused, 'all')).toBe(true);
  });

  it('are found by every word of the filter, in name, id and digest', () => {
    const [row] = imageRows([image({ tags: ['ghcr.io/acme/Web:2.1'], digests: ['ghcr.io/acme/web@sha256:feed'] })], []);
    for (const filter of ['', 'web', 'ACME 2.1', 'aaaa', 'sha256:feed', ' web ']) expect(row && matches(row, filter)).toBe(true);
    for (const filter of ['nginx', 'web nginx']) expect(row && matches(row, filter)).toBe(false);
  });

  it('are sorted by each column both ways, untagged ones last by name', () => {
    const rows = imageRows([
      image({ id: 'sha256:1', tags: ['b:10'], size: 3, created: 1 }),
      image({ id: 'sha256:2', tags: ['b:9'], size: 1, created: 3 }),
      image({ id: 'sha256:3', tags: [], size: 2, created: 2 }),
    ], [container({ imageId: 'sha256:3' })]);
    const order = (key: Parameters<typeof sortRows>[1]['key'], descending = false) =>
      sortRows(rows, { key, descending }).map((row) => row.image.id.slice(-1)).join('');
    expect(order('name')).toBe('213');
    expect(order('name', true)).toBe('312');
    expect(order('size')).toBe('231');
    expect(order('size', true)).toBe('132');
    expect(order('age')).toBe('231');
    expect(order('containers', true)).toBe('321');
    expect(order('id')).toBe('123');
  });
});

describe('an image', () => {
  it('without a tag is named by the repository of its digest', () => {
    expect(untagged(image({ digests: ['redis@sha256:1'] }))).toBe('redis:<none>');
    expect(untagged(image({ digests: ['<none>@<none>'] }))).toBe('<none>');
    expect(untagged(image())).toBe('<none>');
  });
  it('has an id of twelve digits, as docker prints it', () =>
    expect(shortId('sha256:9e03cb41f7a2ffff')).toBe('9e03cb41f7a2'));
  it('counts once in the total, however many tags it has', () =>
    expect(totalSize([image({ tags: ['a:1', 'a:2'] }), image({ id: 'b', size: 5 })])).toBe(105));
});
