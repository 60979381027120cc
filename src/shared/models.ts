import { z } from 'zod';
import { appErrorSchema } from './errors';
import { runSpecSchema } from './run/spec';

/* Engines ------------------------------------------------------------------------------------------------------- */

/** Where an engine can be reached, and why we know of it. */
export const endpointSchema = z.object({
  /** Stable across starts: the source and the address. */
  id: z.string(),
  /** What a person calls it: the context's name, 'Podman', 'rootless'. */
  name: z.string(),
  /** `unix:///var/run/docker.sock`, `npipe:////./pipe/docker_engine`, `tcp://host:2375`, `ssh://user@host`. */
  address: z.string(),
  /** Which rule of the docker CLI's order found it. */
  source: z.enum(['environment', 'context', 'socket', 'settings']),
});
export type Endpoint = Readonly<z.infer<typeof endpointSchema>>;

export const unreachableReasonSchema = z.enum([
  'not-running',
  'permission-denied',
  'not-installed',
  'wrong-version',
  'unsupported',
  'no-answer',
]);
export type UnreachableReason = z.infer<typeof unreachableReasonSchema>;

/** One line of 'What was tried': a check, what it looked at, what it found. */
export const attemptSchema = z.object({
  check: z.enum(['context', 'socket', 'connection', 'service', 'command', 'version']),
  subject: z.string(),
  outcome: z.enum(['ok', 'bad', 'skipped']),
  /** A key under `engine.tried.*`, with its values. */
  finding: z.string(),
  values: z.record(z.string(), z.string()),
});
export type Attempt = Readonly<z.infer<typeof attemptSchema>>;

export const engineInfoSchema = z.object({
  /** 'Docker' or 'Podman'. */
  product: z.string(),
  version: z.string(),
  /** The API version spoken with it: the lower of ours and theirs. */
  apiVersion: z.string(),
  os: z.string(),
  arch: z.string(),
  hostName: z.string(),
});
export type EngineInfo = Readonly<z.infer<typeof engineInfoSchema>>;

export const engineStatusSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('connecting'), endpoint: endpointSchema.nullable() }),
  z.object({ state: z.literal('running'), endpoint: endpointSchema, info: engineInfoSchema }),
  z.object({
    state: z.literal('unreachable'),
    endpoint: endpointSchema.nullable(),
    reason: unreachableReasonSchema,
    tried: z.array(attemptSchema),
    /** The command that is the next step, in words for a shell; empty when there is none. */
    fix: z.array(z.string()),
    /** Whether `engine.start` can carry that step out by itself. */
    canStart: z.boolean(),
    detail: z.string().optional(),
  }),
]);
export type EngineStatus = Readonly<z.infer<typeof engineStatusSchema>>;

/** An engine that could be used instead, and whether it answers. */
export const engineChoiceSchema = z.object({
  endpoint: endpointSchema,
  current: z.boolean(),
  answers: z.boolean(),
  /** 'Docker 28.5.2', or the reason in the engine's own words. */
  detail: z.string(),
});
export type EngineChoice = Readonly<z.infer<typeof engineChoiceSchema>>;

/* Containers ---------------------------------------------------------------------------------------------------- */

export const containerStateSchema = z.enum([
  'created',
  'running',
  'paused',
  'restarting',
  'removing',
  'exited',
  'dead',
]);
export type ContainerState = z.infer<typeof containerStateSchema>;

export const healthSchema = z.enum(['none', 'starting', 'healthy', 'unhealthy']);
export type Health = z.infer<typeof healthSchema>;

export const portSchema = z.object({
  /** Empty when the port is exposed but not published. */
  hostIp: z.string(),
  hostPort: z.number().int().nullable(),
  containerPort: z.number().int(),
  protocol: z.enum(['tcp', 'udp', 'sctp']),
});
export type Port = Readonly<z.infer<typeof portSchema>>;

