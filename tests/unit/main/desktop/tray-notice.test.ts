import { createInstance } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { failedContainers, failedOtherwise } from '../../../../src/main/desktop/tray-notice';
import { errorText } from '../../../../src/shared/error-text';
import type { AppError } from '../../../../src/shared/errors';
import { translations } from '../../../../src/shared/translations';

const words = createInstance();
beforeAll(async () => {
  await words.init({ resources: translations, lng: 'en', fallbackLng: 'en', interpolation: { escapeValue: false } });
});
const nameOf = (id: string) => `name of ${id}`;
const gone: AppError = { code: 'not-found', message: 'gone' };
const failed = (name: string, error: AppError = gone) => ({ id: `id-${name}`, name, error });

describe('what failed in the tray', () => {
  it('names the container, says it with the words of the window, and opens the window at it', () => {
    const error: AppError = { code: 'port-in-use', message: '', subjects: [{ kind: 'container', id: 'x', name: '' }] };
    const { title, why } = errorText(error, words.t, nameOf);
    expect(failedContainers('start', [failed('web', error)], words.t, nameOf)).toEqual({
      title: 'Could not start web',
      body: `${title} ${why}`,
      opens: { kind: 'containers', ids: ['id-web'] },
    });
    expect(why).toContain('name of x holds it');
  });

  it('is one for many, each reason once', () => {
    const timeout: AppError = { code: 'timeout', message: '' };
    const notice = failedContainers('stop', [failed('a'), failed('b'), failed('c', timeout), failed('d')], words.t, nameOf);
    expect(notice).toMatchObject({ title: 'Could not stop 4 containers', opens: { kind: 'containers', ids: ['id-a', 'id-b', 'id-c', 'id-d'] } });
    expect(notice?.body).toBe(
      'a, b, c and 1 more. It is gone. Something else removed it in the meantime. No answer in time. The engine is busy or out of reach. It may still do it: look before you try again.',
    );
    expect(failedContainers('kill', [], words.t, nameOf)).toBeNull();
  });

  it.each([
    [2, 'Не удалось перезапустить 2 контейнера'],
    [5, 'Не удалось перезапустить 5 контейнеров'],
    [21, 'Не удалось перезапустить 21 контейнер'],
  ])('counts %d in Russian', (count, title) => {
    const all = Array.from({ length: count }, (_, n) => failed(`c${n}`));
    expect(failedContainers('restart', all, words.getFixedT('ru'), nameOf)?.title).toBe(title);
  });

  it('gives the engine\'s own words where they are all there is, visible and cut', () => {
    const error: AppError = { code: 'engine-error', message: '', detail: `no \u202espace ${'x'.repeat(9000)}` };
    const { body } = failedOtherwise('Could not run web', error, { kind: 'keys' }, words.t, nameOf);
    expect(body).toContain('The engine refused. no ⟨U+202E⟩space');
    expect(body.length).toBeLessThan(220);
  });
});
