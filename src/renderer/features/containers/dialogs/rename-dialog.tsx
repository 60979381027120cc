import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '../../../../shared/errors';
import { emptyRunSpec, validateRunSpec } from '../../../../shared/run';
import { act, lineOf } from '../../../state/actions';
import { useReplica } from '../../../state/replica';
import { useViewCommand } from '../../../state/ribbon';
import { Button } from '../../../ui/button';
import { CommandWell } from '../../../ui/command-well';
import { Dialog } from '../../../ui/dialog';
import { ErrorNotice } from '../../../ui/error-notice';
import { Field } from '../../../ui/field';
import { visibleLine } from '../../../../shared/text/visible';
import { displayName, shortId } from '../../../lists/names';

type Props = { readonly id: string; readonly onClose: () => void };

/** A new name for a container. What is wrong with it is said beside the field, also when the engine says so. */
export function RenameDialog({ id, onClose }: Props) {
  const { t } = useTranslation();
  const container = useReplica((replica) => replica.containers.get(id));
  const stale = useReplica((replica) => replica.stale);
  const [before] = useState(container ? displayName(container) : shortId(id));
  const [name, setName] = useState(before);
  const [touched, setTouched] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<{ readonly name: string; readonly error: AppError } | null>(null);

  const label = t('containers.lines.rename', { name: visibleLine(before, 80) });
  const line = lineOf('containers.rename', { id, name }, label);
  useViewCommand(line && { ...line, pending: true });

  // The refusal is about the name that was sent, not about what is typed since.
  const refused = refusal !== null && refusal.name === name ? refusal.error : null;
  const problem = problemOf();
  const submit = async () => {
    setTouched(true);
    if (problem !== null || busy || stale) return;
    setBusy(true);
    const result = await act('containers.rename', { id, name }, label, { quiet: true });
    setBusy(false);
    if (result.ok) onClose();
    else setRefusal({ name, error: result.error });
  };

  return (
    <Dialog
      title={t('containers.rename.title')}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      footer={
        <>
          <span className="grow" />
          <Button variant="ghost" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button
            type="submit"
            variant="primary"
            busy={busy}
            busyLabel={t('containers.rename.busy')}
            reason={stale ? t('containers.staleReason') : null}
          >
            {t('containers.rename.button')}
          </Button>
        </>
      }
    >
      <div className="containers-dialog">
        {line && <CommandWell command={line.command} />}
        <Field
          label={t('containers.rename.label')}
          mono
          autoFocus
          value={name}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => {
            setTouched(true);
            setName(event.currentTarget.value);
          }}
          error={(touched ? problem : null) ?? (refused?.code === 'name-in-use' ? taken(refused) : null)}
        />
        {refused && refused.code !== 'name-in-use' && <ErrorNotice error={refused} />}
      </div>
    </Dialog>
  );

  function problemOf(): string | null {
    if (name === before) return t('containers.rename.same');
    if (name === '') return t('containers.rename.empty');
    const found = validateRunSpec({ ...emptyRunSpec('image'), name }).find(({ field }) => field === 'name');
    return found ? t(`run.problems.${found.code}`, found.values) : null;
  }

  function taken(error: AppError): string {
    const owner = error.subjects?.find(({ kind }) => kind === 'container');
    return owner
      ? t('containers.rename.taken', { name: visibleLine(name, 80), id: shortId(owner.id) })
      : t('containers.rename.takenUnknown', { name: visibleLine(name, 80) });
  }
}
