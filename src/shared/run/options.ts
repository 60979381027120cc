/*
 * Every option of `docker run` and `docker create`, as the docker CLI 28 has them. Its `--help` is the source, and a
 * test compares; parser, formatter, dialog and create body all come from here.
 */

/** How the CLI's help names the value of an option; '' is a flag, which takes one only after `=`. */
export type ValueName =
  | ''
  | 'string'
  | 'int'
  | 'uint'
  | 'uint16'
  | 'decimal'
  | 'bytes'
  | 'duration'
  | 'list'
  | 'map'
  | 'mount'
  | 'network'
  | 'gpu-request'
  | 'ulimit';

/** What an option's value is. A list or a map is said once for each of its entries. */
export type OptionKind = 'flag' | 'text' | 'number' | 'decimal' | 'size' | 'duration' | 'list' | 'map';

export type Option = {
  readonly value: ValueName;
  /** Where it goes in the create body; null for what the CLI does by itself. `?name` is the request's query. */
  readonly body: string | null;
  /** The one letter that it can be said with. */
  readonly short?: string;
  /** Not an option of `docker create`. */
  readonly runOnly?: true;
  /** Docker discourages it: it works no longer, or something else does it. */
  readonly deprecated?: true;
  /** For engines of Windows containers alone: docker refuses it to others. */
  readonly windows?: true;
  /** The API version that knows it, where not every engine of today does: docker refuses it to older ones. */
  readonly since?: `1.${number}`;
};

const endpoint = (field: string) => `NetworkingConfig.EndpointsConfig.*.${field}`;
const host = (field: string) => `HostConfig.${field}`;

