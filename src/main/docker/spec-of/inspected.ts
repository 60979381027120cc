import { z } from 'zod';
import { lenient, number, text } from '../lenient';

/*
 * What `docker inspect` says of containers and images, as far as a run line can say it too. Whatever is missing or
 * strange says nothing. Source: moby, api/types/container (Config, HostConfig) and api/types/network (EndpointSettings).
 */

const flag = lenient(z.boolean(), false);
const texts = lenient(z.array(z.unknown()), []).transform((list) => list.filter((one) => typeof one === 'string'));
/** An engine keeps an empty list apart from none. */
const textsOrNull = z.array(z.string()).nullish().catch(null);
const keys = lenient(z.record(z.string(), z.unknown()), {}).transform((record) => Object.keys(record).sort());
const pairs = lenient(z.record(z.string(), z.string()), {});
const numberOrNull = z.number().nullish().catch(null);
const many = <T extends z.ZodType>(schema: T) =>
  lenient(z.array(z.unknown()), []).transform((list) =>
    list.flatMap((one): z.infer<T>[] => {
      const parsed = schema.safeParse(one);
      return parsed.success ? [parsed.data] : [];
    }),
  );

const healthSchema = z
  .object({ Test: texts, Interval: number, Timeout: number, Retries: number, StartPeriod: number, StartInterval: number })
  .nullish()
  .catch(null);
export type InspectedHealth = z.infer<typeof healthSchema>;

const configSchema = z.object({
  AttachStdin: flag,
  AttachStdout: flag,
  AttachStderr: flag,
  Cmd: texts,
  Domainname: text,
  Entrypoint: texts,
  Env: texts,
  ExposedPorts: keys,
  Healthcheck: healthSchema,
  Hostname: text,
  Image: text,
  Labels: pairs,
  MacAddress: text,
  OpenStdin: flag,
  StopSignal: text,
  StopTimeout: numberOrNull,
  Tty: flag,
  User: text,
  Volumes: keys,
  WorkingDir: text,
});
export type InspectedConfig = z.infer<typeof configSchema>;

const mountSchema = z.object({
  Type: text,
  Source: text,
  Target: text,
  ReadOnly: flag,
  Consistency: text,
  BindOptions: lenient(
    z.object({
      Propagation: text,
      NonRecursive: flag,
      CreateMountpoint: flag,
      ReadOnlyNonRecursive: flag,
      ReadOnlyForceRecursive: flag,
    }).partial(),
    {},
  ),
  VolumeOptions: lenient(
    z.object({
      NoCopy: flag,
      Labels: pairs,
      Subpath: text,
      DriverConfig: lenient(z.object({ Name: text, Options: pairs }).partial(), {}),
    }).partial(),
    {},
  ),
  ImageOptions: lenient(z.object({ Subpath: text }).partial(), {}),
  TmpfsOptions: lenient(z.object({ SizeBytes: number, Mode: number, Options: lenient(z.array(z.unknown()), []) }).partial(), {}),
});
export type InspectedMount = z.infer<typeof mountSchema>;

const binding = z.object({ HostIp: text, HostPort: text });
const deviceSchema = z.object({ PathOnHost: text, PathInContainer: text, CgroupPermissions: text });
export type InspectedDevice = z.infer<typeof deviceSchema>;
const deviceRequestSchema = z.object({
  Driver: text,
  Count: number,
  DeviceIDs: texts,
  Capabilities: lenient(z.array(z.array(z.string())), []),
  Options: pairs,
});
export type InspectedDeviceRequest = z.infer<typeof deviceRequestSchema>;
const rates = many(z.object({ Path: z.string(), Rate: z.number() }));

