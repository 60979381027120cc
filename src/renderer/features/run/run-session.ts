import { createStore, type StoreApi } from 'zustand/vanilla';
import type { call, openStream, OpenStream } from '../../bridge/client';
import type { AppError, ErrorSubject } from '../../../shared/errors';
import type { AttachItem, AttachSend } from '../../../shared/models';
import type { RunSpec } from '../../../shared/run/spec';
import { noProgress, withPullItem, type PullProgress } from './pull-progress';
import { createTranscript } from './transcript';

/*
 * One run from the press of the button to its end: create or start, pull what is missing and go on, attach, and what is
 * left behind when the engine refuses half-way.
 */

export type RunBridge = { readonly call: typeof call; readonly openStream: typeof openStream };

export type AttachedRun = {
  readonly id: string;
  readonly name: string;
  readonly warnings: readonly string[];
  /** Null while it runs. */
  readonly exit: { readonly code: number; readonly oomKilled: boolean } | null;
  /** Why there is no more output although it may run. */
  readonly broken: AppError | null;
};

export type RunPhase =
  | { readonly kind: 'form' }
  | { readonly kind: 'working'; readonly what: 'create' | 'run' }
  | { readonly kind: 'pulling'; readonly what: 'create' | 'run'; readonly ref: string; readonly progress: PullProgress }
  | { readonly kind: 'attached'; readonly spec: RunSpec; readonly run: AttachedRun }
  | {
      readonly kind: 'done';
      readonly what: 'create' | 'run';
      readonly id: string;
      readonly name: string;
      readonly warnings: readonly string[];
    };

/** Takes output; more comes when it is drawn, so that a flood waits in the container and not in memory. */
export type OutputListener = ((text: string) => void) | ((text: string) => Promise<void>);

export type RunState = {
  readonly phase: RunPhase;
  /** What was refused last, with the spec that met it. */
  readonly refused: { readonly error: AppError; readonly spec: RunSpec } | null;
  /** Created, but not started: to be started again or removed. */
  readonly leftover: ErrorSubject | null;
  /** The attached output as text; see transcript.ts. */
  readonly transcript: string;
};

export type RunSession = StoreApi<RunState> & {
  readonly create: (spec: RunSpec) => Promise<void>;
  readonly run: (spec: RunSpec) => Promise<void>;
  /** Stops a pull; the form comes back. */
  readonly cancelPull: () => void;
  readonly startLeftover: () => Promise<void>;
  readonly removeLeftover: () => Promise<void>;
  readonly send: (item: AttachSend) => void;
  /** Shows what was typed to a container that has no terminal to echo it. */
  readonly echo: (text: string) => void;
  /** Hears the attached output, what came before included. Returns how to stop. */
  readonly onOutput: (listener: OutputListener) => () => void;
  /** Back to the form; an attached container is let go of, and goes on. */
  readonly leave: () => void;
};

/** Characters of output kept for a terminal that opens late: about what it scrolls back. */
const keptOutput = 1024 * 1024;

/** Characters of input in one item; more goes as several. */
const maxInput = 32 * 1024;

const idle: RunState = { phase: { kind: 'form' }, refused: null, leftover: null, transcript: '' };

