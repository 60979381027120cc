import { beforeEach, describe, expect, it } from 'vitest';
import { createRunSession, type RunBridge, type RunSession } from '../../../../src/renderer/features/run/run-session';
import { fail, ok, type AppError, type Result } from '../../../../src/shared/errors';
import { spec } from './fixtures';

/* A stand-in for main, since no engine can be told to fail at a given moment: it answers what the test lays down. */

type Listener = { onItems: (items: never[]) => unknown; onEnd?: () => void; onError?: (error: AppError) => void };
type Stream = { name: string; input: unknown; listener: Listener; sent: unknown[]; closed: boolean };

let answers: Record<string, Result<unknown>[]>;
let called: [string, unknown][];
let streams: Stream[];
let session: RunSession;

beforeEach(() => {
  answers = {};
  called = [];
  streams = [];
  const bridge = {
    call: (name: string, input: unknown) => {
      called.push([name, input]);
      const answer = answers[name]?.shift();
      if (answer === undefined) throw new Error(`The test has no answer for ${name}.`);
      return Promise.resolve(answer);
    },
    openStream: (name: string, input: unknown, listener: Listener) => {
      const stream: Stream = { name, input, listener, sent: [], closed: false };
      streams.push(stream);
      return { send: (item: unknown) => void stream.sent.push(item), close: () => (stream.closed = true) };
    },
  };
  session = createRunSession(bridge as unknown as RunBridge);
});

const missing = fail({ code: 'image-not-found', message: 'no', field: 'image' });
const created = ok({ id: 'id1', name: 'web-app', warnings: [] });
const half = { kind: 'container', id: 'id1', name: 'web-app' } as const;
const portTaken = fail({ code: 'port-in-use', message: 'no', field: 'ports.0.hostPort', created: half });
const done = ok([{ id: 'id1', error: null }]);
const phase = () => session.getState().phase;
const stream = (name: string): Stream => {
  const found = streams.findLast((one) => one.name === name);
  if (found === undefined) throw new Error(`No stream ${name} is open.`);
  return found;
};
/** Lets the session take the answer that it waits for. */
const settle = async () => {
  for (let n = 0; n < 10; n += 1) await Promise.resolve();
};

describe('a detached run', () => {
  it('ends with what the engine made', async () => {
    answers['run.start'] = [created];
    await session.run(spec());
    expect(phase()).toEqual({ kind: 'done', what: 'run', id: 'id1', name: 'web-app', warnings: [] });
  });

  it('comes back to the form with the refusal', async () => {
    answers['run.start'] = [fail({ code: 'name-in-use', message: 'no' })];
    await session.run(spec({ name: 'x' }));
    expect(session.getState()).toMatchObject({ phase: { kind: 'form' }, refused: { error: { code: 'name-in-use' }, spec: { name: 'x' } } });
  });
});

describe('a missing image', () => {
  it('is pulled with its progress, and the run goes on by itself', async () => {
    answers['run.create'] = [missing, created];
    const running = session.create(spec({ image: 'nginx' }));
    await settle();
    const pull = stream('images.pull');
    expect(pull.input).toEqual({ ref: 'nginx' });
    pull.listener.onItems([{ kind: 'layer', id: 'a', status: 'Downloading', current: 1, total: 2 } as never]);
    expect(phase()).toMatchObject({ kind: 'pulling', ref: 'nginx', progress: { layers: [{ id: 'a', current: 1 }] } });
    pull.listener.onEnd?.();
    await running;
    expect(phase()).toMatchObject({ kind: 'done', what: 'create' });
  });

  it('that the registry refuses is the image field’s fault, in the registry’s own words', async () => {
    answers['run.start'] = [missing];
    const running = session.run(spec());
    await settle();
    stream('images.pull').listener.onError?.({ code: 'unauthorized', message: 'no', detail: 'pull access denied' });
    await running;
    expect(session.getState()).toMatchObject({ phase: { kind: 'form' }, refused: { error: { field: 'image', detail: 'pull access denied' } } });
  });

  it('is asked for once only: an engine that still misses it is believed', async () => {
    answers['run.start'] = [missing, missing];
    const running = session.run(spec());
    await settle();
    stream('images.pull').listener.onEnd?.();
    await running;
    expect(streams).toHaveLength(1);
    expect(session.getState().refused?.error.code).toBe('image-not-found');
  });

  it('can be given up: the stream closes, and the form is there without a complaint', async () => {
    answers['run.start'] = [missing];
    const running = session.run(spec());
    await settle();
    session.cancelPull();
    await running;
    expect(stream('images.pull').closed).toBe(true);
    expect(session.getState()).toMatchObject({ phase: { kind: 'form' }, refused: null });
  });
});

