import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { formatBytes } from '../../../../src/renderer/ui/format';
import { splitReference } from '../../../../src/renderer/ui/ref-text';
import { formatAge } from '../../../../src/renderer/ui/relative-age';
import en from '../../../../src/shared/locales/en.json';
import ru from '../../../../src/shared/locales/ru.json';

beforeAll(async () => {
  await i18next.init({ lng: 'en', resources: { en: { translation: en }, ru: { translation: ru } } });
});

const second = 1000;
const day = 86_400 * second;

describe('an age', () => {
  it('is told in the largest unit that is whole', () => {
    const t = i18next.getFixedT('en');
    expect(formatAge(4 * second, t)).toBe('4 s');
    expect(formatAge(59.9 * second, t)).toBe('59 s');
    expect(formatAge(26 * 60 * second, t)).toBe('26 min');
    expect(formatAge(day - 1, t)).toBe('23 h');
    expect(formatAge(6 * day, t)).toBe('6 d');
    expect(formatAge(40 * day, t)).toBe('1 mo');
    expect(formatAge(800 * day, t)).toBe('2 y');
  });

  it('is told in Russian too, and is never negative when the clocks differ', () => {
    const t = i18next.getFixedT('ru');
    expect(formatAge(3 * 3600 * second, t)).toBe('3 ч');
    expect(formatAge(-5 * second, t)).toBe('0 с');
  });
});

describe('a size', () => {
  const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

  it('is in decimal units, as Docker counts, with at most one digit after the point', () => {
    expect(plain(formatBytes(12_400_000, 'en'))).toBe('12.4 MB');
    expect(plain(formatBytes(186_300_000, 'en'))).toBe('186 MB');
    expect(plain(formatBytes(999_600, 'en'))).toBe('1 MB');
    expect(plain(formatBytes(0, 'en'))).toBe('0 B');
  });

  it('is written as the language does', () => {
    expect(plain(formatBytes(12_400_000, 'ru'))).toBe('12,4 МБ');
  });
});

describe('an image reference', () => {
  it('is split into what gives way first, its name and its tag', () => {
    expect(splitReference('ghcr.io/acme/app:1')).toEqual({ pre: 'ghcr.io/acme/', repo: 'app', tag: ':1' });
    expect(splitReference('localhost:5000/app')).toEqual({ pre: 'localhost:5000/', repo: 'app', tag: '' });
    expect(splitReference('app@sha256:ab')).toEqual({ pre: '', repo: 'app', tag: '@sha256:ab' });
  });
});
