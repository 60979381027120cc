import { FolderOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { call, capabilities } from '../../bridge/client';
import { reportProblem } from '../../state/problems';
import { useSettings } from '../../state/settings';
import { CopyButton } from '../../ui/copy-button';
import { IconButton } from '../../ui/icon-button';
import { SafeText } from '../../ui/safe-text';

/** The version, and where the settings are kept. */
export function About() {
  const { t } = useTranslation();
  const info = useSettings((state) => state.info);
  const save = useSettings((state) => state.save);
  if (!info) return null;
  const reveal = async () => {
    const show = () => call('files.reveal', { path: info.settingsFile });
    let result = await show();
    if (!result.ok && result.error.code === 'not-found') {
      // Until something is changed there is no file.
      await save({});
      result = await show();
    }
    if (!result.ok) reportProblem(t('settings.reveal'), result.error, () => void reveal());
  };
  return (
    <dl className="about">
      <dt>{t('settings.version')}</dt>
      <dd>{info.version}</dd>
      <dt>{t('settings.file')}</dt>
      <dd>
        <code>
          <SafeText text={info.settingsFile} max={400} />
        </code>
        <CopyButton text={info.settingsFile} label={t('settings.copyPath')} />
        {capabilities.files && <IconButton icon={FolderOpen} label={t('settings.reveal')} onClick={() => void reveal()} />}
      </dd>
    </dl>
  );
}
