import { z } from 'zod';
import { appErrorSchema, type AppError, type Result } from './errors';
import type { Capabilities } from './models';

/*
 * What travels in a pipe: a MessagePort on the desktop, a WebSocket in the browser host.
 *
 * Main sends batches and waits for their acknowledgement; either side ends the pipe.
 */

export type DownFrame =
  | { readonly kind: 'batch'; readonly seq: number; readonly items: readonly unknown[] }
  | { readonly kind: 'end' }
  | { readonly kind: 'error'; readonly error: AppError };

export const upFrameSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ack'), seq: z.number().int().nonnegative() }),
  z.object({ kind: z.literal('send'), item: z.unknown() }),
  z.object({ kind: z.literal('close') }),
]);
export type UpFrame = z.infer<typeof upFrameSchema>;

export const downFrameSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('batch'), seq: z.number().int().nonnegative(), items: z.array(z.unknown()) }),
  z.object({ kind: z.literal('end') }),
  z.object({ kind: z.literal('error'), error: appErrorSchema }),
]);

/**
 * The request header with a call's id in the browser host: 16 to 64 of `A-Z a-z 0-9 _ -`, random, new for each call. A
 * request that repeats an id, its call and its input gets the answer of the first one, and nothing is done twice.
 */
export const CALL_ID_HEADER = 'x-slipway-call';

/** The renderer's end of a pipe, as the host provides it. */
export type Pipe = {
  readonly send: (frame: UpFrame) => void;
  readonly close: () => void;
};

/**
 * What a host gives the renderer: `window.slipway` on the desktop (by the preload), an object made of `fetch` and
 * WebSocket in the browser host. `onFrame` gets DownFrames; a pipe that breaks ends with an `error` frame.
 */
export type HostBridge = {
  readonly invoke: (name: string, input: unknown) => Promise<Result<unknown>>;
  readonly openStream: (name: string, input: unknown, onFrame: (frame: unknown) => void) => Pipe;
  readonly capabilities: Capabilities;
};
