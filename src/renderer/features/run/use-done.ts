import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { act } from '../../state/actions';
import { toast } from '../../state/toasts';
import { visibleLine } from '../../../shared/text/visible';
import { useRunDraft } from './draft';
import type { RunPhase } from './run-session';

/** Milliseconds: what the engine warns of takes longer to read. */
const warningMs = 15_000;

/** When it is done the dialog closes with a word; as docker does, it passes on what the engine warns of. */
export function useDone(phase: RunPhase, close: () => void): void {
  const { t } = useTranslation();
  useEffect(() => {
    if (phase.kind !== 'done') return;
    const { id, what, warnings } = phase;
    const name = visibleLine(phase.name, 80);
    const start = () => void act('containers.start', { ids: [id] }, t('run.startLine', { name }));
    const action = what === 'create' ? { label: t('run.done.start'), run: start } : null;
    const said = t(what === 'create' ? 'run.done.created' : 'run.done.started', { name });
    if (warnings.length === 0) toast(said, action);
    else toast(t('run.done.warned', { said, warnings: visibleLine(warnings.join(' '), 400) }), action, warningMs);
    useRunDraft.setState({ draft: null });
    close();
  }, [phase, close, t]);
}
