import { z } from 'zod';
import {
  appInfoSchema,
  attachItemSchema,
  attachSendSchema,
  containerSchema,
  droppedSchema,
  engineChoiceSchema,
  historyItemSchema,
  imageDefaultsSchema,
  imageSchema,
  loadItemSchema,
  outcomeSchema,
  pullItemSchema,
  settingsPatchSchema,
  settingsSchema,
  stateItemSchema,
  updateStateSchema,
  windowRequestSchema,
} from './models';
import { runSpecSchema } from './run/spec';
import { specNotes } from './run/spec-notes';

/*
 * THE contract: every call and every stream, once. Handlers, the bridge and the client are typed from it.
 */

const nothing = z.object({});
const id = z.string().min(1).max(256);
const path = z.string().min(1).max(4096);
const ids = z.array(id).min(1).max(10_000);
/** Signals as `docker kill --signal` takes them: a name, with or without SIG, or a number. */
const signal = z.string().regex(/^(SIG)?[A-Z0-9+-]{1,16}$/);
/** Seconds from a stop's signal to SIGKILL; -1 waits for ever, as `docker stop -t -1`. */
const graceSeconds = z.number().int().min(-1).max(86_400);
/**
 * Which whole set the ids were taken from, when the person asked for all of them. It changes nothing that happens; it
 * lets the command say `docker stop $(docker ps -q)` instead of three hundred names.
 */
const whole = z.enum(['running', 'stopped', 'all']).optional();

export const calls = {
  'app.info': { input: nothing, output: appInfoSchema },

  'settings.set': { input: settingsPatchSchema, output: settingsSchema },

  'engine.choices': { input: nothing, output: z.array(engineChoiceSchema) },
  'engine.use': { input: z.object({ endpointId: z.string().max(4096) }), output: nothing },
  'engine.retry': { input: nothing, output: nothing },
  'engine.start': { input: nothing, output: nothing },

  'containers.list': {
    input: z.object({ all: z.boolean(), size: z.boolean() }),
    output: z.array(containerSchema),
  },
  'containers.start': { input: z.object({ ids, whole }), output: z.array(outcomeSchema) },
  'containers.stop': {
    input: z.object({ ids, whole, graceSeconds: graceSeconds.optional() }),
    output: z.array(outcomeSchema),
  },
  'containers.kill': { input: z.object({ ids, whole, signal }), output: z.array(outcomeSchema) },
  'containers.restart': { input: z.object({ ids, whole }), output: z.array(outcomeSchema) },
  'containers.pause': { input: z.object({ ids, whole }), output: z.array(outcomeSchema) },
  'containers.unpause': { input: z.object({ ids, whole }), output: z.array(outcomeSchema) },
  'containers.rename': { input: z.object({ id, name: z.string().max(4096) }), output: nothing },
  'containers.remove': {
    input: z.object({ ids, whole, force: z.boolean(), volumes: z.boolean() }),
    output: z.array(outcomeSchema),
  },
  /** The `docker run` that makes a container again, and what of the container it cannot say. Throws `not-found`. */
  'containers.spec': { input: z.object({ id }), output: z.object({ spec: runSpecSchema, notes: z.array(z.enum(specNotes)) }) },

  'images.list': { input: nothing, output: z.array(imageSchema) },
  'images.remove': {
    /** A tag is untagged, and the image goes with its last tag; an id removes it with all of them. */
    input: z.object({ refs: z.array(z.string().min(1).max(4096)).min(1).max(10_000), force: z.boolean() }),
    output: z.array(outcomeSchema),
  },
  'images.defaults': { input: z.object({ ref: z.string().min(1).max(4096) }), output: imageDefaultsSchema },

  /** `docker create`. */
  'run.create': {
    input: z.object({ spec: runSpecSchema }),
    output: z.object({ id: z.string(), name: z.string(), warnings: z.array(z.string()) }),
  },
  /** `docker run -d`: created, then started. */
  'run.start': {
    input: z.object({ spec: runSpecSchema }),
    output: z.object({ id: z.string(), name: z.string(), warnings: z.array(z.string()) }),
  },

  'history.clear': { input: nothing, output: nothing },

  /** Desktop only: the system's folder picker. */
  'dialogs.pickFolder': {
    input: z.object({ startAt: z.string().max(4096) }),
    output: z.object({ path: z.string().nullable() }),
  },
  /** Desktop only: the system's file picker. */
  'dialogs.pickFile': {
    input: z.object({ startAt: z.string().max(4096), kind: z.enum(['any', 'archive']) }),
    output: z.object({ path: z.string().nullable() }),
  },
  /**
   * Desktop only: what was dropped on the window. The page gives File objects and the preload, which alone can know them,
   * gives their paths.
   */
  'files.dropped': { input: z.object({ files: z.array(path).max(1000) }), output: z.array(droppedSchema) },
  /** Desktop only: shows a file in the system's file manager. Throws `not-found`. */
  'files.reveal': { input: z.object({ path }), output: nothing },

  /** Desktop only: looks for a newer version now. */
  'updates.check': { input: nothing, output: nothing },
  'updates.download': { input: nothing, output: nothing },
  /** Quits, installs what was downloaded, and starts again. */
  'updates.install': { input: nothing, output: nothing },
  /** Desktop only: opens a published port of a known container in the system's browser. */
  'ports.open': {
    input: z.object({ containerId: id, hostPort: z.number().int().min(1).max(65_535) }),
    output: nothing,
  },
} as const;

