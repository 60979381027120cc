import fc from 'fast-check';
import { z } from 'zod';

/** Values that a zod schema accepts, of any shape the contract uses. Throws for a kind of schema that is new to it. */
export function arbitraryOf(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  if (schema instanceof z.ZodObject) {
    const fields = Object.entries(schema.shape as Record<string, z.core.$ZodType>);
    const required = fields.filter(([, field]) => !(field instanceof z.ZodOptional)).map(([name]) => name);
    return fc.record(Object.fromEntries(fields.map(([name, field]) => [name, arbitraryOf(field)])), {
      requiredKeys: required,
    });
  }
  if (schema instanceof z.ZodOptional) return arbitraryOf(schema.unwrap());
  if (schema instanceof z.ZodNullable) return fc.oneof(fc.constant(null), arbitraryOf(schema.unwrap()));
  if (schema instanceof z.ZodArray) {
    const least = Number(schema._zod.bag['minimum'] ?? 0);
    return fc.array(arbitraryOf(schema.element), { minLength: least, maxLength: least + 3 });
  }
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
  if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema.values);
  if (schema instanceof z.ZodDiscriminatedUnion || schema instanceof z.ZodUnion) {
    return fc.oneof(...schema.options.map((option) => arbitraryOf(option)));
  }
  if (schema instanceof z.ZodBoolean) return fc.boolean();
  if (schema instanceof z.ZodNumber) {
    const [min, max] = [schema.minValue ?? -1e9, schema.maxValue ?? 1e9].map((limit) => Math.max(-1e9, Math.min(1e9, limit)));
    return fc.integer({ min, max });
  }
  if (schema instanceof z.ZodString) {
    const pattern = [...(schema._zod.bag.patterns ?? [])][0];
    return pattern ? fc.stringMatching(pattern) : fc.oneof({ weight: 3, arbitrary: likelyText }, hostileText);
  }
  if (schema instanceof z.ZodNever) return fc.jsonValue();
  throw new Error(`No values are known for a schema of the kind '${schema._zod.def.type}'.`);
}

/** Text that may pass for a name, a port or a path, so that what is random gets past the first check. */
const likelyText = fc.constantFrom('', 'a', 'nothing-here:1', '80', '8000-8001', '/data', '127.0.0.1', 'NAME');

/** Text as nobody would type it: control characters, overrides, quotes, paths, very long. */
const hostileText = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }) },
  { weight: 2, arbitrary: fc.string({ minLength: 1, maxLength: 40 }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '../../version', '..%2f..%2finfo', 'a/../../../_ping', '?all=1', '#', ' ', '\r\nHost: evil', '%', '%00', '\u202e',
      '<img onerror=alert(1)>', '__proto__', '-1', '{{.ID}}', '$(reboot)', '\ud800', 'sha256:', 'a@sha256:zz',
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom('x'.repeat(256), 'é'.repeat(2000)) },
);

/** The value with one of its parts, or all of it, replaced by something else. */
export function damaged(value: unknown): fc.Arbitrary<unknown> {
  return fc.tuple(fc.nat(), fc.jsonValue({ maxDepth: 2 })).map(([where, other]) => {
    const paths = pathsOf(value);
    return replaced(value, paths[where % paths.length] ?? [], other);
  });
}

type Path = readonly string[];

function pathsOf(value: unknown): Path[] {
  if (typeof value !== 'object' || value === null) return [[]];
  return [[], ...Object.entries(value).flatMap(([key, part]) => pathsOf(part).map((path) => [key, ...path]))];
}

function replaced(value: unknown, [key, ...rest]: Path, other: unknown): unknown {
  if (key === undefined || typeof value !== 'object' || value === null) return other;
  const change = (part: unknown, name: string) => (name === key ? replaced(part, rest, other) : part);
  if (Array.isArray(value)) return value.map((part, index) => change(part, String(index)));
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, change(part, name)]));
}
