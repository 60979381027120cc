import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { resolveLanguage, translations } from '../shared/language';
import type { Settings } from '../shared/models';

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
    resources: translations,
    lng: language,
    fallbackLng: 'en',
    // React escapes what it renders.
    interpolation: { escapeValue: false },
  });
}
