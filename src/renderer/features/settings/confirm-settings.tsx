import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../shared/models';
import { useSettings } from '../../state/settings';
import { Switch } from '../../ui/switch';

const questions = [
  ['kill', 'confirmKill'],
  ['remove', 'confirmRemove'],
  ['all', 'confirmAll'],
] as const satisfies readonly (readonly [keyof Settings['confirm'], string])[];

/** What asks before it happens. */
export function ConfirmSettings() {
  const { t } = useTranslation();
  const confirm = useSettings((state) => state.settings.confirm);
  const saveIn = useSettings((state) => state.saveIn);
  return questions.map(([name, text]) => (
    <Switch
      key={name}
      label={t(`settings.${text}`)}
      checked={confirm[name]}
      onCheckedChange={(on) => void saveIn('confirm', { [name]: on })}
    />
  ));
}