/** Listed as `docker run --help` lists them. */
export const runOptions = {
  'add-host': { value: 'list', body: host('ExtraHosts') },
  annotation: { value: 'map', body: host('Annotations'), since: '1.43' },
  attach: { value: 'list', short: 'a', body: 'AttachStdin, AttachStdout, AttachStderr' },
  'blkio-weight': { value: 'uint16', body: host('BlkioWeight') },
  'blkio-weight-device': { value: 'list', body: host('BlkioWeightDevice') },
  'cap-add': { value: 'list', body: host('CapAdd') },
  'cap-drop': { value: 'list', body: host('CapDrop') },
  'cgroup-parent': { value: 'string', body: host('CgroupParent') },
  cgroupns: { value: 'string', body: host('CgroupnsMode'), since: '1.41' },
  cidfile: { value: 'string', body: host('ContainerIDFile') },
  'cpu-count': { value: 'int', body: host('CpuCount'), windows: true },
  'cpu-percent': { value: 'int', body: host('CpuPercent'), windows: true },
  'cpu-period': { value: 'int', body: host('CpuPeriod') },
  'cpu-quota': { value: 'int', body: host('CpuQuota') },
  'cpu-rt-period': { value: 'int', body: host('CpuRealtimePeriod') },
  'cpu-rt-runtime': { value: 'int', body: host('CpuRealtimeRuntime') },
  'cpu-shares': { value: 'int', short: 'c', body: host('CpuShares') },
  cpus: { value: 'decimal', body: host('NanoCpus') },
  'cpuset-cpus': { value: 'string', body: host('CpusetCpus') },
  'cpuset-mems': { value: 'string', body: host('CpusetMems') },
  detach: { value: '', short: 'd', body: null, runOnly: true },
  'detach-keys': { value: 'string', body: null, runOnly: true },
  device: { value: 'list', body: host('Devices, HostConfig.DeviceRequests') },
  'device-cgroup-rule': { value: 'list', body: host('DeviceCgroupRules') },
  'device-read-bps': { value: 'list', body: host('BlkioDeviceReadBps') },
  'device-read-iops': { value: 'list', body: host('BlkioDeviceReadIOps') },
  'device-write-bps': { value: 'list', body: host('BlkioDeviceWriteBps') },
  'device-write-iops': { value: 'list', body: host('BlkioDeviceWriteIOps') },
  'disable-content-trust': { value: '', body: null },
  dns: { value: 'list', body: host('Dns') },
  'dns-option': { value: 'list', body: host('DnsOptions') },
  'dns-search': { value: 'list', body: host('DnsSearch') },
  domainname: { value: 'string', body: 'Domainname' },
  entrypoint: { value: 'string', body: 'Entrypoint' },
  env: { value: 'list', short: 'e', body: 'Env' },
  'env-file': { value: 'list', body: 'Env' },
  expose: { value: 'list', body: 'ExposedPorts' },
  gpus: { value: 'gpu-request', body: host('DeviceRequests'), since: '1.40' },
  'group-add': { value: 'list', body: host('GroupAdd') },
  'health-cmd': { value: 'string', body: 'Healthcheck.Test' },
  'health-interval': { value: 'duration', body: 'Healthcheck.Interval' },
  'health-retries': { value: 'int', body: 'Healthcheck.Retries' },
  'health-start-interval': { value: 'duration', body: 'Healthcheck.StartInterval', since: '1.44' },
  'health-start-period': { value: 'duration', body: 'Healthcheck.StartPeriod' },
  'health-timeout': { value: 'duration', body: 'Healthcheck.Timeout' },
  help: { value: '', body: null },
  hostname: { value: 'string', short: 'h', body: 'Hostname' },
  init: { value: '', body: host('Init') },
  interactive: { value: '', short: 'i', body: 'OpenStdin, AttachStdin, StdinOnce' },
  'io-maxbandwidth': { value: 'bytes', body: host('IOMaximumBandwidth'), windows: true },
  'io-maxiops': { value: 'uint', body: host('IOMaximumIOps'), windows: true },
  ip: { value: 'string', body: endpoint('IPAMConfig.IPv4Address') },
  ip6: { value: 'string', body: endpoint('IPAMConfig.IPv6Address') },
  ipc: { value: 'string', body: host('IpcMode') },
  isolation: { value: 'string', body: host('Isolation') },
  'kernel-memory': { value: 'bytes', body: host('KernelMemory'), deprecated: true },
  label: { value: 'list', short: 'l', body: 'Labels' },
  'label-file': { value: 'list', body: 'Labels' },
  link: { value: 'list', body: `${host('Links')}, ${endpoint('Links')}`, deprecated: true },
  'link-local-ip': { value: 'list', body: endpoint('IPAMConfig.LinkLocalIPs') },
  'log-driver': { value: 'string', body: host('LogConfig.Type') },
  'log-opt': { value: 'list', body: host('LogConfig.Config') },
  'mac-address': { value: 'string', body: endpoint('MacAddress'), since: '1.44' },
  memory: { value: 'bytes', short: 'm', body: host('Memory') },
  'memory-reservation': { value: 'bytes', body: host('MemoryReservation') },
  'memory-swap': { value: 'bytes', body: host('MemorySwap') },
  'memory-swappiness': { value: 'int', body: host('MemorySwappiness') },
  mount: { value: 'mount', body: host('Mounts') },
  name: { value: 'string', body: '?name' },
  network: { value: 'network', body: `${host('NetworkMode')}, NetworkingConfig.EndpointsConfig` },
  'network-alias': { value: 'list', body: endpoint('Aliases') },
  'no-healthcheck': { value: '', body: 'Healthcheck.Test' },
  'oom-kill-disable': { value: '', body: host('OomKillDisable') },
  'oom-score-adj': { value: 'int', body: host('OomScoreAdj') },
  pid: { value: 'string', body: host('PidMode') },
  'pids-limit': { value: 'int', body: host('PidsLimit') },
  platform: { value: 'string', body: '?platform', since: '1.41' },
  privileged: { value: '', body: host('Privileged') },
  publish: { value: 'list', short: 'p', body: `${host('PortBindings')}, ExposedPorts` },
  'publish-all': { value: '', short: 'P', body: host('PublishAllPorts') },
  pull: { value: 'string', body: null },
  quiet: { value: '', short: 'q', body: null },
  'read-only': { value: '', body: host('ReadonlyRootfs') },
  restart: { value: 'string', body: host('RestartPolicy') },
  rm: { value: '', body: host('AutoRemove') },
  runtime: { value: 'string', body: host('Runtime') },
  'security-opt': { value: 'list', body: `${host('SecurityOpt')}, ${host('MaskedPaths')}, ${host('ReadonlyPaths')}` },
  'shm-size': { value: 'bytes', body: host('ShmSize') },
  'sig-proxy': { value: '', body: null, runOnly: true },
  'stop-signal': { value: 'string', body: 'StopSignal' },
  'stop-timeout': { value: 'int', body: 'StopTimeout' },
  'storage-opt': { value: 'list', body: host('StorageOpt') },
  sysctl: { value: 'map', body: host('Sysctls') },
  tmpfs: { value: 'list', body: host('Tmpfs') },
  tty: { value: '', short: 't', body: 'Tty' },
  ulimit: { value: 'ulimit', body: host('Ulimits') },
  'use-api-socket': { value: '', body: host('Mounts') },
  user: { value: 'string', short: 'u', body: 'User' },
  userns: { value: 'string', body: host('UsernsMode') },
  uts: { value: 'string', body: host('UTSMode') },
  volume: { value: 'list', short: 'v', body: `${host('Binds')}, Volumes` },
  'volume-driver': { value: 'string', body: host('VolumeDriver') },
  'volumes-from': { value: 'list', body: host('VolumesFrom') },
  workdir: { value: 'string', short: 'w', body: 'WorkingDir' },
} as const satisfies Readonly<Record<string, Option>>;

export type OptionName = keyof typeof runOptions;

export const optionNames = Object.keys(runOptions) as OptionName[];

/** Names that the CLI still takes and no longer shows. */
export const optionAliases = { net: 'network', 'net-alias': 'network-alias', 'dns-opt': 'dns-option' } as const satisfies Readonly<
  Record<string, OptionName>
>;

const kinds: Readonly<Record<ValueName, OptionKind>> = {
  '': 'flag',
  string: 'text',
  int: 'number',
  uint: 'number',
  uint16: 'number',
  decimal: 'decimal',
  bytes: 'size',
  duration: 'duration',
  list: 'list',
  map: 'map',
  mount: 'list',
  network: 'list',
  'gpu-request': 'list',
  ulimit: 'list',
};

/** An option of the table with all that there can be of it. */
export const optionOf = (name: OptionName): Option => runOptions[name];

export const kindOf = (name: OptionName): OptionKind => kinds[runOptions[name].value];

/** The option that a long name says, by itself or as an alias; null for a name that the CLI does not know. */
export function optionNamed(text: string): OptionName | null {
  if (Object.hasOwn(optionAliases, text)) return optionAliases[text as keyof typeof optionAliases];
  return Object.hasOwn(runOptions, text) ? (text as OptionName) : null;
}

const shorts = new Map(optionNames.flatMap((name) => {
  const { short } = optionOf(name);
  return short === undefined ? [] : [[short, name] as const];
}));

/** The option that one letter says; null for a letter that the CLI does not know. */
export const optionOfLetter = (letter: string): OptionName | null => shorts.get(letter) ?? null;
