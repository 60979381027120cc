import { useEffect, useRef, useState, type FormEvent } from 'react';
import { CircleAlert, Play } from 'lucide-react';
import { FormProvider, useForm, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { tipOf } from '../../../shared/cli';
import type { ErrorSubject } from '../../../shared/errors';
import type { Command } from '../../../shared/models';
import { createCommand, joinCommand, runCommand } from '../../../shared/run';
import { useReplica } from '../../state/replica';
import { previewProps, showDone, useRibbon, useViewCommand } from '../../state/ribbon';
import { useRunDialog } from '../../state/run-dialog';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Hint } from '../../ui/hint';
import { visibleLine } from '../../../shared/text/visible';
import { emptyForm, isFilledIn, startFrom, useRunDraft, type Start } from './draft';
import { EnvSection } from './env-section';
import { NotesProvider, type Path } from './form-context';
import { FormNotices } from './form-notices';
import { findLocal } from './image-choice';
import { ImageField } from './image-field';
import { MountsSection } from './mounts-section';
import { OtherOptionsSection, otherId } from './other-options-section';
import { PortsSection } from './ports-section';
import type { Fix } from './refusal';
import { RemoveHolder } from './remove-holder';
import { formPath, type RunForm } from './run-form';
import type { RunSession } from './run-session';
import { RunWell } from './run-well';
import { Switches } from './switches';
import { TextField } from './text-field';
import { useImageDefaults } from './use-image-defaults';
import { usePrefilledPorts } from './use-prefilled-ports';
import { useRunNotes } from './use-run-notes';

export type RunFormViewProps = { readonly session: RunSession; readonly onClose: () => void };

/** The form of `docker run`, with the command that it says on top. */
export function RunFormView({ session, onClose }: RunFormViewProps) {
  const { t } = useTranslation();
  const run = useStore(session);
  const start = useStart();
  const [other, setOther] = useState(start.other);
  const [pressed, setPressed] = useState(run.refused !== null);
  const [holder, setHolder] = useState<ErrorSubject | null>(null);
  const form = useForm<RunForm>({ defaultValues: start.form });
  const notes = useRunNotes(form, run, pressed);
  const { spec } = notes.reading;
  const images = useReplica((state) => state.images);
  const noEngine = useNoEngine();
  const local = findLocal(spec.image, images.values());
  const defaults = useImageDefaults(local);
  const isPrefilled = usePrefilledPorts(form, defaults, start.isWhole);
  useKeepDraft(form, start.form, other);

  const runName = spec.detach ? 'run.start' : 'run.attached';
  const tip = tipOf(runName, { spec });
  // As docker's own help names what is still missing.
  const said = spec.image === '' ? { ...spec, image: 'IMAGE' } : spec;
  const command = runCommand(said);
  useViewCommand({ label: t('run.line'), command, pending: true, ...(tip ? { tip: t(tip) } : {}) });

  useFreshRibbon(command);

  const goTo = (path: string) => {
    const other = document.getElementById(otherId(path));
    if (other) other.focus();
    else form.setFocus(path as Path);
  };
  useFocusOnRefusal(run.refused, notes.refused?.path, goTo);

  const busy = run.phase.kind === 'working' ? run.phase.what : null;
  const press = (what: 'create' | 'run') => {
    if (busy !== null) return;
    setPressed(true);
    const first = notes.faults[0];
    if (first !== undefined) return goTo(first.path);
    const done = what === 'create' ? { label: t('run.createLine'), command: createCommand(spec) } : { label: t('run.line'), command };
    void session[what](spec).then(() => {
      const { phase, refused } = session.getState();
      // A pull that was given up is neither done nor refused.
      if (phase.kind !== 'form' || refused !== null) showDone({ ...done, failed: refused !== null });
    });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A dialog over this one is inside of it for React.
    if (event.target === event.currentTarget) press('run');
  };
  const applyFix = (fix: Fix) => {
    if (fix.kind === 'remove') {
      useRibbon.setState({ done: null });
      return setHolder(fix.container);
    }
    const path = formPath(fix.field, notes.reading.rows) as Path;
    form.setValue(path, fix.value, { shouldDirty: true, shouldTouch: true });
    goTo(path);
  };
  const clear = () => {
    // First, since the button goes with what it clears, and a reset forgets the fields.
    form.setFocus('image');
    form.reset(emptyForm());
    session.setState({ refused: null });
    setPressed(false);
  };
  const shownFaults = [...notes.faults.filter((fault) => fault.shown), ...(notes.refused ? [notes.refused] : [])];
  const firstFault = shownFaults[0];
  const canClear = isFilledIn(form.getValues());

  return (
    <Dialog
      title={t('run.title')}
      width={1056}
      plain
      className="run-dialog"
      onClose={onClose}
      onSubmit={submit}
      footer={
        <>
          {firstFault && <ProblemCount count={shownFaults.length} fault={firstFault} onGo={() => goTo(firstFault.path)} />}
          <span className="grow" />
          {noEngine !== null && <Hint kind="warn">{noEngine}</Hint>}
          {canClear && (
            <Button variant="ghost" title={t('run.clearTitle')} onClick={clear}>
              {t('run.clear')}
            </Button>
          )}
          <Button variant="ghost" onClick={onClose}>
            {t('run.cancel')}
          </Button>
          <Button
            busy={busy === 'create'}
            busyLabel={t('run.creating')}
            reason={noEngine}
            onClick={() => press('create')}
            {...previewProps({ label: t('run.createLine'), command: createCommand(said), tip: t('run.createTip') })}
          >
            {t('run.create')}
          </Button>
          <Button variant="primary" icon={Play} type="submit" busy={busy === 'run'} busyLabel={t('run.running')} reason={noEngine}>
            {t('run.run')}
          </Button>
        </>
      }
    >
      <FormProvider {...form}>
        <NotesProvider value={{ noteAt: notes.noteAt, applyFix }}>
          <RunWell command={command} fault={firstFault ?? null} />
          <div className="form">
            <FormNotices
              session={session}
              refusal={notes.refusal}
              other={other}
              onBringBack={() => {
                if (other !== null) form.reset(other);
                setOther(null);
              }}
            />
            <div className="top">
              <ImageField local={local} />
              <TextField path="name" label={t('run.name')} flag="--name" placeholder={t('run.namePlaceholder')} />
            </div>
            <Switches />
            <div className="cols">
              <div>
                <PortsSection prefilled={isPrefilled} />
                <MountsSection />
              </div>
              <div>
                <EnvSection />
              </div>
            </div>
            <OtherOptionsSection />
            <div className="process">
              <TextField
                path="workdir"
                label={t('run.workdir')}
                flag="-w"
                placeholder={defaults ? defaults.workdir || '/' : t('run.imagesOwn')}
              />
              <TextField
                path="entrypoint"
                label={t('run.entrypoint')}
                flag="--entrypoint"
                placeholder={defaults ? joinCommand(defaults.entrypoint) || t('run.imagesOwnNone') : t('run.imagesOwn')}
                hint={spec.entrypoint === '' ? t('run.entrypointClears') : undefined}
              />
              <TextField
                path="command"
                label={t('run.commandField')}
                placeholder={defaults ? joinCommand(defaults.command) || t('run.imagesOwnNone') : t('run.imagesOwn')}
              />
            </div>
          </div>
          {holder && (
            <RemoveHolder
              container={holder}
              onClose={() => setHolder(null)}
              onRemoved={() => session.setState({ refused: null })}
            />
          )}
        </NotesProvider>
      </FormProvider>
    </Dialog>
  );
}

