import { describe, expect, it } from 'vitest';
import { loadedOf } from '../../../../src/main/docker/load';

describe('a line of what docker load answers', () => {
  it.each([
    ['a reference', { stream: 'Loaded image: web-image:latest\n' }, ['web-image:latest']],
    ['an image without a name', { stream: 'Loaded image ID: sha256:ba84c07c91d3\n' }, ['sha256:ba84c07c91d3']],
    ['Podman\'s several at once', { stream: 'Loaded image: localhost/a:1, localhost/b:2' }, ['localhost/a:1', 'localhost/b:2']],
    ['Podman 4.3\'s', { stream: 'Loaded image(s): localhost/a:1,localhost/b:2\n' }, ['localhost/a:1', 'localhost/b:2']],
  ])('names %s', (_what, line, loaded) => expect(loadedOf(line)).toEqual(loaded));

  it.each([
    ['progress', { status: 'Loading layer', progressDetail: { current: 1, total: 2 }, id: 'abc' }],
    ['other words', { stream: 'The image web-image:latest already exists, renaming the old one\n' }],
    ['no object', 'Loaded image: a'],
    ['nothing', null],
    ['a stream that is no text', { stream: 5 }],
  ])('names nothing for %s', (_what, line) => expect(loadedOf(line)).toEqual([]));

  it.each([
    ['by its words', { error: 'archive/tar: invalid tar header' }],
    ['in detail', { errorDetail: { message: 'archive/tar: invalid tar header' } }],
  ])('throws the engine\'s own words for an error given %s', (_how, line) => {
    expect(() => loadedOf(line)).toThrow(expect.objectContaining({ error: expect.objectContaining({ detail: 'archive/tar: invalid tar header' }) as unknown }) as Error);
  });
});
