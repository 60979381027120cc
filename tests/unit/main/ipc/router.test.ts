import { describe, expect, it, vi } from 'vitest';
import { createRouter } from '../../../../src/main/ipc/router';
import { AppFailure } from '../../../../src/shared/errors';
import { fakeHandlers, fakeProducers } from './fake-app';
import { fakePipe } from './fake-pipe';
import { emptyRunSpec } from '../../../../src/shared/run';

const signal = () => new AbortController().signal;

describe('a call', () => {
  it('gives the handler its parsed input and the signal, and the caller an envelope', async () => {
    const start = vi.fn(() => Promise.resolve([{ id: 'a', error: null }]));
    const router = createRouter(fakeHandlers({ 'containers.start': start }), fakeProducers({}));
    const given = signal();
    const answer = await router.call('containers.start', { ids: ['a'], surprise: 1 }, given);
    expect(answer).toEqual({ ok: true, value: [{ id: 'a', error: null }] });
    expect(start).toHaveBeenCalledWith({ ids: ['a'] }, { signal: given });
  });

  it.each(['nothing.here', '', '__proto__', 'constructor', 'toString'])('refuses the unknown name %j', async (name) => {
    const answer = await createRouter(fakeHandlers({}), fakeProducers({})).call(name, {}, signal());
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid-request' } });
  });

  it('names the path of what is wrong in malformed input', async () => {
    const router = createRouter(fakeHandlers({}), fakeProducers({}));
    const answer = await router.call('containers.start', { ids: ['a', 7] }, signal());
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid-request' } });
    expect(answer.ok ? '' : answer.error.message).toContain('ids.1');
  });

  it.each([undefined, null, 'text', 5, [], { ids: [] }, { ids: ['a'], whole: 'none' }])(
    'refuses the malformed input %j',
    async (input) => {
      const router = createRouter(fakeHandlers({}), fakeProducers({}));
      const answer = await router.call('containers.start', input, signal());
      expect(answer).toMatchObject({ ok: false, error: { code: 'invalid-request' } });
    },
  );

  it('gives the error of an AppFailure as it is', async () => {
    const error = { code: 'name-in-use', message: 'The name is taken.', field: 'name' } as const;
    const rename = () => Promise.reject(new AppFailure(error));
    const router = createRouter(fakeHandlers({ 'containers.rename': rename }), fakeProducers({}));
    expect(await router.call('containers.rename', { id: 'a', name: 'b' }, signal())).toEqual({ ok: false, error });
  });

  it.each([
    ['an error', new Error('socket hang up'), 'socket hang up'],
    ['a string', 'boom', 'boom'],
  ])('turns %s that was thrown into an engine error', async (_what, thrown, message) => {
    const throwing = () => {
      throw thrown;
    };
    const router = createRouter(fakeHandlers({ 'images.list': throwing }), fakeProducers({}));
    expect(await router.call('images.list', {}, signal())).toEqual({
      ok: false,
      error: { code: 'engine-error', message },
    });
  });
});

describe('a stream', () => {
  it.each([
    ['an unknown name', 'nothing.here', {}],
    ['malformed input', 'images.pull', { ref: 5 }],
  ])('ends with invalid-request for %s', async (_what, name, input) => {
    const pipe = fakePipe();
    await createRouter(fakeHandlers({}), fakeProducers({})).open(name, input, pipe);
    expect(pipe.frames).toMatchObject([{ kind: 'error', error: { code: 'invalid-request' } }]);
    expect(pipe.closed()).toBe(true);
  });

  it('is counted until its producer has ended', async () => {
    const router = createRouter(
      fakeHandlers({}),
      fakeProducers({
        'images.pull': async function* ({ ref }, { signal: closed }) {
          yield { kind: 'status', text: ref };
          await new Promise((resolve) => closed.addEventListener('abort', resolve));
        },
      }),
    );
    const pipe = fakePipe();
    const ended = router.open('images.pull', { ref: 'busybox' }, pipe);
    await vi.waitFor(() => expect(pipe.items()).toEqual([{ kind: 'status', text: 'busybox' }]));
    expect(router.openStreams()).toBe(1);
    router.close();
    await ended;
    expect(router.openStreams()).toBe(0);
    expect(pipe.closed()).toBe(true);
  });

  it('takes only what the contract lets its reader send', async () => {
    const router = createRouter(
      fakeHandlers({}),
      fakeProducers({
        'run.attached': async function* (_input, { sends }) {
          for await (const item of sends) {
            if (item.kind === 'input') yield { kind: 'output', stream: 'stdout', text: item.text };
          }
        },
        'images.pull': async function* ({ ref }, { signal: closed }) {
          await new Promise((resolve) => closed.addEventListener('abort', resolve));
          yield { kind: 'done', ref };
        },
      }),
    );
    const spec = { ...emptyRunSpec('busybox'), detach: false, interactive: true };
    const attached = fakePipe();
    const ended = router.open('run.attached', { spec }, attached);
    attached.up({ kind: 'send', item: { kind: 'input', text: 'hello' } });
    await vi.waitFor(() => expect(attached.items()).toEqual([{ kind: 'output', stream: 'stdout', text: 'hello' }]));
    attached.up({ kind: 'send', item: { kind: 'resize', columns: 0, rows: -5 } });
    await ended;
    expect(attached.frames.at(-1)).toMatchObject({ kind: 'error', error: { code: 'invalid-request' } });

    const pull = fakePipe();
    const pullEnded = router.open('images.pull', { ref: 'busybox' }, pull);
    pull.up({ kind: 'send', item: 'anything' });
    await pullEnded;
    expect(pull.frames).toMatchObject([{ kind: 'error', error: { code: 'invalid-request' } }]);
  });
});
