import { z } from 'zod';
import { assertNever } from '../errors';
import { kindOf, optionNames, type OptionName, type runOptions } from './options';

/*
 * RunSpec: everything that a `docker run` line says.
 *
 * The form, the line and the create body are three views of it. It holds what was said, not what the engine makes of
 * it, so that a line comes back as it was written.
 */

export const protocols = ['tcp', 'udp', 'sctp'] as const;

/** One `-p`. Ports are text: a port or a range; an empty host port lets the engine choose. */
export const portMappingSchema = z.object({
  hostIp: z.string(),
  hostPort: z.string(),
  containerPort: z.string(),
  protocol: z.enum(protocols),
});
export type PortMapping = z.infer<typeof portMappingSchema>;

/** One `-e`. A null value takes the variable from the environment of whoever runs the command: `-e NAME`. */
export const envSchema = z.object({ name: z.string(), value: z.string().nullable() });
export type EnvVariable = z.infer<typeof envSchema>;

/** One `-v`. An anonymous volume has no source. */
export const mountSchema = z.object({
  type: z.enum(['bind', 'volume']),
  source: z.string(),
  target: z.string(),
  readOnly: z.boolean(),
  /** What else its mode says: `z`, `rshared`, `nocopy,volume-opt`. */
  mode: z.string().optional(),
});
export type MountSpec = z.infer<typeof mountSchema>;

/** The options that have a field of their own, and that field. */
export const ownFields = {
  detach: 'detach',
  entrypoint: 'entrypoint',
  env: 'env',
  interactive: 'interactive',
  name: 'name',
  publish: 'ports',
  rm: 'remove',
  tty: 'tty',
  volume: 'mounts',
  workdir: 'workdir',
} as const satisfies { readonly [N in OptionName]?: string };

/** The options that have none. `init` is there as `false` alone, which overrules an engine that has it by default. */
export type OtherOption = Exclude<OptionName, keyof typeof ownFields>;

type ListValue = 'list' | 'map' | 'mount' | 'network' | 'gpu-request' | 'ulimit';
type Value<N extends OptionName> = (typeof runOptions)[N]['value'];
type SaidAs<N extends OptionName> = Value<N> extends '' ? boolean : Value<N> extends ListValue ? string[] : string;

/** Options with what was said of each, as text: a flag is true or false, lists and maps have their entries in order. */
export type SaidOptions = { [N in OtherOption]?: SaidAs<N> | undefined };

export const isOtherOption = (name: OptionName): name is OtherOption => !Object.hasOwn(ownFields, name);
export const otherOptions = optionNames.filter(isOtherOption);

export const saidOptionsSchema = z.strictObject(
  Object.fromEntries(otherOptions.map((name) => [name, saidAs(name).optional()])),
) as unknown as z.ZodType<SaidOptions>;

function saidAs(name: OptionName) {
  const kind = kindOf(name);
  switch (kind) {
    case 'flag':
      return z.boolean();
    case 'list':
    case 'map':
      return z.array(z.string());
    case 'text':
    case 'number':
    case 'decimal':
    case 'size':
    case 'duration':
      return z.string();
    default:
      return assertNever(kind);
  }
}

export const runSpecSchema = z.object({
  image: z.string(),
  /** Empty lets the engine choose. */
  name: z.string(),
  detach: z.boolean(),
  remove: z.boolean(),
  interactive: z.boolean(),
  tty: z.boolean(),
  init: z.boolean(),
  ports: z.array(portMappingSchema),
  env: z.array(envSchema),
  mounts: z.array(mountSchema),
  /** Empty keeps the image's own. */
  workdir: z.string(),
  /** Null keeps the image's own; an empty string clears it, as `--entrypoint ""` does. */
  entrypoint: z.string().nullable(),
  /** Command and arguments; none keeps the image's own. */
  command: z.array(z.string()),
  /** Every other option. */
  options: saidOptionsSchema,
  /** Words of options that docker does not know, kept as they were written. */
  otherFlags: z.array(z.string()),
});
export type RunSpec = z.infer<typeof runSpecSchema>;

/** A spec as it may have been stored before there were other options. */
export const storedRunSpecSchema = runSpecSchema.extend({
  options: saidOptionsSchema.default({}),
  otherFlags: z.array(z.string()).default([]),
});

/** A spec that says nothing but the image, detached as the window runs containers by default. */
export function emptyRunSpec(image = ''): RunSpec {
  return {
    image,
    name: '',
    detach: true,
    remove: false,
    interactive: false,
    tty: false,
    init: false,
    ports: [],
    env: [],
    mounts: [],
    workdir: '',
    entrypoint: null,
    command: [],
    options: {},
    otherFlags: [],
  };
}
