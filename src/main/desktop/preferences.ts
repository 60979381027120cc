import { app, nativeTheme } from 'electron';
import type { Settings } from '../../shared/models';
import type { Handlers } from '../ipc/contract-types';

/* What the native parts (title bar, dialogs) take from the settings. */

let language: Settings['language'] = 'system';

/** Applies the settings, and gives handlers that apply them again whenever they change. */
export async function followSettings(handlers: Handlers): Promise<Handlers> {
  const { settings } = await handlers['app.info']({}, { signal: new AbortController().signal });
  apply(settings);
  return {
    ...handlers,
    'settings.set': async (patch, context) => {
      const changed = await handlers['settings.set'](patch, context);
      apply(changed);
      return changed;
    },
  };
}

/** The language of native dialogs. */
export function nativeLanguage(): 'en' | 'ru' {
  if (language !== 'system') return language;
  return app.getLocale().toLowerCase().startsWith('ru') ? 'ru' : 'en';
}

function apply(settings: Settings): void {
  language = settings.language;
  nativeTheme.themeSource = settings.theme;
}
