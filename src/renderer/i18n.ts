import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { languages, type Settings } from '../shared/models';
import en from './locales/en.json';
import ru from './locales/ru.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en };
  }
}

export type Language = (typeof languages)[number];

const isLanguage = (tag: string): tag is Language => (languages as readonly string[]).includes(tag);

/** The language to speak: the one that was chosen, or the first of the system's that we know, or English. */
export function resolveLanguage(chosen: Settings['language'], preferred: readonly string[]): Language {
  if (chosen !== 'system') return chosen;
  for (const tag of preferred) {
    const primary = tag.toLowerCase().split('-')[0] ?? '';
    if (isLanguage(primary)) return primary;
  }
  return 'en';
}

/** Makes the window speak a language, at once; the document says which. */
export async function speak(chosen: Settings['language']): Promise<void> {
  const language = resolveLanguage(chosen, navigator.languages);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

/** To be awaited before the first render. Both languages are in the bundle, so nothing is fetched. */
export async function startI18n(): Promise<void> {
  const language = resolveLanguage('system', navigator.languages);
  document.documentElement.lang = language;
  await i18next.use(initReactI18next).init({
    resources: { en: { translation: en }, ru: { translation: ru } },
    lng: language,
    fallbackLng: 'en',
    // React escapes what it renders.
    interpolation: { escapeValue: false },
  });
}
