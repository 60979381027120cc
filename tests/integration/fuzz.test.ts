import { once } from 'node:events';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { calls, isCallName, streams, type CallName, type StreamName } from '../../src/shared/contract';
import { appErrorSchema } from '../../src/shared/errors';
import { emptyRunSpec, runSpecSchema } from '../../src/shared/run/spec';
import { downFrameSchema } from '../../src/shared/wire';
import { serveApp, type ServedApp } from '../support/app';
import { arbitraryOf, damaged } from '../support/arbitrary';
import { ownEngine, type PrivateEngine } from '../support/engine';

/*
 * Random input to every call and stream of the built host, on an engine that is this file's alone: a short random id may
 * well be the beginning of a real one.
 */

const SEED = 20_251_125;
const INPUTS = 10_000;
const AT_ONCE = 20;

let engine: PrivateEngine;
let app: ServedApp;
beforeAll(async () => {
  engine = await ownEngine();
  app = await serveApp(engine.host);
});
afterAll(async () => {
  await app.stop();
  await engine.stop();
});

const names = Object.keys(calls) as CallName[];

/** Inputs that the contract takes, such with something wrong in them, and ones of no shape at all. */
function inputsOf(name: CallName): fc.Arbitrary<unknown> {
  const random = arbitraryOf(calls[name].input).map((input) => harmless(name, input));
  const valid = name === 'run.create' || name === 'run.start' ? fc.oneof(random, sparseRun) : random;
  return fc.oneof(
    { weight: 3, arbitrary: valid },
    { weight: 4, arbitrary: valid.chain(damaged).map((input) => harmless(name, input)) },
    { weight: 2, arbitrary: fc.jsonValue() },
  );
}

/** A spec with few random fields: with many, one is always refused before the engine is asked. There is no such image. */
const sparseRun = fc
  .tuple(arbitraryOf(runSpecSchema), fc.subarray(Object.keys(runSpecSchema.shape), { maxLength: 2 }))
  .map(([spec, fields]) => {
    const chosen = Object.entries(runSpecSchema.parse(spec)).filter(([field]) => fields.includes(field));
    return { spec: { ...emptyRunSpec('nothing-here:1'), ...Object.fromEntries(chosen) } };
  });

/** The engine stays this one, so that every call has something to work on. */
function harmless(name: CallName, input: unknown): unknown {
  if (name !== 'settings.set' || typeof input !== 'object' || input === null) return input;
  return { ...input, engine: null };
}

const oneCall = fc.oneof(
  ...names.map((name) => fc.record({ name: fc.constant<string>(name), input: inputsOf(name) })),
  fc.record({ name: fc.string({ unit: 'binary' }), input: fc.jsonValue() }),
);

describe('random input', () => {
  it('to every call gets an envelope, 10,000 times, and crashes nothing', { timeout: 300_000 }, async () => {
    const tried = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(oneCall, { minLength: AT_ONCE, maxLength: AT_ONCE }), async (requests) => {
        await Promise.all(
          requests.map(async ({ name, input }) => {
            tried.add(name);
            const answer = await app.call(name, input);
            if (!answer.ok) return void appErrorSchema.parse(answer.error);
            if (!isCallName(name)) throw new Error(`An unknown call was answered: ${name}`);
            calls[name].output.parse(answer.value);
          }),
        );
        expect(app.running()).toBe(true);
      }),
      { seed: SEED, numRuns: INPUTS / AT_ONCE, interruptAfterTimeLimit: 280_000, markInterruptAsFailure: true },
    );
    expect(names.filter((name) => !tried.has(name))).toEqual([]);
    expect(await app.call('app.info', {})).toMatchObject({ ok: true });
    expect(app.stderr()).toBe('');
  });

  it('to every stream ends it in order, and crashes nothing', { timeout: 120_000 }, async () => {
    const streamNames = Object.keys(streams) as StreamName[];
    const oneStream = fc.constantFrom(...streamNames).chain((name) =>
      fc.record({
        name: fc.constant(name),
        input: fc.oneof(arbitraryOf(streams[name].input), arbitraryOf(streams[name].input).chain(damaged), fc.jsonValue()),
        frames: fc.array(
          fc.oneof(
            fc.string({ unit: 'binary' }),
            fc.jsonValue().map((value) => JSON.stringify(value)),
            fc.record({ kind: fc.constantFrom('ack', 'send', 'close', 'x'), seq: fc.integer(), item: fc.jsonValue() }).map((frame) => JSON.stringify(frame)),
            fc.uint8Array({ maxLength: 50 }),
          ),
          { maxLength: 5 },
        ),
      }),
    );
    await fc.assert(
      fc.asyncProperty(oneStream, async ({ name, input, frames }) => {
        const query = new URLSearchParams({ input: JSON.stringify(input) }).toString();
        const socket = new WebSocket(`${app.origin.replace('http', 'ws')}/api/stream/${name}?${query}`, {
          headers: { authorization: `Bearer ${app.token}` },
        });
        const received: unknown[] = [];
        socket.on('message', (data: Buffer) => received.push(JSON.parse(data.toString())));
        await once(socket, 'open');
        const closed = once(socket, 'close');
        for (const frame of frames) socket.send(frame);
        socket.send(JSON.stringify({ kind: 'close' }));
        await closed;
        for (const frame of received) downFrameSchema.parse(frame);
        expect(app.running()).toBe(true);
      }),
      { seed: SEED, numRuns: 300 },
    );
    expect(await app.call('app.info', {})).toMatchObject({ ok: true });
    expect(app.stderr()).toBe('');
  });
});
