import { lazy, Suspense, useRef, useState, type ReactNode } from 'react';
import { OctagonX, Square } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { CallName, In } from '../../../shared/contract';
import type { AppError } from '../../../shared/errors';
import { outcomeSchema } from '../../../shared/models';
import { explainExit, runCommand } from '../../../shared/run';
import { act, lineOf } from '../../state/actions';
import { useBusyCall } from '../../state/busy';
import { previewProps, useViewCommand, type RibbonLine } from '../../state/ribbon';
import { toast } from '../../state/toasts';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { ErrorNotice } from '../../ui/error-notice';
import { Hint } from '../../ui/hint';
import { Notice } from '../../ui/notice';
import { Status } from '../../ui/status-mark';
import { visibleLine } from '../../../shared/text/visible';
import { useRunDraft } from './draft';
import { InputLine } from './input-line';
import type { RunPhase, RunSession } from './run-session';

const OutputTerminal = lazy(() => import('./output-terminal'));

export type AttachedViewProps = {
  readonly session: RunSession;
  readonly phase: Extract<RunPhase, { kind: 'attached' }>;
  readonly onClose: () => void;
};

/** What an attached container prints, and what is typed to it, until it ends. */
export function AttachedView({ session, phase: { spec, run }, onClose }: AttachedViewProps) {
  const { t } = useTranslation();
  const transcript = useStore(session, (state) => state.transcript);
  const [pasting, setPasting] = useState<{ readonly lines: number; readonly paste: () => void } | null>(null);
  const [failure, setFailure] = useState<AppError | null>(null);
  const closeButton = useRef<HTMLButtonElement>(null);
  const name = visibleLine(run.name, 80);
  const isOver = run.exit !== null;
  const isStopping = useBusyCall(run.id) === 'containers.stop';
  useViewCommand({ label: t('run.output.label', { name }), command: runCommand(spec) });

  const leave = () => {
    useRunDraft.setState({ draft: null });
    if (!isOver && !isStopping && run.broken === null) toast(t('run.output.gone', { name }));
    onClose();
  };
  const type = (text: string) => session.send({ kind: 'input', text });

  return (
    <Dialog
      title={t('run.output.title', { name })}
      sub={<RunStatus exit={run.exit} isStopping={isStopping} />}
      width={920}
      plain
      className="run-output"
      onClose={leave}
      footer={
        <>
          {!isStopping && <Ending spec={spec} run={run} />}
          <span className="grow" />
          {isOver ? (
            <Button onClick={session.leave}>{t('run.output.back')}</Button>
          ) : (
            <StopButtons id={run.id} name={name} onError={setFailure} />
          )}
          <Button ref={closeButton} variant={isOver ? 'primary' : 'ghost'} onClick={leave}>
            {t('run.output.close')}
          </Button>
        </>
      }
    >
      <div className="run-output-body">
        {run.warnings.length > 0 && (
          <Notice kind="warn">
            <b>{t('run.done.warnings')}</b> <bdi>{visibleLine(run.warnings.join(' '), 1000)}</bdi>
          </Notice>
        )}
        {failure && <ErrorNotice error={failure} />}
        {run.broken && <ErrorNotice error={run.broken} />}
        {run.broken && <Hint kind="warn">{t('run.output.brokenNote')}</Hint>}
        <Suspense fallback={<div className="run-terminal" />}>
          <OutputTerminal
            tty={spec.tty}
            onInput={spec.tty && spec.interactive && !isOver ? type : null}
            onResize={(columns, rows) => spec.tty && session.send({ kind: 'resize', columns, rows })}
            onPasteLines={(lines, paste) => setPasting({ lines, paste })}
            onLeave={() => closeButton.current?.focus()}
            onOutput={session.onOutput}
            inputLabel={t('run.output.terminal', { name })}
          />
        </Suspense>
        <div className="vh run-transcript" role="log" aria-label={t('run.output.log')} aria-live={spec.tty ? 'off' : 'polite'}>
          {transcript}
        </div>
        {pasting && (
          <PasteQuestion
            lines={pasting.lines}
            onAnswer={(yes) => {
              setPasting(null);
              if (yes) pasting.paste();
            }}
          />
        )}
        {spec.tty && spec.interactive && !isOver && <Hint>{t('run.output.leave')}</Hint>}
        {spec.interactive && !spec.tty && !isOver && (
          <InputLine
            onLine={(line) => {
              session.echo(`${line}\n`);
              type(`${line}\n`);
            }}
            onEnd={() => session.send({ kind: 'end' })}
          />
        )}
      </div>
    </Dialog>
  );
}

