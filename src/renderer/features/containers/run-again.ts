import i18next from 'i18next';
import type { Out } from '../../../shared/contract';
import type { Container } from '../../../shared/models';
import { formatRun } from '../../../shared/run';
import { visibleLine } from '../../../shared/text/visible';
import { call } from '../../bridge/client';
import { displayName } from '../../lists/names';
import { lineOf } from '../../state/actions';
import { copyText } from '../../state/clipboard';
import { reportProblem } from '../../state/problems';
import { useReplica } from '../../state/replica';
import type { RibbonLine } from '../../state/ribbon';
import { useRunDialog } from '../../state/run-dialog';
import { useSettings } from '../../state/settings';
import { toast } from '../../state/toasts';
import { freeName } from './free-name';
import { refuseStale } from './perform';

/* From a container back to its `docker run`. */

const labelOf = (what: 'copyRun' | 'duplicate', container: Container): string =>
  i18next.t(`containers.lines.${what}`, { name: visibleLine(displayName(container), 80) });

const inspectLine = (what: 'copyRun' | 'duplicate', container: Container): RibbonLine | null =>
  lineOf('containers.spec', { id: container.id }, labelOf(what, container));

/** The ribbon's lines: the command that the container is asked with. */
export const copyRunLine = (container: Container): RibbonLine | null => inspectLine('copyRun', container);
export const duplicateLine = (container: Container): RibbonLine | null => inspectLine('duplicate', container);

/**
 * Puts the line that makes the container on the clipboard, for the shell of the settings, with its secrets: a line
 * without them makes another container.
 */
export async function copyAsRun(container: Container): Promise<void> {
  const found = await specOf(container, labelOf('copyRun', container), () => void copyAsRun(container));
  if (!found || !(await copyText(formatRun(found.spec, useSettings.getState().settings.shell)))) return;
  const notes = notesText(found);
  toast(notes === '' ? i18next.t('containers.copied.run') : i18next.t('containers.copied.runWithNotes', { notes }));
}

/** Opens the run dialog with all that the container was made with, under a name that is free. */
export async function duplicate(container: Container): Promise<void> {
  const found = await specOf(container, labelOf('duplicate', container), () => void duplicate(container));
  if (!found) return;
  const taken = new Set([...useReplica.getState().containers.values()].map(({ name }) => name));
  useRunDialog.getState().open({ ...found.spec, name: freeName(found.spec.name, taken) });
  const notes = notesText(found);
  if (notes !== '') toast(notes);
}

async function specOf(container: Container, label: string, retry: () => void): Promise<Out<'containers.spec'> | null> {
  if (refuseStale()) return null;
  const found = await call('containers.spec', { id: container.id });
  if (found.ok) return found.value;
  reportProblem(label, found.error, retry);
  return null;
}

const notesText = ({ notes }: Out<'containers.spec'>): string =>
  notes.map((note) => i18next.t(`containers.specNotes.${note}`)).join(' ');
