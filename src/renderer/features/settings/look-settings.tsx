import { useTranslation } from 'react-i18next';
import { languages } from '../../../shared/models';
import { useSettings } from '../../state/settings';
import { Segments } from '../../ui/segments';

/** Language and theme. */
export function LookSettings() {
  const { t } = useTranslation();
  const { language, theme } = useSettings((state) => state.settings);
  const save = useSettings((state) => state.save);
  const languageOptions = (['system', ...languages] as const).map((value) => ({ value, label: t(`settings.${value}`) }));
  const themeOptions = (['system', 'light', 'dark'] as const).map((value) => ({ value, label: t(`settings.${value}`) }));
  return (
    <>
      <div className="setting">
        <span className="label">{t('settings.language')}</span>
        <Segments
          label={t('settings.language')}
          value={language}
          options={languageOptions}
          onChange={(value) => void save({ language: value })}
        />
      </div>
      <div className="setting">
        <span className="label">{t('settings.theme')}</span>
        <Segments
          label={t('settings.theme')}
          value={theme}
          options={themeOptions}
          onChange={(value) => void save({ theme: value })}
        />
      </div>
    </>
  );
}
