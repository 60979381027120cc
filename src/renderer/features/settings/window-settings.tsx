import { useTranslation } from 'react-i18next';
import { useSettings } from '../../state/settings';
import { SettingSwitch } from './setting-switch';

/** What closing the window means, and how Slipway starts. */
export function WindowSettings() {
  const { t } = useTranslation();
  const { closeToTray, startAtLogin, startHidden } = useSettings((state) => state.settings.desktop);
  const saveIn = useSettings((state) => state.saveIn);
  return (
    <>
      <SettingSwitch
        label={t('settings.desktop.closeToTray')}
        hint={t('settings.desktop.closeToTrayHint')}
        checked={closeToTray}
        // Who decides here needs no question when the window closes.
        onChange={(on) => void saveIn('desktop', { closeToTray: on, closeExplained: true })}
      />
      <SettingSwitch
        label={t('settings.desktop.startAtLogin')}
        checked={startAtLogin}
        onChange={(on) => void saveIn('desktop', { startAtLogin: on })}
      />
      <SettingSwitch
        label={t('settings.desktop.startHidden')}
        reason={startAtLogin ? null : t('settings.desktop.startHiddenReason')}
        checked={startHidden}
        onChange={(on) => void saveIn('desktop', { startHidden: on })}
      />
    </>
  );
}