export const streams = {
  /** The engine's status, a snapshot of its resources, then what changes. */
  'engine.state': { input: nothing, item: stateItemSchema, send: z.never(), policy: 'block' },
  /** What was done here: first all of it, then each action as it ends. */
  'history.entries': { input: nothing, item: historyItemSchema, send: z.never(), policy: 'block' },
  /** `docker pull`, with the progress of each layer. Closing it cancels the pull. */
  'images.pull': {
    input: z.object({ ref: z.string().min(1).max(4096) }),
    item: pullItemSchema,
    send: z.never(),
    policy: 'block',
  },
  /** `docker load`: an archive of images, streamed from a file of this computer. Closing it cancels. */
  'images.load': { input: z.object({ path }), item: loadItemSchema, send: z.never(), policy: 'block' },
  /** Desktop only: what is asked of the window from outside of it, each request once. */
  'app.requests': { input: nothing, item: windowRequestSchema, send: z.never(), policy: 'block' },
  /** Whether a newer version is there: how it stands, then what changes. */
  'updates.state': { input: nothing, item: updateStateSchema, send: z.never(), policy: 'latest' },
  /**
   * `docker run` without `-d`: creates, attaches, then starts, so that no output is lost; ends with the exit code.
   * Closing it detaches, as Ctrl-P Ctrl-Q does; the container goes on.
   */
  'run.attached': {
    input: z.object({ spec: runSpecSchema }),
    item: attachItemSchema,
    send: attachSendSchema,
    policy: 'block',
  },
} as const;

export type Calls = typeof calls;
export type Streams = typeof streams;
export type CallName = keyof Calls;
export type StreamName = keyof Streams;

/** What a caller gives and a handler gets. */
export type In<N extends CallName> = z.infer<Calls[N]['input']>;
/** What a handler gives and a caller gets. */
export type Out<N extends CallName> = z.infer<Calls[N]['output']>;
export type StreamIn<N extends StreamName> = z.infer<Streams[N]['input']>;
export type Item<N extends StreamName> = z.infer<Streams[N]['item']>;
export type Send<N extends StreamName> = z.infer<Streams[N]['send']>;
export type Policy = 'block' | 'latest';

export function isCallName(name: string): name is CallName {
  return Object.hasOwn(calls, name);
}
export function isStreamName(name: string): name is StreamName {
  return Object.hasOwn(streams, name);
}