/** Why nothing can be run now; the form can be filled all the same. */
function useNoEngine(): string | null {
  const { t } = useTranslation();
  return useReplica(({ loaded, stale, engine }) => {
    if (loaded && !stale) return null;
    return engine.state === 'unreachable' || stale ? t('containers.staleReason') : t('engine.connecting');
  });
}

type ProblemCountProps = {
  readonly count: number;
  readonly fault: { readonly field: string; readonly value: string };
  readonly onGo: () => void;
};

/** How many problems there are, and the first of them, which a press leads to. */
function ProblemCount({ count, fault, onGo }: ProblemCountProps) {
  const { t } = useTranslation();
  const name = t(`run.fields.${fieldName(fault.field)}`);
  const field = fault.value === '' ? name : `${name} ${visibleLine(fault.value, 40)}`;
  return (
    <button type="button" className="hint hint-bad run-problems" title={t('run.goToProblem')} onClick={onGo}>
      <CircleAlert className="i" />
      <span className="trunc">{t('run.problemCount', { count, field })}</span>
    </button>
  );
}

const fieldNames = {
  image: 'image', name: 'name', hostIp: 'hostIp', hostPort: 'hostPort', containerPort: 'containerPort', value: 'envValue',
  source: 'source', target: 'target', workdir: 'workdir', entrypoint: 'entrypoint', command: 'command',
} as const;

/** The last step of a path names the field, but for a variable's own name. */
function fieldName(path: string): (typeof fieldNames)[keyof typeof fieldNames] | 'envName' | 'option' {
  if (path.startsWith('options.') || path.startsWith('otherFlags.')) return 'option';
  if (path.startsWith('env.') && path.endsWith('.name')) return 'envName';
  const last = path.split('.').at(-1) ?? '';
  return Object.entries(fieldNames).find(([step]) => step === last)?.[1] ?? 'command';
}

/** What the form starts with. What the dialog was opened for is taken over once: after that the draft has it. */
function useStart(): Start {
  const [start] = useState(() => {
    return startFrom(useRunDialog.getState().spec, useRunDraft.getState().draft);
  });
  useEffect(() => useRunDialog.setState({ spec: {} }), []);
  return start;
}

/** Keeps what is typed when the form goes, for whatever reason. */
function useKeepDraft(form: UseFormReturn<RunForm>, start: RunForm, other: RunForm | null): void {
  const latest = useRef(other);
  useEffect(() => {
    latest.current = other;
  });
  useEffect(
    () => () => {
      const typed = form.getValues();
      const isTouched = JSON.stringify(typed) !== JSON.stringify(start);
      const kept = isTouched || latest.current === null ? typed : latest.current;
      useRunDraft.setState({ draft: isFilledIn(kept) ? kept : null });
    },
    [form, start],
  );
}

/** What is typed now is what the ribbon shows, and no longer what was done before. */
function useFreshRibbon(command: Command): void {
  const line = JSON.stringify(command);
  const last = useRef(line);
  useEffect(() => {
    if (line === last.current) return;
    last.current = line;
    useRibbon.setState({ done: null });
  }, [line]);
}

/** Brings the keyboard to the field that the engine refused, once for each refusal. */
function useFocusOnRefusal(refused: unknown, path: string | undefined, goTo: (path: string) => void): void {
  const seen = useRef<unknown>(null);
  useEffect(() => {
    if (refused === seen.current) return;
    seen.current = refused;
    if (refused !== null && path !== undefined) goTo(path);
  });
}
