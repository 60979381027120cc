import { useTranslation } from 'react-i18next';
import { useSettings } from '../../state/settings';
import { SettingSwitch } from './setting-switch';

/** Which notifications of the system there are. */
export function NotifySettings() {
  const { t } = useTranslation();
  const notify = useSettings((state) => state.settings.notify);
  const saveIn = useSettings((state) => state.saveIn);
  return (
    <>
      <SettingSwitch
        label={t('settings.notify.failed')}
        hint={t('settings.notify.failedHint')}
        checked={notify.failed}
        onChange={(failed) => void saveIn('notify', { failed })}
      />
      <SettingSwitch
        label={t('settings.notify.unhealthy')}
        checked={notify.unhealthy}
        onChange={(unhealthy) => void saveIn('notify', { unhealthy })}
      />
      <SettingSwitch
        label={t('settings.notify.finished')}
        hint={t('settings.notify.finishedHint')}
        checked={notify.finished}
        onChange={(finished) => void saveIn('notify', { finished })}
      />
    </>
  );
}
