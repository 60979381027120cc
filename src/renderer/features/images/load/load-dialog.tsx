import { useEffect } from 'react';
import { useLoadDialog } from '../../../state/load-dialog';
import { showDone, useViewCommand } from '../../../state/ribbon';
import { LoadForm } from './load-form';
import { loadLine } from './load-line';
import { LoadedView } from './loaded-view';
import { LoadingView } from './loading-view';
import { useLoad } from './use-load';
import './load.css';

/** `docker load`: the path, then how much of it is sent, then what came of it. Open while `useLoadDialog` says so. */
export function LoadDialog() {
  const path = useLoadDialog((state) => state.path);
  const { close, setPath, setBusy } = useLoadDialog.getState();
  const { phase, start, cancel } = useLoad((loaded, failed) => {
    showDone({ ...loadLine(loaded), failed });
    if (!failed) setPath('');
  });
  const isBusy = phase.kind === 'loading';
  useEffect(() => {
    setBusy(isBusy);
    return () => setBusy(false);
  }, [isBusy, setBusy]);
  const line = loadLine(phase.kind === 'loading' ? phase.path : path.trim());
  useViewCommand(phase.kind === 'done' ? null : { ...line, pending: true });
  switch (phase.kind) {
    case 'form':
      return <LoadForm line={line} refused={phase.refused} onLoad={start} onClose={close} />;
    case 'loading':
      return <LoadingView line={line} sent={phase.sent} total={phase.total} onCancel={cancel} />;
    case 'done':
      return <LoadedView loaded={phase.loaded} onClose={close} />;
  }
}