/** A stop under way: ours to keep, since the engine says `running` until the container has ended. */
export const stoppingSchema = z.object({
  signal: z.string(),
  /** Milliseconds from the signal to SIGKILL. */
  graceMs: z.number(),
  /** Main's clock, in milliseconds since the epoch. */
  since: z.number(),
});
export type Stopping = Readonly<z.infer<typeof stoppingSchema>>;

export const containerSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** As the person wrote it: `web-image`, `ghcr.io/acme/app:1`, or an id when the tag has moved. */
  image: z.string(),
  imageId: z.string(),
  command: z.string(),
  /** Milliseconds since the epoch. */
  created: z.number(),
  state: containerStateSchema,
  /** Known for `exited` and `dead`. */
  exitCode: z.number().int().nullable(),
  /** The kernel killed it for want of memory. */
  oomKilled: z.boolean(),
  health: healthSchema,
  ports: z.array(portSchema),
  labels: z.record(z.string(), z.string()),
  /** The compose project, its file and the service; empty when there is none. */
  project: z.string(),
  projectFile: z.string(),
  service: z.string(),
  stopping: stoppingSchema.nullable(),
  /** Bytes; only when the list was asked for with sizes. */
  size: z.object({ writable: z.number(), total: z.number() }).nullable(),
});
export type Container = Readonly<z.infer<typeof containerSchema>>;

/* Images, volumes, networks ------------------------------------------------------------------------------------- */

export const imageSchema = z.object({
  id: z.string(),
  /** `repository:tag`; none for a dangling image. */
  tags: z.array(z.string()),
  digests: z.array(z.string()),
  /** Milliseconds since the epoch. */
  created: z.number(),
  /** Bytes. */
  size: z.number(),
  dangling: z.boolean(),
});
export type Image = Readonly<z.infer<typeof imageSchema>>;

/** What `docker run` starts from: the image's own defaults. */
export const imageDefaultsSchema = z.object({
  id: z.string(),
  exposed: z.array(z.object({ port: z.number().int(), protocol: z.enum(['tcp', 'udp', 'sctp']) })),
  command: z.array(z.string()),
  entrypoint: z.array(z.string()),
  workdir: z.string(),
  user: z.string(),
  env: z.array(z.string()),
  volumes: z.array(z.string()),
  stopSignal: z.string(),
});
export type ImageDefaults = Readonly<z.infer<typeof imageDefaultsSchema>>;

export const volumeSchema = z.object({ name: z.string(), driver: z.string() });
export type Volume = Readonly<z.infer<typeof volumeSchema>>;

export const networkSchema = z.object({ id: z.string(), name: z.string(), driver: z.string() });
export type Network = Readonly<z.infer<typeof networkSchema>>;

/* State --------------------------------------------------------------------------------------------------------- */

export const resourcesSchema = z.object({
  containers: z.array(containerSchema),
  images: z.array(imageSchema),
  volumes: z.array(volumeSchema),
  networks: z.array(networkSchema),
});
export type Resources = Readonly<z.infer<typeof resourcesSchema>>;

/** An item of `engine.state`: a snapshot, then what changed. `at` is main's clock, in milliseconds since the epoch. */
export const stateItemSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('engine'), at: z.number(), status: engineStatusSchema }),
  z.object({ kind: z.literal('snapshot'), at: z.number(), resources: resourcesSchema }),
  z.object({
    kind: z.literal('change'),
    at: z.number(),
    upserts: resourcesSchema,
    /** Ids (volumes: names) of what is gone. */
    removals: z.object({
      containers: z.array(z.string()),
      images: z.array(z.string()),
      volumes: z.array(z.string()),
      networks: z.array(z.string()),
    }),
  }),
]);
export type StateItem = Readonly<z.infer<typeof stateItemSchema>>;

/* Outcomes ------------------------------------------------------------------------------------------------------ */

/** What became of one object of a bulk call. */
export const outcomeSchema = z.object({ id: z.string(), error: appErrorSchema.nullable() });
export type Outcome = Readonly<z.infer<typeof outcomeSchema>>;

