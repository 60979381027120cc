import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { AppFailure } from '../../shared/errors';
import type { AttachItem, AttachSend } from '../../shared/models';
import type { RunSpec } from '../../shared/run/spec';
import { container } from './containers';
import type { EngineClient, Engines } from './engine-types';
import { toAppFailure } from './errors';
import { readOutput } from './frames';
import { hijack, openAnswer } from './modem';
import { create, startCreated, type RunEnvironment } from './run';

/** How long the exit code may come after the output has broken off, in milliseconds. */
const EXIT_AFTER_BREAK_MS = 2_000;

/**
 * `docker run` without `-d`: creates, attaches and waits before it starts, so that neither output nor exit code can be
 * missed; all output comes before the exit. Aborting the signal detaches, as Ctrl-P Ctrl-Q does, and the container goes
 * on. Throws an AppFailure with `field`, and with `created` where a container is left that did not start.
 */
export async function* runAttached(
  engines: Engines,
  spec: RunSpec,
  { signal, sends }: { signal: AbortSignal; sends: AsyncIterable<AttachSend> },
  environment: RunEnvironment,
): AsyncGenerator<AttachItem, void, undefined> {
  const client = engines.current();
  // A container that was asked for is created and started even if the window closes meanwhile.
  const created = await create(engines, client, spec, 'attached', environment);
  const attached = await attach(client, spec, created.id);
  const leave = engines.state.attach(created.id);
  const detach = () => attached.close();
  signal.addEventListener('abort', detach, { once: true });
  try {
    await startCreated(engines, client, spec, created);
    yield { kind: 'created', ...created };
    yield { kind: 'started' };
    if (signal.aborted) return;
    void forward(client, created.id, attached, sends);
    yield* attached.output();
    const code = await attached.exit;
    engines.state.touch(created.id);
    yield { kind: 'exit', code, oomKilled: await wasOutOfMemory(engines, client, created.id) };
  } catch (error) {
    if (!signal.aborted) throw toAppFailure(error);
  } finally {
    if (!attached.ended()) leave();
    signal.removeEventListener('abort', detach);
    detach();
  }
}

type Attached = {
  readonly socket: Duplex;
  readonly output: () => AsyncGenerator<AttachItem, void, undefined>;
  /** The exit code; rejects when the engine goes away first. */
  readonly exit: Promise<number>;
  /** Whether the container has ended. */
  readonly ended: () => boolean;
  readonly close: () => void;
};

/** Opens both connections to a container that is not started yet. */
async function attach({ streams: docker }: EngineClient, spec: RunSpec, id: string): Promise<Attached> {
  const path = `/containers/${id}`;
  const { attach: said, 'detach-keys': detachKeys } = spec.options;
  const streams = said?.map((name) => name.toLowerCase()) ?? ['stdout', 'stderr'];
  const parts = {
    stream: '1',
    ...Object.fromEntries(streams.map((name) => [name, '1'])),
    ...(spec.interactive ? { stdin: '1' } : {}),
    ...(detachKeys ? { detachKeys } : {}),
  };
  const socket = await hijack(docker, { method: 'POST', path: `${path}/attach`, query: parts });
  // The reading loop sees the error too; this keeps a late one from being nobody's.
  socket.on('error', () => undefined);
  let waiting: IncomingMessage;
  try {
    waiting = await openAnswer(docker, { method: 'POST', path: `${path}/wait`, query: { condition: 'next-exit' } });
  } catch (error) {
    socket.destroy();
    throw error;
  }
  let ended = false;
  const exit = readExit(waiting).finally(() => (ended = true));
  exit.catch(() => undefined);
  return {
    socket,
    output: () => output(socket, spec.tty, exit),
    exit,
    ended: () => ended,
    close: () => {
      socket.destroy();
      waiting.destroy();
    },
  };
}

async function* output(socket: Duplex, tty: boolean, exit: Promise<number>): AsyncGenerator<AttachItem, void, undefined> {
  try {
    for await (const { stream, text } of readOutput(socket, { tty })) yield { kind: 'output', stream, text };
  } catch (error) {
    // An engine that ends the connection with input unread resets it. If the container has ended, all was said.
    const code = await Promise.race([exit, new Promise<null>((resolve) => setTimeout(resolve, EXIT_AFTER_BREAK_MS, null))]);
    if (code === null) throw error;
  }
}

/** `{ StatusCode, Error: { Message } }`, sent when the container ends. */
async function readExit(answer: IncomingMessage): Promise<number> {
  let text = '';
  for await (const chunk of answer.setEncoding('utf8')) text += String(chunk);
  const { StatusCode, Error: failed } = JSON.parse(text) as { StatusCode?: unknown; Error?: { Message?: unknown } | null };
  if (typeof StatusCode === 'number' && !failed?.Message) return StatusCode;
  throw new AppFailure({
    code: 'engine-error',
    message: 'The engine could not say how the container ended.',
    detail: String(failed?.Message ?? text).slice(0, 1000),
  });
}

/** What the person types. It ends with the pipe, or with the container. */
async function forward(client: EngineClient, id: string, { socket, ended }: Attached, sends: AsyncIterable<AttachSend>): Promise<void> {
  for await (const send of sends) {
    if (ended() || socket.destroyed) return;
    switch (send.kind) {
      case 'input':
        if (!socket.writableEnded && !socket.write(send.text)) await drained(socket);
        break;
      case 'end':
        socket.end();
        break;
      case 'resize':
        await resize(client, id, send);
    }
  }
}

function drained(socket: Duplex): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      socket.off('drain', done).off('close', done);
      resolve();
    };
    socket.on('drain', done).on('close', done);
  });
}

/** A terminal of the wrong size is no reason to end the run, and the container may have ended meanwhile. */
async function resize(client: EngineClient, id: string, { columns, rows }: { columns: number; rows: number }): Promise<void> {
  const size = { h: rows, w: columns };
  await client.call((docker, abortSignal) => container(docker, id).resize({ ...size, abortSignal })).catch(() => undefined);
}

/** With --rm the container may be gone: then the state knows from the event. */
async function wasOutOfMemory({ state }: Engines, client: EngineClient, id: string): Promise<boolean> {
  const known = state.containers.get(id)?.oomKilled ?? false;
  return client
    .call((docker, abortSignal) => container(docker, id).inspect({ abortSignal }))
    .then((about) => about.State.OOMKilled || known, () => known);
}
