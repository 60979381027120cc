import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { act } from '../../state/actions';
import { toast } from '../../state/toasts';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Notice } from '../../ui/notice';
import { visibleLine } from '../../ui/visible-text';
import { useRunDraft } from './draft';
import type { RunPhase } from './run-session';

export type DoneViewProps = { readonly phase: Extract<RunPhase, { kind: 'done' }>; readonly onClose: () => void };

/** It ran: the dialog closes with a word. Only what the engine warns of keeps it open. */
export function DoneView({ phase, onClose }: DoneViewProps) {
  const { t } = useTranslation();
  const name = visibleLine(phase.name, 80);
  const said = t(phase.what === 'create' ? 'run.done.created' : 'run.done.started', { name });
  const isQuiet = phase.warnings.length === 0;
  useEffect(() => {
    useRunDraft.setState({ draft: null });
    if (!isQuiet) return;
    const start = () => void act('containers.start', { ids: [phase.id] }, t('run.startLine', { name }));
    toast(said, phase.what === 'create' ? { label: t('run.done.start'), run: start } : null);
    onClose();
  }, [isQuiet, name, onClose, phase, said, t]);
  if (isQuiet) return null;
  return (
    <Dialog
      title={said}
      onClose={onClose}
      footer={
        <>
          <span className="grow" />
          <Button variant="primary" autoFocus onClick={onClose}>
            {t('run.done.close')}
          </Button>
        </>
      }
    >
      <Notice kind="warn" role="alert">
        <b>{t('run.done.warnings')}</b>
        <ul>
          {phase.warnings.map((warning, index) => (
            <li key={index}>
              <bdi>{visibleLine(warning, 600)}</bdi>
            </li>
          ))}
        </ul>
      </Notice>
    </Dialog>
  );
}
