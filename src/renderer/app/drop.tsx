import { Suspense, useEffect, useState } from 'react';
import i18next from 'i18next';
import type { In } from '../../shared/contract';
import { call, capabilities } from '../bridge/client';
import { useLoadDialog } from '../state/load-dialog';
import { reportProblem } from '../state/problems';
import { useRunDialog } from '../state/run-dialog';
import { toast } from '../state/toasts';
import { dropTarget, MOST_MOUNTS, outcomeOf, type DropTarget, type Refusal } from './drop-target';
import { lazyView } from './lazy-view';

const DropOverlay = lazyView(async () => (await import('./drop-overlay')).DropOverlay);

/** Milliseconds: a refusal is read once, and nothing was lost. */
const refusalMs = 8000;

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, [contenteditable="true"]') !== null;

/**
 * Takes folders, files and archives that are dropped on the window. A page would otherwise leave for whatever is
 * dropped on it, so that is prevented in both hosts; text may still be dragged into a field.
 */
export function Drop() {
  const [target, setTarget] = useState<DropTarget | null>(null);
  useEffect(() => {
    const onDrag = (event: DragEvent) => {
      if (!hasFiles(event) && isTyping(event.target)) return;
      event.preventDefault();
      const offered = hasFiles(event) && capabilities.files ? dropTarget() : null;
      if (event.dataTransfer) event.dataTransfer.dropEffect = offered === null || offered === 'none' ? 'none' : 'copy';
      setTarget(offered);
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setTarget(null);
    };
    // While something is dragged the pointer is not heard of: when it is, the drag ended elsewhere.
    const onPointer = () => setTarget(null);
    const onDrop = (event: DragEvent) => {
      setTarget(null);
      if (!hasFiles(event) && isTyping(event.target)) return;
      event.preventDefault();
      if (hasFiles(event) && capabilities.files) void take([...(event.dataTransfer?.files ?? [])]);
    };
    const stop = new AbortController();
    const options = { capture: true, signal: stop.signal };
    window.addEventListener('dragenter', onDrag, options);
    window.addEventListener('dragover', onDrag, options);
    window.addEventListener('dragleave', onLeave, options);
    window.addEventListener('drop', onDrop, options);
    window.addEventListener('pointermove', onPointer, options);
    return () => stop.abort();
  }, []);
  return <Suspense fallback={null}>{target !== null && <DropOverlay target={target} />}</Suspense>;
}

async function take(files: readonly File[]): Promise<void> {
  if (files.length > MOST_MOUNTS) return refuse('tooMany');
  // The preload, which alone can know them, puts the paths in the place of the files.
  const input = { files } as unknown as In<'files.dropped'>;
  const looked = await call('files.dropped', input);
  if (!looked.ok) return reportProblem(i18next.t('drop.label'), looked.error);
  // What is open may have changed while the files were looked at.
  const outcome = outcomeOf(dropTarget(), looked.value, files.length);
  switch (outcome.kind) {
    case 'load':
      return useLoadDialog.getState().open(outcome.path);
    case 'mounts':
      return useRunDialog.getState().mount(outcome.paths);
    case 'refused':
      return refuse(outcome.why);
  }
}

function refuse(why: Refusal): void {
  toast(i18next.t(`drop.refused.${why}`, { most: MOST_MOUNTS }), null, refusalMs);
}
