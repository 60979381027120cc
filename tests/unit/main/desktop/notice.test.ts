import { createInstance } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { noticeOf } from '../../../../src/main/desktop/notice';
import type { Failure, News } from '../../../../src/main/news';
import type { Language } from '../../../../src/shared/language';
import { translations } from '../../../../src/shared/translations';

const words = createInstance();
beforeAll(async () => {
  await words.init({ resources: translations, lng: 'en', fallbackLng: 'en', interpolation: { escapeValue: false } });
});
const notice = (news: News, language: Language = 'en') => noticeOf(news, words.getFixedT(language), language);
const failure = (name: string, more: Partial<Failure> = {}): Failure => ({ id: `id-${name}`, name, exitCode: 1, oomKilled: false, restarts: false, ...more });
const failed = (...containers: Failure[]): News => ({ kind: 'failed', containers });

describe('a notification', () => {
  it('says of one failure who, why and with which code, and opens the container', () => {
    expect(notice(failed(failure('shop', { exitCode: 127 })))).toEqual({
      title: 'Container shop failed',
      body: 'The command was not found in the image. Exit code 127.',
      opens: { kind: 'containers', ids: ['id-shop'] },
    });
  });

  it('says when memory ran out, and when the engine keeps trying', () => {
    expect(notice(failed(failure('a', { exitCode: 137, oomKilled: true }))).body).toMatch(/^Killed for want of memory/);
    expect(notice(failed(failure('a', { restarts: true }))).body).toMatch(/keeps starting it again/);
  });

  it('names three of many and counts the rest, and opens all of them', () => {
    const many = failed(...['a', 'b', 'c', 'd', 'e'].map((name) => failure(name)));
    expect(notice(many)).toEqual({
      title: '5 containers failed',
      body: 'a, b, c and 2 more',
      opens: { kind: 'containers', ids: ['id-a', 'id-b', 'id-c', 'id-d', 'id-e'] },
    });
  });

  it.each([
    [2, '2 контейнера завершились с ошибкой', 'c0, c1'],
    [5, '5 контейнеров завершились с ошибкой', 'c0, c1, c2 и ещё 2'],
    [21, '21 контейнер завершился с ошибкой', 'c0, c1, c2 и ещё 18'],
  ])('counts %d in Russian', (count, title, body) => {
    const many = failed(...Array.from({ length: count }, (_, n) => failure(`c${n}`)));
    expect(notice(many, 'ru')).toMatchObject({ title, body });
  });

  it('shows hostile names as they are, and cut', () => {
    const { title } = notice(failed(failure(`\u202egnihton\n<b>${'x'.repeat(500)}`)));
    expect(title).toContain('⟨U+202E⟩');
    expect(title).toContain('⟨U+000A⟩<b>');
    expect(title).toContain('…');
    expect(title.length).toBeLessThan(90);
  });

  it('says who is unhealthy', () => {
    expect(notice({ kind: 'unhealthy', containers: [{ id: '1', name: 'db' }] })).toEqual({
      title: 'Container db is unhealthy',
      body: 'Its health check fails.',
      opens: { kind: 'containers', ids: ['1'] },
    });
    const both = [{ id: '1', name: 'db' }, { id: '2', name: 'web' }];
    expect(notice({ kind: 'unhealthy', containers: both }, 'ru')).toMatchObject({ title: '2 контейнера нездоровы', body: 'db, web' });
  });

  it('says what has ended and how long it took, and opens the images', () => {
    const work = { call: 'images.pull', subject: 'ghcr.io/acme/shop:1', tookMs: 34_400, error: null } as const;
    expect(notice({ kind: 'finished', work })).toEqual({
      title: 'Pulled shop:1',
      body: 'It took 34 seconds.',
      opens: { kind: 'place', place: 'images' },
    });
    expect(notice({ kind: 'finished', work: { ...work, tookMs: 300_000 } }, 'ru').body).toBe('Заняло 5 минут.');
  });

  it('says in the window\'s words why work failed', () => {
    const error = { code: 'image-not-found', message: 'manifest unknown' } as const;
    expect(notice({ kind: 'finished', work: { call: 'images.load', subject: '/srv/all.tar', tookMs: 1, error } })).toMatchObject({
      title: 'Loading all.tar failed',
      body: 'There is no such image. Neither this engine nor its registry has it under that name.',
    });
  });
});
