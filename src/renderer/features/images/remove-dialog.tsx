import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '../../../shared/errors';
import type { Outcome } from '../../../shared/models';
import { act } from '../../state/actions';
import { useReplica } from '../../state/replica';
import { useViewCommand } from '../../state/ribbon';
import { Button } from '../../ui/button';
import { Checkbox } from '../../ui/checkbox';
import { CommandWell } from '../../ui/command-well';
import { Dialog } from '../../ui/dialog';
import { ErrorNotice } from '../../ui/error-notice';
import { errorText } from '../../ui/error-text';
import { Hint } from '../../ui/hint';
import { Notice } from '../../ui/notice';
import { SafeText } from '../../ui/safe-text';
import { visibleLine } from '../../../shared/text/visible';
import { useDoNotAsk } from '../../lists/use-do-not-ask';
import { displayName, shortId } from '../../lists/names';
import { imageRows, refOf, type ImageRow } from './image-rows';
import { removeLine } from './perform';

const maxNames = 5;
const longestDetail = 600;

type Props = { readonly refs: readonly string[]; readonly onClose: () => void };

/**
 * Asks before images are removed, naming the containers made from each. What the engine refuses stays here with its
 * reason, and is then offered by force.
 */
export function RemoveImagesDialog({ refs: asked, onClose }: Props) {
  const { t } = useTranslation();
  const [force, setForce] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<readonly Outcome[]>([]);
  const [failure, setFailure] = useState<AppError | null>(null);
  const doNotAsk = useDoNotAsk('remove');
  const stale = useReplica((replica) => replica.stale);
  const images = useReplica((replica) => replica.images);
  const containers = useReplica((replica) => replica.containers);

  const again = refused.length > 0;
  const refs = again ? refused.map(({ id }) => id) : asked;
  const rows = new Map(imageRows(images.values(), containers.values()).map((row) => [refOf(row), row]));
  const byForce = force || refused.some(({ error }) => error?.code === 'image-in-use');
  const line = removeLine(refs, byForce);
  useViewCommand(line && { ...line, pending: true });
  const used = refs.filter((ref) => isWhole(rows.get(ref), refs) && (rows.get(ref)?.users.length ?? 0) > 0).length;
  const count = refs.length;

  const remove = async () => {
    setBusy(true);
    setFailure(null);
    doNotAsk.keep();
    const label = t('images.lines.remove', { count });
    const result = await act('images.remove', { refs: [...refs], force: byForce }, label, { quiet: true });
    setBusy(false);
    if (!result.ok) return setFailure(result.error);
    const left = result.value.filter(({ error }) => error !== null);
    if (left.length === 0) return onClose();
    setRefused(left);
  };

  return (
    <Dialog
      title={t('images.remove.title', { count })}
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
            {again ? t('images.remove.close') : t('ui.cancel')}
          </Button>
          <Button
            variant="danger"
            busy={busy}
            busyLabel={t('images.remove.busy')}
            reason={stale ? t('containers.staleReason') : null}
            onClick={() => void remove()}
          >
            {again && byForce ? t('images.remove.byForce') : again ? t('problems.retry') : t('images.remove.button')}
          </Button>
        </>
      }
    >
      <div className="images-dialog">
        {line && <CommandWell command={line.command} />}
        {failure && <ErrorNotice error={failure} />}
        {again ? (
          <Refused refused={refused} />
        ) : (
          <ul className="images-targets" tabIndex={0} aria-label={t('images.remove.list')}>
            {refs.map((ref) => (
              <Target key={ref} name={ref} row={rows.get(ref)} whole={isWhole(rows.get(ref), refs)} />
            ))}
          </ul>
        )}
        {!again && used > 0 && (
          <div>
            <Checkbox checked={force} onCheckedChange={(on) => setForce(on === true)}>
              <code>-f</code> {count > 1 ? t('images.remove.forceMany') : t('images.remove.force')}
            </Checkbox>
          </div>
        )}
        {byForce && <Hint kind="warn">{t('images.remove.forceNote')}</Hint>}
        <p className="mid">{t('images.remove.text', { count })}</p>
      </div>
    </Dialog>
  );
}

/** Whether the image itself goes: all of its tags do. */
const isWhole = (row: ImageRow | undefined, refs: readonly string[]): boolean =>
  row === undefined || row.image.tags.every((tag) => refs.includes(tag));

type TargetProps = { readonly name: string; readonly row: ImageRow | undefined; readonly whole: boolean };

/** What goes, and who needs it. */
function Target({ name, row, whole }: TargetProps) {
  const { t } = useTranslation();
  const users = row?.users ?? [];
  const names = users.slice(0, maxNames).map((user) => visibleLine(displayName(user), 60)).join(', ');
  const more = users.length - maxNames;
  const said = more > 0 ? `${names} ${t('images.remove.andMore', { count: more })}` : names;
  return (
    <li>
      <SafeText className="mono trunc" text={name.startsWith('sha256:') ? shortId(name) : name} title />
      <span className="why">
        {!whole ? t('images.remove.untags') : users.length > 0 ? t('images.remove.inUse', { names: said }) : t('images.unused')}
      </span>
    </li>
  );
}

function Refused({ refused }: { readonly refused: readonly Outcome[] }) {
  const { t } = useTranslation();
  return (
    <Notice kind="bad" role="alert">
      <b>{t('images.remove.refused', { count: refused.length })}</b>
      <ul className="images-refused" tabIndex={0} aria-label={t('images.remove.list')}>
        {refused.map(({ id, error }) => (
          <li key={id}>
            <SafeText className="mono" text={id.startsWith('sha256:') ? shortId(id) : id} />{' '}
            {error && (
              <>
                {errorText(error, t).why} {error.detail && <bdi className="dim">{visibleLine(error.detail, longestDetail)}</bdi>}
              </>
            )}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
