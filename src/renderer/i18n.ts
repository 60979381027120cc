import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { resolveLanguage, type Language } from '../shared/language';
import type { Settings } from '../shared/models';
import { importAgain } from './app/import-again';

/** A window speaks one language: the other one's texts come when they are asked for. */
const texts = {
  en: () => import('../shared/locales/en.json'),
  ru: () => import('../shared/locales/ru.json'),
} as const;

async function fetchTexts(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, 'translation')) return;
  i18next.addResourceBundle(language, 'translation', (await importAgain(texts[language])).default);
}

/** Makes the window speak a language; the document says which. */
export async function speak(chosen: Settings['language']): Promise<void> {
  const language = resolveLanguage(chosen, navigator.languages);
  await fetchTexts(language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

/** To be awaited before the first render; then `speak` has to be. */
export async function startI18n(): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources: {},
    // React escapes what it renders.
    interpolation: { escapeValue: false },
  });
}
