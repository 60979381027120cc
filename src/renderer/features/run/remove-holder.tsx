import { useTranslation } from 'react-i18next';
import type { ErrorSubject } from '../../../shared/errors';
import { act, lineOf } from '../../state/actions';
import { useReplica } from '../../state/replica';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { visibleLine } from '../../../shared/text/visible';

export type RemoveHolderProps = {
  readonly container: ErrorSubject;
  readonly onClose: () => void;
  readonly onRemoved: () => void;
};

/** Asks before the container that holds the name makes way. */
export function RemoveHolder({ container, onClose, onRemoved }: RemoveHolderProps) {
  const { t } = useTranslation();
  const state = useReplica((replica) => replica.containers.get(container.id)?.state);
  const force = state === 'running' || state === 'paused' || state === 'restarting';
  const name = visibleLine(container.name, 80);
  const input = { ids: [container.id], force, volumes: false };
  const label = t('run.removeHolderAct', { name });
  const remove = async () => {
    const answer = await act('containers.remove', input, label);
    if (answer.ok && answer.value.every((outcome) => outcome.error === null)) onRemoved();
  };
  return (
    <ConfirmDialog
      title={t('run.removeHolderTitle', { name })}
      line={lineOf('containers.remove', input, label)}
      names={[container.name]}
      loss={t(force ? 'run.removeHolderRunning' : 'run.removeHolderLoss')}
      confirmLabel={t('run.removeHolderButton')}
      onConfirm={() => void remove()}
      onClose={onClose}
    />
  );
}
