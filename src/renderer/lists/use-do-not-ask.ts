import { useState } from 'react';
import type { Settings } from '../../shared/models';
import { useSettings } from '../state/settings';

/** 'Do not ask again', kept until the person goes through with it: `keep` is what makes it last. */
export function useDoNotAsk(setting: keyof Settings['confirm']) {
  const [checked, setChecked] = useState(false);
  const keep = (): void => {
    if (!checked) return;
    const { settings, save } = useSettings.getState();
    void save({ confirm: { ...settings.confirm, [setting]: false } });
  };
  return { checked, setChecked, keep };
}