/* Pull and attach ----------------------------------------------------------------------------------------------- */

export const pullItemSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('layer'),
    id: z.string(),
    status: z.string(),
    /** Bytes; null where the engine does not say. */
    current: z.number().nullable(),
    total: z.number().nullable(),
  }),
  z.object({ kind: z.literal('status'), text: z.string() }),
  z.object({ kind: z.literal('done'), ref: z.string() }),
]);
export type PullItem = Readonly<z.infer<typeof pullItemSchema>>;

export const attachItemSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('created'), id: z.string(), name: z.string(), warnings: z.array(z.string()) }),
  z.object({ kind: z.literal('started') }),
  z.object({ kind: z.literal('output'), stream: z.enum(['stdout', 'stderr']), text: z.string() }),
  z.object({ kind: z.literal('exit'), code: z.number().int(), oomKilled: z.boolean() }),
]);
export type AttachItem = Readonly<z.infer<typeof attachItemSchema>>;

export const attachSendSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('input'), text: z.string().max(65536) }),
  /** Ctrl-D: closes the container's standard input. */
  z.object({ kind: z.literal('end') }),
  z.object({ kind: z.literal('resize'), columns: z.number().int().min(1).max(1000), rows: z.number().int().min(1).max(1000) }),
]);
export type AttachSend = Readonly<z.infer<typeof attachSendSchema>>;

/* Settings, history, the application ---------------------------------------------------------------------------- */

export const languages = ['en', 'ru'] as const;
export const shells = ['sh', 'powershell', 'cmd'] as const;
export const shellSchema = z.enum(shells);
export type Shell = z.infer<typeof shellSchema>;

export const settingsSchema = z.object({
  language: z.enum(['system', ...languages]),
  theme: z.enum(['system', 'light', 'dark']),
  /** The address of the engine chosen here; null follows the docker CLI's own rules. */
  engine: z.string().nullable(),
  /** The shell that commands are quoted for when they are copied. */
  shell: shellSchema,
  /** What asks before it happens. */
  confirm: z.object({ kill: z.boolean(), remove: z.boolean(), all: z.boolean() }),
  /** What the desktop shows as a notification. */
  notify: z.object({
    /** A container ended with a failure that nobody asked for. */
    failed: z.boolean(),
    unhealthy: z.boolean(),
    /** A long pull, push or build ended while the window was hidden. */
    finished: z.boolean(),
  }),
  /** Of the desktop alone. */
  desktop: z.object({
    /** Closing the window leaves Slipway in the tray; otherwise it quits. */
    closeToTray: z.boolean(),
    /** Whether the person has been told so. */
    closeExplained: z.boolean(),
    startAtLogin: z.boolean(),
    /** At login without a window, in the tray alone. */
    startHidden: z.boolean(),
    checkForUpdates: z.boolean(),
  }),
});
export type Settings = Readonly<z.infer<typeof settingsSchema>>;

/** What a first start begins with, but for the shell, which is the system's. */
export const defaultSettings: Settings = {
  language: 'system',
  theme: 'system',
  engine: null,
  shell: 'sh',
  confirm: { kill: true, remove: true, all: true },
  notify: { failed: true, unhealthy: true, finished: true },
  desktop: { closeToTray: true, closeExplained: false, startAtLogin: false, startHidden: false, checkForUpdates: true },
};

/** Some settings; of a group, all of it. */
export const settingsPatchSchema = settingsSchema.partial();

/** One word of a command, or a command whose output becomes words: `$(docker ps -q)`. */
export type CommandWord = string | { readonly output: readonly string[] };
export const commandWordSchema = z.union([z.string(), z.object({ output: z.array(z.string()) })]);
export type Command = readonly CommandWord[];

export const historyEntrySchema = z.object({
  id: z.number().int(),
  /** The call that was made, as named in the contract. */
  call: z.string(),
  command: z.array(commandWordSchema),
  /** Milliseconds since the epoch, and how long it took. */
  at: z.number(),
  tookMs: z.number(),
  engine: z.string(),
  /** How many objects it was for, and the errors it met. */
  count: z.number().int(),
  errors: z.array(appErrorSchema),
});
export type HistoryEntry = Readonly<z.infer<typeof historyEntrySchema>>;

