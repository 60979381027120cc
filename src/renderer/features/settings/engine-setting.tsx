import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useEngines } from '../../state/engines';
import { useReplica } from '../../state/replica';
import { useSettings } from '../../state/settings';
import { Hint } from '../../ui/hint';
import { Select } from '../../ui/select';
import { visibleLine } from '../../../shared/text/visible';

const automatic = '';

/** Which engine Slipway uses: the one the docker CLI would, or one that was chosen. */
export function EngineSetting() {
  const { t } = useTranslation();
  const chosen = useSettings((state) => state.settings.engine);
  const save = useSettings((state) => state.save);
  const choices = useEngines((state) => state.choices);
  const endpoint = useReplica((replica) => replica.engine.endpoint);
  useEffect(() => {
    void useEngines.getState().look();
  }, []);
  const found = (choices ?? []).map((choice) => choice.endpoint);
  // One that was chosen and is not found now stays on the list: a list that lost it would change it.
  const missing = chosen !== null && !found.some(({ address }) => address === chosen);
  const options = [
    { value: automatic, label: t('settings.engineAuto') },
    ...found.map(({ name, address }) => ({ value: address, label: `${visibleLine(name, 60)} · ${visibleLine(address, 80)}` })),
    ...(missing ? [{ value: chosen, label: visibleLine(chosen, 120) }] : []),
  ];
  return (
    <div className="setting">
      <Select
        label={t('settings.engineLabel')}
        value={chosen ?? automatic}
        options={options}
        onChange={(value) => void save({ engine: value === automatic ? null : value })}
      />
      <Hint>
        {chosen !== null
          ? t('settings.engineFixed', { address: visibleLine(chosen, 120) })
          : [t('settings.engineHint'), endpoint && t('settings.engineNow', { name: visibleLine(endpoint.name, 60) })].filter(Boolean).join(' ')}
      </Hint>
    </div>
  );
}
