import { useTranslation } from 'react-i18next';
import type { RibbonLine } from '../../../state/ribbon';
import { useViewCommand } from '../../../state/ribbon';
import { Button } from '../../../ui/button';
import { Checkbox } from '../../../ui/checkbox';
import { CommandWell } from '../../../ui/command-well';
import { Dialog } from '../../../ui/dialog';
import { bulkLine, perform } from '../perform';
import { stopAll } from '../restart-offer';
import { TargetList } from './target-list';
import { useDoNotAsk } from '../../../lists/use-do-not-ask';

type EndDialogProps = {
  readonly title: string;
  readonly text: string;
  readonly button: string;
  readonly ids: readonly string[];
  readonly listLabel: string;
  readonly line: RibbonLine | null;
  readonly setting: 'kill' | 'all';
  readonly danger?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
};

/** Asks before containers are ended: the command, what it hits, and what is lost. */
function EndDialog(props: EndDialogProps) {
  const { t } = useTranslation();
  const doNotAsk = useDoNotAsk(props.setting);
  useViewCommand(props.line && { ...props.line, pending: true });
  const confirm = () => {
    doNotAsk.keep();
    props.onClose();
    props.onConfirm();
  };
  return (
    <Dialog
      title={props.title}
      role="alertdialog"
      light
      onClose={props.onClose}
      footer={
        <>
          <Checkbox checked={doNotAsk.checked} onCheckedChange={(on) => doNotAsk.setChecked(on === true)}>
            {t('ui.doNotAskAgain')}
          </Checkbox>
          <span className="grow" />
          <Button variant="ghost" autoFocus onClick={props.onClose}>
            {t('ui.cancel')}
          </Button>
          <Button variant={props.danger ? 'danger' : 'primary'} onClick={confirm}>
            {props.button}
          </Button>
        </>
      }
    >
      <div className="containers-dialog">
        {props.line && <CommandWell command={props.line.command} />}
        <TargetList ids={props.ids} label={props.listLabel} />
        <p className="mid">{props.text}</p>
      </div>
    </Dialog>
  );
}

type KillProps = { readonly ids: readonly string[]; readonly whole?: 'running'; readonly onClose: () => void };

/** Asks before SIGKILL. */
export function KillDialog({ ids, whole, onClose }: KillProps) {
  const { t } = useTranslation();
  const count = ids.length;
  const input = { ids: [...ids], whole, signal: 'SIGKILL' };
  return (
    <EndDialog
      title={whole ? t('containers.all.killRunningTitle') : t('containers.kill.title', { count })}
      text={whole ? t('containers.all.killRunningText', { count }) : t('containers.kill.text', { count })}
      button={t('containers.kill.button')}
      ids={ids}
      listLabel={t('containers.kill.list')}
      line={bulkLine('containers.kill', input)}
      setting={whole ? 'all' : 'kill'}
      danger
      onConfirm={() => void perform('containers.kill', input)}
      onClose={onClose}
    />
  );
}

/** Asks before everything that runs is stopped. */
export function StopAllDialog({ ids, onClose }: Omit<KillProps, 'whole'>) {
  const { t } = useTranslation();
  const count = ids.length;
  return (
    <EndDialog
      title={t('containers.all.stopRunningTitle')}
      text={t('containers.all.stopRunningText', { count })}
      button={t('containers.verbs.stop')}
      ids={ids}
      listLabel={t('containers.all.list')}
      line={bulkLine('containers.stop', { ids: [...ids], whole: 'running' })}
      setting="all"
      onConfirm={() => void stopAll(ids)}
      onClose={onClose}
    />
  );
}
