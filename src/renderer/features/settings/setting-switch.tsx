import { useId } from 'react';
import { Hint } from '../../ui/hint';
import { Switch } from '../../ui/switch';

export type SettingSwitchProps = {
  readonly label: string;
  readonly hint?: string;
  /** Why it cannot be changed now. */
  readonly reason?: string | null;
  readonly checked: boolean;
  readonly onChange: (on: boolean) => void;
};

/** A switch with the words that explain it. */
export function SettingSwitch({ label, hint, reason = null, checked, onChange }: SettingSwitchProps) {
  const id = useId();
  const explained = reason ?? hint;
  return (
    <div className="setting">
      <Switch label={label} checked={checked} reason={reason} aria-describedby={explained ? id : undefined} onCheckedChange={onChange} />
      {explained && <Hint id={id}>{explained}</Hint>}
    </div>
  );
}
