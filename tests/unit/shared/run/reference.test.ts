import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizeReference, parseReference, shortReference, splitReference } from '../../../../src/shared/run';

const hex = '0123456789abcdef'.repeat(4);

describe('an image reference', () => {
  it.each([
    ['web-image', 'docker.io/library/web-image:latest', 'web-image'],
    ['postgres:17', 'docker.io/library/postgres:17', 'postgres:17'],
    ['acme/app', 'docker.io/acme/app:latest', 'acme/app'],
    ['docker.io/library/nginx:1', 'docker.io/library/nginx:1', 'nginx:1'],
    ['index.docker.io/nginx', 'docker.io/library/nginx:latest', 'nginx'],
    ['ghcr.io/acme/web-app:2.14.0', 'ghcr.io/acme/web-app:2.14.0', 'ghcr.io/acme/web-app:2.14.0'],
    ['localhost:5000/a__b/c-d', 'localhost:5000/a__b/c-d:latest', 'localhost:5000/a__b/c-d'],
    ['localhost/a', 'localhost/a:latest', 'localhost/a'],
    ['[::1]:5000/a:1', '[::1]:5000/a:1', '[::1]:5000/a:1'],
    ['MyRegistry/a', 'MyRegistry/a:latest', 'MyRegistry/a'],
    [`a@sha256:${hex}`, `docker.io/library/a@sha256:${hex}`, `a@sha256:${hex}`],
    [`a:1@sha256:${hex}`, `docker.io/library/a:1@sha256:${hex}`, `a:1@sha256:${hex}`],
    [hex, `sha256:${hex}`, hex.slice(0, 12)],
    [`sha256:${hex}`, `sha256:${hex}`, hex.slice(0, 12)],
    ['docker.io/a.b/c', 'docker.io/a.b/c:latest', 'docker.io/a.b/c'],
    [`docker.io/library/${hex}`, `docker.io/library/${hex}:latest`, `library/${hex}`],
    ['0123456789ab', 'docker.io/library/0123456789ab:latest', '0123456789ab'],
  ])('%s is %s, or %s for short', (text, whole, short) => {
    expect(normalizeReference(text)).toBe(whole);
    expect(shortReference(text)).toBe(short);
  });

  it.each([
    ['', 'image-missing'],
    ['a b', 'image-space'],
    ['https://ghcr.io/a', 'image-scheme'],
    ['Web-Image', 'image-uppercase'],
    ['acme/App:1', 'image-uppercase'],
    ['a:', 'image-tag'],
    ['a:-1', 'image-tag'],
    [`a:${'x'.repeat(129)}`, 'image-tag'],
    ['a@sha256:12', 'image-digest'],
    ['a@latest', 'image-digest'],
    ['-a.b/c', 'image-domain'],
    ['a//b', 'image-path'],
    ['a/', 'image-path'],
    ['-a', 'image-path'],
    ['a___b', 'image-path'],
    ['a..b', 'image-path'],
    ['образ', 'image-path'],
    [`ghcr.io/${'a'.repeat(256)}`, 'image-long'],
    ['a\0', 'nul'],
  ])('%j is refused: %s', (text, code) => {
    expect(parseReference(text)).toMatchObject({ problem: { field: 'image', code } });
  });

  it('is proposed in lower case, its tag as it was', () => {
    expect(parseReference('Acme/Web:RC1')).toMatchObject({ problem: { values: { proposal: 'acme/web:RC1' } } });
    expect(parseReference('acme/Web:RC1')).toMatchObject({ problem: { values: { proposal: 'acme/web:RC1' } } });
  });

  it('stays what it is when normalized or shortened twice', () => {
    const component = fc.stringMatching(/^[a-z0-9]+(?:(?:\.|_|__|-)[a-z0-9]+)?$/);
    const reference = fc
      .tuple(
        fc.option(fc.constantFrom('docker.io', 'ghcr.io', 'localhost:5000', 'docker.io/library')),
        fc.array(component, { minLength: 1, maxLength: 3 }),
        fc.option(fc.stringMatching(/^\w[\w.-]{0,9}$/)),
      )
      .map(([domain, path, tag]) => `${domain === null ? '' : `${domain}/`}${path.join('/')}${tag === null ? '' : `:${tag}`}`);
    fc.assert(
      fc.property(reference, (text) => {
        expect(parseReference(text)).toHaveProperty('reference');
        const whole = normalizeReference(text);
        expect(normalizeReference(whole)).toBe(whole);
        expect(normalizeReference(shortReference(text))).toBe(whole);
      }),
    );
  });

  it('comes apart for display without losing anything, whatever it is', () => {
    expect(splitReference('ghcr.io/acme/web-app:2.14.0')).toEqual({ pre: 'ghcr.io/acme/', repo: 'web-app', tag: ':2.14.0' });
    expect(splitReference('localhost:5000/a')).toEqual({ pre: 'localhost:5000/', repo: 'a', tag: '' });
    expect(splitReference(`a@sha256:${hex}`)).toEqual({ pre: '', repo: 'a', tag: `@sha256:${hex}` });
    expect(splitReference(`sha256:${hex}`)).toEqual({ pre: '', repo: `sha256:${hex}`, tag: '' });
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab:/@.') }), (text) => {
        expect(Object.values(splitReference(text)).join('')).toBe(text);
      }),
    );
  });
});
