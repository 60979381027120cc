import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { capabilities } from '../bridge/client';
import { act } from '../state/actions';
import { useSettings } from '../state/settings';
import { Button } from '../ui/button';
import { IconButton } from '../ui/icon-button';
import { Notice } from '../ui/notice';
import { visibleLine } from '../../shared/text/visible';

/** The settings file was damaged when Slipway started: what was set is lost, so it is said until it was read. */
export function SetAsideBand() {
  const { t } = useTranslation();
  const path = useSettings((state) => state.setAside);
  const forget = useSettings((state) => state.forgetSetAside);
  if (path === null) return null;
  return (
    <Notice
      kind="warn"
      role="status"
      className="band"
      actions={
        <>
          {capabilities.files && (
            <Button size="sm" onClick={() => void act('files.reveal', { path }, t('files.reveal'))}>
              {t('files.reveal')}
            </Button>
          )}
          <IconButton label={t('ui.dismiss')} icon={X} onClick={forget} />
        </>
      }
    >
      <b>{t('settings.setAsideTitle')}</b> {t('settings.setAsideText', { path: visibleLine(path, 400) })}
    </Notice>
  );
}