type Attached = AttachedViewProps['phase'];

type RunStatusProps = { readonly exit: Attached['run']['exit']; readonly isStopping: boolean };

function RunStatus({ exit, isStopping }: RunStatusProps) {
  const { t } = useTranslation();
  if (exit === null && isStopping) return <Status kind="stopping" word={t('containers.status.stopping')} />;
  if (exit === null) return <Status kind="running" word={t('run.output.running')} />;
  return <Status kind={exit.code === 0 ? 'exited0' : 'exitedN'} word={t('run.output.exited', { code: exit.code })} />;
}

/** What closing the window does, or how the container ended. */
function Ending({ spec, run }: Omit<Attached, 'kind'>): ReactNode {
  const { t } = useTranslation();
  if (run.exit === null) {
    return <span className="mid trunc">{t(spec.remove ? 'run.output.goesOnRm' : 'run.output.goesOn')}</span>;
  }
  const { key, values } = explainExit(run.exit.code, run.exit.oomKilled);
  const removed = spec.remove ? ` ${t('run.output.removed')}` : '';
  return (
    <span className="run-ending" role="status">
      {`${t(key, values)}.${removed}`}
    </span>
  );
}

type StopButtonsProps = { readonly id: string; readonly name: string; readonly onError: (error: AppError | null) => void };

function StopButtons({ id, name, onError }: StopButtonsProps) {
  const { t } = useTranslation();
  const busy = useBusyCall(id);
  const actOn = async <N extends CallName>(call: N, input: In<N>, label: string) => {
    onError(null);
    const answer = await act(call, input, label, { quiet: true });
    const error = answer.ok ? firstError(answer.value) : answer.error;
    // It ended by itself in the meantime: that is what was wanted.
    if (error !== null && error.code !== 'not-found') onError(error);
  };
  const stop = { ids: [id] };
  const kill = { ids: [id], signal: 'KILL' };
  const stopLabel = t('run.output.stopLine', { name });
  const killLabel = t('run.output.killLine', { name });
  return (
    <>
      <Button
        icon={Square}
        busy={busy === 'containers.stop'}
        busyLabel={t('run.output.stopping')}
        onClick={() => void actOn('containers.stop', stop, stopLabel)}
        {...previewOf(lineOf('containers.stop', stop, stopLabel))}
      >
        {t('run.output.stop')}
      </Button>
      <Button
        variant="ghost-danger"
        icon={OctagonX}
        onClick={() => void actOn('containers.kill', kill, killLabel)}
        {...previewOf(lineOf('containers.kill', kill, killLabel))}
      >
        {t('run.output.kill')}
      </Button>
    </>
  );
}

const previewOf = (line: RibbonLine | null) => (line ? previewProps(line) : {});

function firstError(outcomes: unknown): AppError | null {
  const parsed = outcomeSchema.array().safeParse(outcomes);
  return parsed.success ? (parsed.data.find((outcome) => outcome.error !== null)?.error ?? null) : null;
}

function PasteQuestion({ lines, onAnswer }: { readonly lines: number; readonly onAnswer: (yes: boolean) => void }) {
  const { t } = useTranslation();
  return (
    <Notice
      kind="warn"
      role="alert"
      actions={
        <>
          <Button size="sm" variant="ghost" onClick={() => onAnswer(false)}>
            {t('run.output.pasteCancel')}
          </Button>
          <Button size="sm" autoFocus onClick={() => onAnswer(true)}>
            {t('run.output.pasteNow')}
          </Button>
        </>
      }
    >
      {t('run.output.paste', { count: lines })}
    </Notice>
  );
}
