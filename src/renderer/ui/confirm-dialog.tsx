import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../shared/models';
import { useViewCommand, type RibbonLine } from '../state/ribbon';
import { useSettings } from '../state/settings';
import { Button } from './button';
import { Checkbox } from './checkbox';
import { CommandWell } from './command-well';
import { Dialog } from './dialog';
import { SafeText } from './safe-text';

export type ConfirmDialogProps = {
  readonly title: string;
  /** What will happen, as the ribbon says it; shown on top. */
  readonly line: RibbonLine | null;
  /** The objects it happens to. */
  readonly names: readonly string[];
  /** What is lost. */
  readonly loss: string;
  readonly confirmLabel: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  /** The setting that this question answers to; offers 'Do not ask again'. */
  readonly setting?: keyof Settings['confirm'];
  /** Choices that change the command, between the names and the loss. */
  readonly children?: ReactNode;
};

/** Names the objects and the loss before something that cannot be taken back. */
export function ConfirmDialog({
  title,
  line,
  names,
  loss,
  confirmLabel,
  onConfirm,
  onClose,
  setting,
  children,
}: ConfirmDialogProps) {
  const { t } = useTranslation();
  const cancel = useRef<HTMLButtonElement>(null);
  const [neverAgain, setNeverAgain] = useState(false);
  const save = useSettings((state) => state.save);
  const confirm = useSettings((state) => state.settings.confirm);
  useViewCommand(line && { ...line, danger: true });
  const accept = () => {
    if (setting && neverAgain) void save({ confirm: { ...confirm, [setting]: false } });
    onClose();
    onConfirm();
  };
  const footer = (
    <>
      <span className="grow" />
      <Button ref={cancel} variant="ghost" onClick={onClose}>
        {t('ui.cancel')}
      </Button>
      <Button variant="danger" onClick={accept}>
        {confirmLabel}
      </Button>
    </>
  );
  return (
    <Dialog title={title} role="alertdialog" light initialFocus={cancel} onClose={onClose} footer={footer}>
      {line && <CommandWell command={line.command} />}
      {names.length > 0 && (
        <ul className="confirm-names" tabIndex={0} aria-label={t('ui.affected')}>
          {names.map((name, index) => (
            <li key={index}>
              <SafeText text={name} max={200} />
            </li>
          ))}
        </ul>
      )}
      {children}
      <p className="mid">{loss}</p>
      {setting && (
        <p className="confirm-again">
          <Checkbox checked={neverAgain} onCheckedChange={(on) => setNeverAgain(on === true)}>
            {t('ui.doNotAskAgain')}
          </Checkbox>
        </p>
      )}
    </Dialog>
  );
}
