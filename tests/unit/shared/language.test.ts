import { describe, expect, it } from 'vitest';
import { resolveLanguage } from '../../../src/shared/language';

describe('the language of the window', () => {
  it('is the one that was chosen, whatever the system speaks', () => {
    expect(resolveLanguage('ru', ['en-GB'])).toBe('ru');
    expect(resolveLanguage('en', ['ru-RU'])).toBe('en');
  });

  it('is the first of the system that is known', () => {
    expect(resolveLanguage('system', ['de-DE', 'ru-RU', 'en'])).toBe('ru');
    expect(resolveLanguage('system', ['EN-us'])).toBe('en');
  });

  it('is English when nothing is known', () => {
    expect(resolveLanguage('system', ['de', 'fr'])).toBe('en');
    expect(resolveLanguage('system', [])).toBe('en');
  });
});
