import { useTranslation } from 'react-i18next';
import { shells } from '../../../shared/models';
import { useSettings } from '../../state/settings';
import { Hint } from '../../ui/hint';
import { Segments } from '../../ui/segments';

/** The shell that commands are written for. */
export function ShellSetting() {
  const { t } = useTranslation();
  const shell = useSettings((state) => state.settings.shell);
  const save = useSettings((state) => state.save);
  return (
    <div className="setting">
      <span className="label">{t('settings.shell')}</span>
      <Segments
        label={t('settings.shell')}
        value={shell}
        options={shells.map((value) => ({ value, label: t(`ui.shells.${value}`) }))}
        onChange={(value) => void save({ shell: value })}
      />
      <Hint>{t('settings.shellHint')}</Hint>
    </div>
  );
}
