import { describe, expect, it } from 'vitest';
import { findLocal, suggestImages } from '../../../../src/renderer/features/run/image-choice';
import type { Image } from '../../../../src/shared/models';

const image = (id: string, tags: string[], digests: string[] = []): Image => ({
  id: `sha256:${id.padEnd(64, '0')}`, tags, digests, created: 0, size: 0, dangling: tags.length === 0,
});
const digest = `sha256:${'1'.repeat(64)}`;
const images = [
  image('abcd1', ['web-image:latest']),
  image('abcd2', ['ghcr.io/acme/web-app:2.14.0', 'ghcr.io/acme/web-app:latest']),
  image('beef', [], [`redis@${digest}`]),
];
const id = (ref: string) => findLocal(ref, images)?.id.slice(7, 12) ?? null;

describe('the image that is meant', () => {
  it('is found by every spelling of its name', () => {
    for (const ref of ['web-image', 'web-image:latest', 'docker.io/library/web-image', ' web-image ']) expect(id(ref)).toBe('abcd1');
    expect(id('ghcr.io/acme/web-app:2.14.0')).toBe('abcd2');
    expect(id(`redis@${digest}`)).toBe('beef0');
  });
  it('is found by the beginning of its id, where only one begins so', () => {
    expect(id('beef')).toBe('beef0');
    expect(id('sha256:abcd2')).toBe('abcd2');
    expect(id('abcd')).toBeNull();
  });
  it('has to be pulled otherwise', () => {
    for (const ref of ['', 'web-image:2', 'web-app', 'ghcr.io/acme/web-app:3', 'bee']) expect(id(ref)).toBeNull();
  });
});

describe('the images that are proposed', () => {
  const refs = (typed: string) => suggestImages(typed, images).map(({ ref }) => ref);
  it('are all tags while nothing is typed', () => expect(refs('')).toHaveLength(3));
  it('hold what was typed, those that begin with it first', () =>
    expect(refs('WEB-')).toEqual(['web-image:latest', 'ghcr.io/acme/web-app:2.14.0', 'ghcr.io/acme/web-app:latest']));
  it('are no more than a list can show', () => {
    const many = Array.from({ length: 300 }, (_, n) => image(`a${n}`, [`app:${n}`]));
    expect(suggestImages('app', many)).toHaveLength(50);
  });
});
