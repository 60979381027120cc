import { z } from 'zod';

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
});
export type MountSpec = z.infer<typeof mountSchema>;

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
});
export type RunSpec = z.infer<typeof runSpecSchema>;

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
  };
}
