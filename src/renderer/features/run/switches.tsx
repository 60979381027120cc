import { Controller, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Switch } from '../../ui/switch';
import type { RunForm } from './run-form';

const switches = [
  ['detach', '-d'],
  ['remove', '--rm'],
  ['interactive', '-i'],
  ['tty', '-t'],
  ['init', '--init'],
] as const;

/** How the container runs: the flags without a value. */
export function Switches() {
  const { t } = useTranslation();
  const { control } = useFormContext<RunForm>();
  return (
    <div className="toggles" role="group" aria-label={t('run.switches.label')}>
      {switches.map(([name, flag]) => (
        <Controller
          key={name}
          name={name}
          control={control}
          render={({ field: { value, onChange, onBlur, ref } }) => (
            <Switch
              ref={ref}
              checked={value}
              onCheckedChange={onChange}
              onBlur={onBlur}
              label={t(`run.switches.${name}`)}
              flag={flag}
              title={name === 'init' ? t('run.initNote') : t(`run.switches.${name}Title`)}
            />
          )}
        />
      ))}
    </div>
  );
}
