import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { call, openStream } from '../../bridge/client';
import { useRunDialog } from '../../state/run-dialog';
import { AttachedView } from './attached-view';
import { PullView } from './pull-view';
import { RunFormView } from './run-form-view';
import { createRunSession } from './run-session';
import { useDone } from './use-done';
import './run.css';

/** The run dialog: the form, then what comes of it. Open while `useRunDialog` says so. */
export function RunDialog() {
  const isOpen = useRunDialog((state) => state.isOpen);
  return isOpen ? <OpenRunDialog /> : null;
}

function OpenRunDialog() {
  const { close, setBusy, openWaiting } = useRunDialog.getState();
  const [session] = useState(() => createRunSession({ call, openStream }));
  const { phase } = useStore(session);
  const isBusy = phase.kind !== 'form';
  useEffect(() => setBusy(isBusy), [isBusy, setBusy]);
  useEffect(
    () => () => {
      session.leave();
      openWaiting();
    },
    [session, openWaiting],
  );
  useDone(phase, close);
  switch (phase.kind) {
    case 'form':
    case 'working':
      return <RunFormView session={session} onClose={close} />;
    case 'pulling':
      return <PullView phase={phase} onCancel={session.cancelPull} />;
    case 'attached':
      return <AttachedView session={session} phase={phase} onClose={close} />;
    case 'done':
      return null;
  }
}