/** A session for one dialog. It talks through `bridge` alone. */
export function createRunSession(bridge: RunBridge): RunSession {
  const store = createStore<RunState>(() => idle);
  const listeners = new Set<OutputListener>();
  let output = '';
  const transcript = createTranscript((text) => store.setState({ transcript: text }));
  let pull: OpenStream<'images.pull'> | null = null;
  let attached: OpenStream<'run.attached'> | null = null;

  const refuse = (error: AppError, spec: RunSpec) =>
    store.setState({ phase: { kind: 'form' }, refused: { error, spec }, leftover: error.created ?? null });

  /** Does `step`; when the image is missing pulls it, once, and does it again. */
  async function withImage(spec: RunSpec, what: 'create' | 'run', step: () => Promise<AppError | null>): Promise<void> {
    store.setState({ phase: { kind: 'working', what }, refused: null });
    const swept = await sweep();
    let error = swept ?? (await step());
    if (error?.code === 'image-not-found') {
      const pulled = await pullImage(spec.image, what);
      if (pulled?.code === 'canceled') return store.setState({ phase: { kind: 'form' } });
      if (pulled === null) store.setState({ phase: { kind: 'working', what } });
      error = pulled === null ? await step() : { ...pulled, field: pulled.field ?? 'image' };
    }
    if (error !== null) refuse(error, spec);
  }

  /** What an earlier try has left gives way to the next one, which would meet its name. */
  async function sweep(): Promise<AppError | null> {
    const { leftover } = store.getState();
    if (leftover === null) return null;
    const error = await remove(leftover.id);
    if (error === null) store.setState({ leftover: null });
    return error === null ? null : { ...error, created: leftover };
  }

  function pullImage(ref: string, what: 'create' | 'run'): Promise<AppError | null> {
    store.setState({ phase: { kind: 'pulling', what, ref, progress: noProgress } });
    return new Promise((resolve) => {
      const end = (error: AppError | null) => {
        pull = null;
        resolve(error);
      };
      const stream = bridge.openStream('images.pull', { ref }, {
        onItems: (items) => {
          const { phase } = store.getState();
          if (phase.kind !== 'pulling') return;
          store.setState({ phase: { ...phase, progress: items.reduce(withPullItem, phase.progress) } });
        },
        onEnd: () => end(null),
        onError: end,
      });
      pull = {
        ...stream,
        close: () => {
          stream.close();
          end({ code: 'canceled', message: 'The pull was canceled.' });
        },
      };
    });
  }

  const remove = async (id: string): Promise<AppError | null> => {
    const answer = await bridge.call('containers.remove', { ids: [id], force: false, volumes: false });
    return answer.ok ? (answer.value[0]?.error ?? null) : answer.error;
  };

  const unary = (name: 'run.create' | 'run.start', spec: RunSpec) => async (): Promise<AppError | null> => {
    const answer = await bridge.call(name, { spec });
    if (!answer.ok) return answer.error;
    store.setState({
      phase: { kind: 'done', what: name === 'run.create' ? 'create' : 'run', ...answer.value },
      leftover: null,
    });
    return null;
  };

  /** Ends with null as soon as the container has started: what comes then belongs to the output's view. */
  const attach = (spec: RunSpec) => (): Promise<AppError | null> =>
    new Promise((resolve) => {
      let run: AttachedRun = { id: '', name: '', warnings: [], exit: null, broken: null };
      const show = (change: Partial<AttachedRun>) => {
        run = { ...run, ...change };
        store.setState({ phase: { kind: 'attached', spec, run }, leftover: null });
      };
      let started = false;
      let text = '';
      const flush = async () => {
        const said = text;
        text = '';
        if (said !== '') await heard(said);
      };
      const onItem = (item: AttachItem) => {
        switch (item.kind) {
          case 'created':
            run = { ...run, id: item.id, name: item.name, warnings: item.warnings };
            return;
          case 'started':
            started = true;
            show({});
            return resolve(null);
          case 'output':
            text += item.text;
            return;
          case 'exit':
            void flush();
            transcript.read();
            return show({ exit: { code: item.code, oomKilled: item.oomKilled } });
        }
      };
      output = '';
      transcript.clear();
      attached = bridge.openStream('run.attached', { spec }, {
        onItems: (items) => {
          items.forEach(onItem);
          return flush();
        },
        onEnd: () => {
          if (!started) resolve({ code: 'engine-error', message: 'The output ended before the container had started.' });
        },
        onError: (error) => (started ? show({ broken: error }) : resolve(error)),
      });
    });

  /** Resolves when all who listen have taken it. */
  async function heard(text: string): Promise<void> {
    output = (output + text).slice(-keptOutput);
    transcript.add(text);
    await Promise.all([...listeners].map((listener) => listener(text)));
  }

  return {
    ...store,
    create: (spec) => withImage(spec, 'create', unary('run.create', spec)),
    run: (spec) => withImage(spec, 'run', spec.detach ? unary('run.start', spec) : attach(spec)),
    cancelPull: () => pull?.close(),
    async startLeftover() {
      const { leftover, refused } = store.getState();
      if (leftover === null) return;
      store.setState({ phase: { kind: 'working', what: 'run' } });
      const answer = await bridge.call('containers.start', { ids: [leftover.id] });
      const error = answer.ok ? (answer.value[0]?.error ?? null) : answer.error;
      if (error === null) {
        const done = { what: 'run', id: leftover.id, name: leftover.name, warnings: [] } as const;
        store.setState({ phase: { kind: 'done', ...done }, refused: null, leftover: null });
      } else if (error.code === 'not-found' || refused === null) {
        store.setState({ phase: { kind: 'form' }, leftover: error.code === 'not-found' ? null : leftover });
      } else {
        refuse({ ...error, created: leftover }, refused.spec);
      }
    },
    async removeLeftover() {
      const { leftover, refused } = store.getState();
      if (leftover === null) return;
      const error = await remove(leftover.id);
      if (error === null) store.setState({ leftover: null });
      else if (refused !== null) refuse({ ...error, created: leftover }, refused.spec);
    },
    send(item) {
      if (item.kind !== 'input') return attached?.send(item);
      for (let at = 0; at < item.text.length; at += maxInput) {
        attached?.send({ kind: 'input', text: item.text.slice(at, at + maxInput) });
      }
    },
    echo: (text) => void heard(text),
    onOutput(listener) {
      if (output !== '') void listener(output);
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    leave() {
      pull?.close();
      attached?.close();
      attached = null;
      store.setState({ phase: { kind: 'form' } });
    },
  };
}