describe('a container that was created and not started', () => {
  beforeEach(async () => {
    answers['run.start'] = [portTaken];
    await session.run(spec());
  });

  it('is kept for a retry', async () => {
    answers['containers.start'] = [done];
    await session.startLeftover();
    expect(session.getState()).toMatchObject({ phase: { kind: 'done', id: 'id1', name: 'web-app' }, leftover: null });
  });

  it('stays when the retry fails as well', async () => {
    const error: AppError = { code: 'port-in-use', message: 'still' };
    answers['containers.start'] = [ok([{ id: 'id1', error }])];
    await session.startLeftover();
    expect(session.getState()).toMatchObject({ phase: { kind: 'form' }, leftover: half, refused: { error: { message: 'still' } } });
  });

  it('is removed when asked, and forgotten', async () => {
    answers['containers.remove'] = [done];
    await session.removeLeftover();
    expect(called.at(-1)).toEqual(['containers.remove', { ids: ['id1'], force: false, volumes: false }]);
    expect(session.getState().leftover).toBeNull();
  });

  it('gives way to the next run, which would meet its name', async () => {
    answers['containers.remove'] = [done];
    answers['run.start'] = [created];
    await session.run(spec());
    expect(called.map(([name]) => name)).toEqual(['run.start', 'containers.remove', 'run.start']);
    expect(phase().kind).toBe('done');
  });

  it('keeps the next run from starting when it can not be removed', async () => {
    answers['containers.remove'] = [ok([{ id: 'id1', error: { code: 'engine-error', message: 'busy' } }])];
    await session.run(spec());
    expect(session.getState()).toMatchObject({ refused: { error: { message: 'busy' } }, leftover: half });
  });
});

describe('an attached run', () => {
  const attached = spec({ detach: false, interactive: true });
  const begin = async () => {
    const running = session.run(attached);
    await settle();
    stream('run.attached').listener.onItems([{ kind: 'created', id: 'id1', name: 'web-app', warnings: [] } as never]);
    return running;
  };
  const say = (...items: unknown[]) => stream('run.attached').listener.onItems(items as never[]);

  it('opens its output when the container has started, and ends with the exit code', async () => {
    const running = begin();
    await settle();
    expect(phase().kind).toBe('working');
    say({ kind: 'started' }, { kind: 'output', stream: 'stdout', text: 'a' }, { kind: 'output', stream: 'stderr', text: 'b\n' });
    await running;
    expect(phase()).toMatchObject({ kind: 'attached', run: { id: 'id1', name: 'web-app', exit: null } });
    say({ kind: 'exit', code: 3, oomKilled: false });
    expect(phase()).toMatchObject({ run: { exit: { code: 3, oomKilled: false } } });
    expect(session.getState().transcript).toBe('ab\n');
  });

  it('repeats the output for a terminal that opens late, then goes on', async () => {
    const running = begin();
    await settle();
    say({ kind: 'started' }, { kind: 'output', stream: 'stdout', text: 'early ' });
    await running;
    const heard: string[] = [];
    const stop = session.onOutput((text) => heard.push(text));
    say({ kind: 'output', stream: 'stdout', text: 'late' });
    stop();
    say({ kind: 'output', stream: 'stdout', text: 'unheard' });
    expect(heard).toEqual(['early ', 'late']);
  });

  it('takes a batch in when the terminal has drawn it, so that a flood does not pile up', async () => {
    const running = begin();
    await settle();
    say({ kind: 'started' });
    await running;
    let draw: () => void = () => undefined;
    session.onOutput(() => new Promise<void>((resolve) => (draw = resolve)));
    let isTaken = false;
    const taken = Promise.resolve(say({ kind: 'output', stream: 'stdout', text: 'much' })).then(() => (isTaken = true));
    await settle();
    expect(isTaken).toBe(false);
    draw();
    await taken;
    expect(isTaken).toBe(true);
  });

  it('comes back to the form when the engine refuses to start it', async () => {
    const running = begin();
    await settle();
    stream('run.attached').listener.onError?.({ code: 'bad-command', message: 'no', field: 'command', created: half });
    await running;
    expect(session.getState()).toMatchObject({ phase: { kind: 'form' }, leftover: half, refused: { error: { code: 'bad-command' } } });
  });

  it('that breaks off keeps its output and says so', async () => {
    const running = begin();
    await settle();
    say({ kind: 'started' });
    await running;
    stream('run.attached').listener.onError?.({ code: 'engine-unreachable', message: 'gone' });
    expect(phase()).toMatchObject({ kind: 'attached', run: { broken: { message: 'gone' }, exit: null } });
  });

  it('sends what is typed, and lets go of the container when it is left', async () => {
    const running = begin();
    await settle();
    say({ kind: 'started' });
    await running;
    session.send({ kind: 'input', text: 'hi\n' });
    session.leave();
    expect(stream('run.attached')).toMatchObject({ sent: [{ kind: 'input', text: 'hi\n' }], closed: true });
    expect(phase().kind).toBe('form');
  });
});
