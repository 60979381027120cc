import en from './locales/en.json';
import ru from './locales/ru.json';

/** Every text in every language, as i18next takes them: for the native parts, which the window shares its words with. */
export const translations = { en: { translation: en }, ru: { translation: ru } } as const;
