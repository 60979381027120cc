import { z } from 'zod';

/** A field that an engine may leave out, send as null, or get wrong: whatever does not fit becomes the fallback. */
export const lenient = <T extends z.ZodType>(schema: T, fallback: z.infer<T>) =>
  schema
    .nullish()
    .catch(fallback)
    .transform((value): z.infer<T> => value ?? fallback);

export const text = lenient(z.string(), '');
export const number = lenient(z.number(), 0);
