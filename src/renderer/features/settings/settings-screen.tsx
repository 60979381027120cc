import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { viewCommands } from '../../../shared/cli';
import { Bands } from '../../app/bands';
import { TopBar } from '../../app/top-bar';
import { capabilities } from '../../bridge/client';
import { useViewCommand } from '../../state/ribbon';
import { useSettings } from '../../state/settings';
import { About } from './about';
import { ConfirmSettings } from './confirm-settings';
import { EngineSetting } from './engine-setting';
import { LookSettings } from './look-settings';
import { NotifySettings } from './notify-settings';
import { Section } from './section';
import { ShellSetting } from './shell-setting';
import { UpdateSettings } from './update-settings';
import { WindowSettings } from './window-settings';
import './settings.css';

/** Everything that can be set; every change is kept at once. What is the desktop's alone is only there. */
export function SettingsScreen() {
  const { t } = useTranslation();
  const refresh = useSettings((state) => state.refresh);
  useViewCommand({ label: t('settings.view'), command: viewCommands.version });
  useEffect(() => {
    // The native parts change settings too: what is shown is what they are now.
    void refresh();
    const look = () => void refresh();
    addEventListener('focus', look);
    return () => removeEventListener('focus', look);
  }, [refresh]);
  return (
    <>
      <TopBar title={t('settings.title')} />
      <Bands />
      <div className="scroll settings" tabIndex={0} role="region" aria-label={t('settings.title')}>
        <Section id="look" title={t('settings.look')}>
          <LookSettings />
        </Section>
        <Section id="engine" title={t('settings.engine')}>
          <EngineSetting />
        </Section>
        <Section id="commands" title={t('settings.commands')}>
          <ShellSetting />
        </Section>
        <Section id="confirm" title={t('settings.confirm')}>
          <ConfirmSettings />
        </Section>
        {capabilities.host === 'desktop' && <DesktopSections />}
        <Section id="about" title={t('settings.about')}>
          <About />
        </Section>
      </div>
    </>
  );
}

function DesktopSections() {
  const { t } = useTranslation();
  return (
    <>
      <Section id="notify" title={t('settings.notify.title')}>
        <NotifySettings />
      </Section>
      <Section id="desktop" title={t('settings.desktop.title')}>
        <WindowSettings />
      </Section>
      <Section id="updates" title={t('settings.updates.title')}>
        <UpdateSettings />
      </Section>
    </>
  );
}
