import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { viewCommands } from '../../../shared/cli';
import { languages, shells, type Settings } from '../../../shared/models';
import { Bands } from '../../app/bands';
import { TopBar } from '../../app/top-bar';
import { useViewCommand } from '../../state/ribbon';
import { useSettings } from '../../state/settings';
import { CopyButton } from '../../ui/copy-button';
import { Hint } from '../../ui/hint';
import { SafeText } from '../../ui/safe-text';
import { Segments } from '../../ui/segments';
import { Switch } from '../../ui/switch';
import { EngineSetting } from './engine-setting';
import './settings.css';

/** Language, theme, engine, shell, and what asks first. Every change is kept at once. */
export function SettingsScreen() {
  const { t } = useTranslation();
  useViewCommand({ label: t('settings.view'), command: viewCommands.version });
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
        <Section id="about" title={t('settings.about')}>
          <About />
        </Section>
      </div>
    </>
  );
}

function Section({ id, title, children }: { readonly id: string; readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-labelledby={`settings-${id}`}>
      <h2 id={`settings-${id}`}>{title}</h2>
      <div className="settings-body">{children}</div>
    </section>
  );
}

function LookSettings() {
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

function ShellSetting() {
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

const questions = [
  ['kill', 'confirmKill'],
  ['remove', 'confirmRemove'],
  ['all', 'confirmAll'],
] as const satisfies readonly (readonly [keyof Settings['confirm'], string])[];

function ConfirmSettings() {
  const { t } = useTranslation();
  const confirm = useSettings((state) => state.settings.confirm);
  const save = useSettings((state) => state.save);
  return questions.map(([name, text]) => (
    <Switch
      key={name}
      label={t(`settings.${text}`)}
      checked={confirm[name]}
      onCheckedChange={(on) => void save({ confirm: { ...confirm, [name]: on } })}
    />
  ));
}

function About() {
  const { t } = useTranslation();
  const info = useSettings((state) => state.info);
  if (!info) return null;
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
      </dd>
    </dl>
  );
}
