import { languages, type Settings } from './models';
import en from './locales/en.json';
import ru from './locales/ru.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en };
  }
}

export type Language = (typeof languages)[number];

/** Every text in every language, as i18next takes them. Both hosts and the native parts speak with the same words. */
export const translations = { en: { translation: en }, ru: { translation: ru } } as const;

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
