import { useTranslation } from 'react-i18next';
import { useSettings } from '../../state/settings';
import { SettingSwitch } from './setting-switch';
import { UpdateStatus } from './update-status';

/** Whether Slipway looks for newer versions, and what it found. */
export function UpdateSettings() {
  const { t } = useTranslation();
  const { checkForUpdates } = useSettings((state) => state.settings.desktop);
  const saveIn = useSettings((state) => state.saveIn);
  return (
    <>
      <SettingSwitch
        label={t('settings.updates.check')}
        hint={t('settings.updates.checkHint')}
        checked={checkForUpdates}
        onChange={(on) => void saveIn('desktop', { checkForUpdates: on })}
      />
      <UpdateStatus />
    </>
  );
}
