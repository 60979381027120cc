import { app } from 'electron';
import { createInstance, type TFunction } from 'i18next';
import { resolveLanguage, type Language } from '../../shared/language';
import { translations } from '../../shared/translations';
import type { SettingsFile } from '../settings';

/** The texts of the native parts: menus, notifications, dialogs. The same texts as the window's. */
export type Words = {
  readonly t: TFunction;
  readonly language: () => Language;
  /** Called after the language has changed. */
  readonly onChange: (listener: () => void) => void;
};

/** The texts in the language of the settings, followed as they change. */
export async function nativeWords(settings: SettingsFile): Promise<Words> {
  const language = () => resolveLanguage(settings.current().language, [app.getLocale()]);
  const i18n = createInstance();
  const listeners = new Set<() => void>();
  await i18n.init({
    resources: translations,
    lng: language(),
    fallbackLng: 'en',
    // A menu and a notification show plain text.
    interpolation: { escapeValue: false },
  });
  settings.onChange(() => {
    if (i18n.language === language()) return;
    i18n.changeLanguage(language()).then(
      () => listeners.forEach((listener) => listener()),
      (error: unknown) => process.stderr.write(`The language could not be changed: ${String(error)}\n`),
    );
  });
  return {
    t: i18n.t,
    language,
    onChange: (listener) => listeners.add(listener),
  };
}