export const historyItemSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('snapshot'), entries: z.array(historyEntrySchema) }),
  z.object({ kind: z.literal('entry'), entry: historyEntrySchema }),
]);
export type HistoryItem = Readonly<z.infer<typeof historyItemSchema>>;

export const appInfoSchema = z.object({
  version: z.string(),
  platform: z.string(),
  settings: settingsSchema,
  /** Where a damaged settings file was set aside, when that happened at this start. */
  settingsSetAside: z.string().nullable(),
  settingsFile: z.string(),
});
export type AppInfo = Readonly<z.infer<typeof appInfoSchema>>;

/* What the desktop asks of its window ---------------------------------------------------------------------------- */

export const places = ['containers', 'images', 'history', 'settings'] as const;
export type Place = (typeof places)[number];

/** Something asked for outside of the window: in the tray, in the native menu, by a second start, by a notification. */
export const windowRequestSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('place'), place: z.enum(places) }),
  /** Shows these containers among the others: the first is scrolled to, all are selected. */
  z.object({ kind: z.literal('containers'), ids: z.array(z.string()) }),
  /**
   * Opens the run dialog filled; `left` are the words of a line that it does not know, `withheld` the secrets whose values
   * were not kept, to be typed again.
   */
  z.object({
    kind: z.literal('run'),
    spec: runSpecSchema.partial(),
    left: z.array(z.string()),
    withheld: z.array(z.string()).optional(),
  }),
  /** Asks whether to stop all that runs, with the list of it. */
  z.object({ kind: z.literal('stop-all') }),
  z.object({ kind: z.literal('keys') }),
]);
export type WindowRequest = Readonly<z.infer<typeof windowRequestSchema>>;

/** Whether a newer version is there. Nothing is downloaded or installed that was not asked for. */
export const updateStateSchema = z.discriminatedUnion('state', [
  /** Updates come by another way: the browser host, a build without a feed, a package manager. */
  z.object({ state: z.literal('elsewhere') }),
  /** Not looked for yet, or never: the setting is off. */
  z.object({ state: z.literal('unknown') }),
  z.object({ state: z.literal('checking') }),
  /** Milliseconds since the epoch. */
  z.object({ state: z.literal('latest'), at: z.number() }),
  z.object({ state: z.literal('available'), version: z.string() }),
  /** `done` from 0 to 1. */
  z.object({ state: z.literal('downloading'), version: z.string(), done: z.number() }),
  /** Installed when Slipway quits, or at once when asked. */
  z.object({ state: z.literal('ready'), version: z.string() }),
  z.object({ state: z.literal('failed'), error: appErrorSchema }),
]);
export type UpdateState = Readonly<z.infer<typeof updateStateSchema>>;

/** A file or folder that was dropped on the window. */
export const droppedSchema = z.object({
  path: z.string(),
  /** `archive`: a tar, compressed or not, by its name. */
  kind: z.enum(['folder', 'file', 'archive']),
});
export type Dropped = Readonly<z.infer<typeof droppedSchema>>;

/** An item of `images.load`: bytes sent so far, then what the engine loaded. */
export const loadItemSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), sent: z.number(), total: z.number() }),
  /** References, or ids where the tar has no names. */
  z.object({ kind: z.literal('done'), loaded: z.array(z.string()) }),
]);
export type LoadItem = Readonly<z.infer<typeof loadItemSchema>>;

/** What the host can do beyond a browser. */
export type Capabilities = {
  readonly host: 'desktop' | 'browser';
  readonly platform: string;
  /** The system's pickers (`dialogs.*`), the paths of what is dropped, and 'reveal in folder'. */
  readonly files: boolean;
  /** Ports are opened by main (`ports.open`); otherwise they are plain links. */
  readonly openPorts: boolean;
};
