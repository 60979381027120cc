import i18next from 'i18next';
import { act, lineOf } from '../../state/actions';
import { copyText } from '../../state/clipboard';
import { useReplica } from '../../state/replica';
import type { RibbonLine } from '../../state/ribbon';
import { useRunDialog } from '../../state/run-dialog';
import { useSettings } from '../../state/settings';
import { toast } from '../../state/toasts';
import type { Image } from '../../../shared/models';
import { emptyRunSpec, runCommand } from '../../../shared/run';
import { shortId } from '../../lists/names';
import { refOf, type ImageRow } from './image-rows';
import { useImagesView } from './view';

/** Says why nothing can be done while the engine is away. */
function refuseStale(): boolean {
  const { stale } = useReplica.getState();
  if (stale) toast(i18next.t('containers.staleReason'));
  return stale;
}

/** Opens the run dialog for an image: by its tag, or by its short id where it has none. */
export function runImage(row: ImageRow): void {
  useRunDialog.getState().open({ image: runRef(row) });
}

const runRef = (row: ImageRow): string => row.tag ?? shortId(row.image.id);

/** The line of the run dialog, as it begins for an image. */
export function runLine(row: ImageRow): RibbonLine {
  return {
    label: i18next.t('images.lines.run', { name: runRef(row) }),
    command: runCommand(emptyRunSpec(runRef(row))),
    tip: i18next.t('cli.tips.run-detached'),
  };
}

/** The line of `docker rmi`. */
export function removeLine(refs: readonly string[], force: boolean): RibbonLine | null {
  const label = i18next.t('images.lines.remove', { count: refs.length });
  return lineOf('images.remove', { refs: [...refs], force }, label);
}

/** Removes rows, after asking where the settings say so. What is in use is offered by force. */
export function askRemove(rows: readonly ImageRow[]): void {
  const refs = rows.map(refOf);
  if (refs.length === 0 || refuseStale()) return;
  if (useSettings.getState().settings.confirm.remove) useImagesView.getState().askRemoval(refs);
  else void removeUnasked(refs, false);
}

async function removeUnasked(refs: readonly string[], force: boolean): Promise<void> {
  const label = i18next.t('images.lines.remove', { count: refs.length });
  await act('images.remove', { refs: [...refs], force }, label, {
    fixes: (failures) => {
      const used = failures.filter((failure) => failure.error.code === 'image-in-use').map(({ id }) => id);
      if (used.length === 0 || force) return [];
      return [{ label: i18next.t('images.remove.byForce'), danger: true, run: () => void removeUnasked(used, true) }];
    },
  });
}

/** Puts the ids of images on the clipboard, each once, as `docker images -q` prints them. */
export async function copyIds(images: readonly Pick<Image, 'id'>[]): Promise<void> {
  const ids = [...new Set(images.map(({ id }) => shortId(id)))];
  if (await copyText(ids.join('\n'))) toast(i18next.t('images.copied.ids', { count: ids.length }));
}
