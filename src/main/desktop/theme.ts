import { nativeTheme } from 'electron';
import type { Handlers } from '../ipc/contract-types';

/** Handlers that also keep the native parts (window background, dialogs) in the theme of the settings. */
export function withNativeTheme(handlers: Handlers): Handlers {
  return {
    ...handlers,
    'settings.set': async (patch, context) => {
      const settings = await handlers['settings.set'](patch, context);
      nativeTheme.themeSource = settings.theme;
      return settings;
    },
  };
}
