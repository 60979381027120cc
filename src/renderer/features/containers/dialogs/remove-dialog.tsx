import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outcome } from '../../../../shared/models';
import type { AppError } from '../../../../shared/errors';
import { act } from '../../../state/actions';
import { useReplica } from '../../../state/replica';
import { useViewCommand } from '../../../state/ribbon';
import { Button } from '../../../ui/button';
import { Checkbox } from '../../../ui/checkbox';
import { CommandWell } from '../../../ui/command-well';
import { Dialog } from '../../../ui/dialog';
import { ErrorNotice } from '../../../ui/error-notice';
import { Hint } from '../../../ui/hint';
import { bulkLine, labelOf } from '../perform';
import { isInPs } from '../../../lists/status';
import { RefusedList } from './refused-list';
import { TargetList } from './target-list';
import { useDoNotAsk } from '../../../lists/use-do-not-ask';

type Props = {
  readonly ids: readonly string[];
  readonly whole?: 'stopped' | 'all';
  readonly onClose: () => void;
};

/**
 * Asks before containers are removed, with `-f` and `-v` as choices. What the engine refuses stays here with its
 * reason; what it refuses because it runs is then offered by force.
 */
export function RemoveDialog({ ids: asked, whole: askedWhole, onClose }: Props) {
  const { t } = useTranslation();
  const [force, setForce] = useState(false);
  const [volumes, setVolumes] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<readonly Outcome[]>([]);
  const [failure, setFailure] = useState<AppError | null>(null);
  const doNotAsk = useDoNotAsk(askedWhole ? 'all' : 'remove');
  const stale = useReplica((replica) => replica.stale);
  const containers = useReplica((replica) => replica.containers);

  const again = refused.length > 0;
  const ids = again ? refused.map(({ id }) => id) : asked;
  // What is left of a whole set is no longer the whole set.
  const whole = again ? undefined : askedWhole;
  const count = ids.length;
  const byForce = refused.some(({ error }) => error?.code === 'container-running') || force;
  const input = { ids: [...ids], whole, force: byForce, volumes };
  const line = bulkLine('containers.remove', input);
  useViewCommand(line && { ...line, pending: true });
  const running = ids.filter((id) => {
    const container = containers.get(id);
    return container !== undefined && isInPs(container);
  }).length;

  const remove = async () => {
    setBusy(true);
    setFailure(null);
    doNotAsk.keep();
    const result = await act('containers.remove', input, labelOf('containers.remove', input), { quiet: true });
    setBusy(false);
    if (!result.ok) return setFailure(result.error);
    const left = result.value.filter(({ error }) => error !== null);
    if (left.length === 0) return onClose();
    setRefused(left);
  };

  const many = count > 1;
  return (
    <Dialog
      title={title()}
      role="alertdialog"
      width={520}
      light={!busy}
      onClose={onClose}
      footer={
        <>
          {!again && (
            <Checkbox checked={doNotAsk.checked} onCheckedChange={(on) => doNotAsk.setChecked(on === true)}>
              {t('ui.doNotAskAgain')}
            </Checkbox>
          )}
          <span className="grow" />
          <Button variant="ghost" autoFocus onClick={onClose}>
            {again ? t('containers.remove.close') : t('ui.cancel')}
          </Button>
          <Button
            variant="danger"
            busy={busy}
            busyLabel={t('containers.remove.busy')}
            reason={stale ? t('containers.staleReason') : null}
            onClick={() => void remove()}
          >
            {again && byForce ? t('containers.remove.byForce') : again ? t('problems.retry') : t('containers.remove.button')}
          </Button>
        </>
      }
    >
      <div className="containers-dialog">
        {line && <CommandWell command={line.command} />}
        {failure && <ErrorNotice error={failure} />}
        {again ? (
          <RefusedList refused={refused} />
        ) : (
          <TargetList ids={ids} label={t('containers.remove.list')} />
        )}
        <div className="choices">
          {!again && (
            <Checkbox checked={force} onCheckedChange={(on) => setForce(on === true)}>
              <code>-f</code> {many ? t('containers.remove.forceMany') : t('containers.remove.force')}
            </Checkbox>
          )}
          {running > 0 && !byForce && (
            <Hint kind="warn">{many ? t('containers.all.refused', { count: running }) : t('containers.remove.runs')}</Hint>
          )}
          <Checkbox checked={volumes} onCheckedChange={(on) => setVolumes(on === true)}>
            <code>-v</code> {many ? t('containers.remove.volumesMany') : t('containers.remove.volumes')}
          </Checkbox>
          {volumes && <Hint kind="warn">{t('containers.remove.volumesWarning')}</Hint>}
        </div>
        <p className="mid">{t('containers.remove.text', { count })}</p>
      </div>
    </Dialog>
  );

  function title(): string {
    if (whole === 'stopped') return t('containers.all.removeStoppedTitle');
    if (whole === 'all') return t('containers.all.removeAllTitle');
    return t('containers.remove.title', { count });
  }
}
