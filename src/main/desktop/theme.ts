import { nativeTheme } from 'electron';
import type { SettingsFile } from '../settings';

/** Native parts (title bar, menus, dialogs) are light or dark as the settings say, or as the system is. */
export function followTheme(settings: SettingsFile): void {
  nativeTheme.themeSource = settings.current().theme;
  settings.onChange(({ theme }) => {
    nativeTheme.themeSource = theme;
  });
}
