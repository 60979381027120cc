import { z } from 'zod';

/** Every way a call or a stream can fail, as a code that a person can act on. */
export const errorCodes = [
  'engine-unreachable',
  // Not the engine: the way between the window and Slipway itself.
  'connection-lost',
  'permission-denied',
  'not-found',
  'name-in-use',
  'port-in-use',
  'image-in-use',
  'image-not-found',
  'container-running',
  'bad-command',
  'unauthorized',
  'disk-full',
  'timeout',
  'canceled',
  'invalid-request',
  'engine-error',
] as const;

export const errorCodeSchema = z.enum(errorCodes);
export type ErrorCode = z.infer<typeof errorCodeSchema>;

/** What the error is about: the container that holds a name or a port, the container that was created but not started. */
export const errorSubjectSchema = z.object({
  kind: z.enum(['container', 'image', 'port', 'engine']),
  id: z.string(),
  name: z.string(),
});
export type ErrorSubject = z.infer<typeof errorSubjectSchema>;

/**
 * An error as a value.
 *
 * `message` is plain English for logs and for the browser host's callers; the window shows `errors.<code>` in the
 * person's language and falls back on `message`. `detail` holds the engine's own words, untouched.
 */
export const appErrorSchema = z.object({
  code: errorCodeSchema,
  message: z.string(),
  /** The next step, in plain words. */
  hint: z.string().optional(),
  /** The engine's own words. Hostile text: shown as text, never as anything else. */
  detail: z.string().optional(),
  /** The run form's field that caused it, as a path: `image`, `name`, `ports.0.hostPort`, `command`. */
  field: z.string().optional(),
  /** Who is in the way: the owner of the name, the users of the image. */
  subjects: z.array(errorSubjectSchema).optional(),
  /** A container that was created before the failure and is still there. */
  created: errorSubjectSchema.optional(),
});
export type AppError = Readonly<z.infer<typeof appErrorSchema>>;

/** A call's answer: it always resolves to one of the two. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppError };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const fail = <T = never>(error: AppError): Result<T> => ({ ok: false, error });

/** Carries an AppError through code that throws; the router turns it back into a value. */
export class AppFailure extends Error {
  constructor(readonly error: AppError) {
    super(error.message);
    this.name = 'AppFailure';
  }
}

/** Closes a switch: a case that was forgotten is a compile error. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