const hostSchema = z.object({
  Annotations: pairs,
  AutoRemove: flag,
  Binds: texts,
  BlkioDeviceReadBps: rates,
  BlkioDeviceReadIOps: rates,
  BlkioDeviceWriteBps: rates,
  BlkioDeviceWriteIOps: rates,
  BlkioWeight: number,
  BlkioWeightDevice: many(z.object({ Path: z.string(), Weight: z.number() })),
  CapAdd: texts,
  CapDrop: texts,
  CgroupParent: text,
  CgroupnsMode: text,
  CpuCount: number,
  CpuPercent: number,
  CpuPeriod: number,
  CpuQuota: number,
  CpuRealtimePeriod: number,
  CpuRealtimeRuntime: number,
  CpuShares: number,
  CpusetCpus: text,
  CpusetMems: text,
  DeviceCgroupRules: texts,
  DeviceRequests: many(deviceRequestSchema),
  Devices: many(deviceSchema),
  Dns: texts,
  DnsOptions: texts,
  DnsSearch: texts,
  ExtraHosts: texts,
  GroupAdd: texts,
  IOMaximumBandwidth: number,
  IOMaximumIOps: number,
  Init: z.boolean().nullish().catch(null),
  IpcMode: text,
  Isolation: text,
  KernelMemory: number,
  Links: texts,
  LogConfig: lenient(z.object({ Type: text, Config: pairs }), { Type: '', Config: {} }),
  MaskedPaths: textsOrNull,
  Memory: number,
  MemoryReservation: number,
  MemorySwap: number,
  MemorySwappiness: numberOrNull,
  Mounts: many(mountSchema),
  NanoCpus: number,
  NetworkMode: text,
  OomKillDisable: flag,
  OomScoreAdj: number,
  PidMode: text,
  PidsLimit: numberOrNull,
  PortBindings: lenient(z.record(z.string(), many(binding)), {}),
  Privileged: flag,
  PublishAllPorts: flag,
  ReadonlyPaths: textsOrNull,
  ReadonlyRootfs: flag,
  RestartPolicy: lenient(z.object({ Name: text, MaximumRetryCount: number }), { Name: '', MaximumRetryCount: 0 }),
  Runtime: text,
  SecurityOpt: texts,
  ShmSize: number,
  StorageOpt: pairs,
  Sysctls: pairs,
  Tmpfs: pairs,
  UTSMode: text,
  Ulimits: many(z.object({ Name: z.string(), Soft: z.number(), Hard: z.number() })),
  UsernsMode: text,
  VolumeDriver: text,
  VolumesFrom: texts,
});
export type InspectedHost = z.infer<typeof hostSchema>;

const endpointSchema = z.object({
  Aliases: texts,
  DriverOpts: pairs,
  GwPriority: number,
  IPAMConfig: lenient(z.object({ IPv4Address: text, IPv6Address: text, LinkLocalIPs: texts }), {
    IPv4Address: '',
    IPv6Address: '',
    LinkLocalIPs: [],
  }),
  Links: texts,
  NetworkID: text,
});
export type InspectedEndpoint = z.infer<typeof endpointSchema>;

const emptyConfig = configSchema.parse({});

const containerSchema = z.object({
  Id: text,
  Image: text,
  Name: text,
  Config: lenient(configSchema, emptyConfig),
  HostConfig: lenient(hostSchema, hostSchema.parse({})),
  NetworkSettings: lenient(z.object({ Networks: lenient(z.record(z.string(), endpointSchema), {}) }), { Networks: {} }),
});
/** A container's inspect. */
export type InspectedContainer = z.infer<typeof containerSchema>;

/** Reads a container's inspect. Never throws, whatever the engine says. */
export function readContainer(raw: unknown): InspectedContainer {
  const parsed = containerSchema.safeParse(raw);
  return parsed.success ? parsed.data : containerSchema.parse({});
}

/** What an image says about running it; all of it empty for an image that says nothing. */
export function readImageConfig(raw: unknown): InspectedConfig {
  const parsed = z.object({ Config: lenient(configSchema, emptyConfig) }).safeParse(raw);
  return parsed.success ? parsed.data.Config : emptyConfig;
}

/** What of an engine's own settings a container has where nothing was said: `docker info`. */
const defaultsSchema = z.object({ CgroupVersion: text, DefaultRuntime: text, LoggingDriver: text, Name: text });
export type EngineDefaults = z.infer<typeof defaultsSchema>;

/** Reads an engine's answer of `/info`; what it does not tell is empty. */
export function readEngineDefaults(raw: unknown): EngineDefaults {
  const parsed = defaultsSchema.safeParse(raw);
  return parsed.success ? parsed.data : defaultsSchema.parse({});
}
