import { problem, type Problem } from './problems';
import type { OtherOption, RunSpec, SaidOptions } from './spec';
import { readDomain, readHost, readIp, readIpv4, readIpv6, readLink, readMac } from './values/address';
import { readChoice, readExpose, readNamespace, readPlatform } from './values/choice';
import { readDevice, readDeviceBytes, readDeviceOperations, readDeviceRule, readDeviceWeight, readFilePath } from './values/device';
import { readDuration } from './values/duration';
import { readGpus } from './values/gpus';
import { readMountOption } from './values/mount-option';
import { isUserDefined, readNetwork, type NetworkAttachment } from './values/network-option';
import { readCpus, readInteger } from './values/number';
import { readFullPair, readLabel, readSysctl, readTmpfs } from './values/pair';
import { right, type Read } from './values/read';
import { readRestart } from './values/restart';
import { readSecurity } from './values/security';
import { readSize, readSwap } from './values/size';
import { readUlimit } from './values/ulimit';

type Reader = (text: string) => Read<unknown>;

const integer =
  (min?: number, max?: number): Reader =>
  (text) =>
    readInteger(text, { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) });
const anyInteger = integer();

/** How the text of an option is read; any other text will do. */
const readers: { readonly [N in OtherOption]?: Reader } = {
  'add-host': readHost,
  attach: (text) => readChoice('stdin', 'stdout', 'stderr')(text.toLowerCase() || 'none'),
  'blkio-weight': integer(0, 65_535),
  'blkio-weight-device': readDeviceWeight,
  cgroupns: readChoice('host', 'private'),
  cidfile: (text) => (text === '' ? right(text) : readFilePath(text)),
  'cpu-count': anyInteger,
  'cpu-percent': anyInteger,
  'cpu-period': anyInteger,
  'cpu-quota': anyInteger,
  'cpu-rt-period': anyInteger,
  'cpu-rt-runtime': anyInteger,
  'cpu-shares': anyInteger,
  cpus: readCpus,
  device: readDevice,
  'device-cgroup-rule': readDeviceRule,
  'device-read-bps': readDeviceBytes,
  'device-read-iops': readDeviceOperations,
  'device-write-bps': readDeviceBytes,
  'device-write-iops': readDeviceOperations,
  dns: readIp,
  'dns-search': readDomain,
  'env-file': readFilePath,
  expose: readExpose,
  gpus: readGpus,
  'health-interval': readDuration,
  'health-retries': integer(0),
  'health-start-interval': readDuration,
  'health-start-period': readDuration,
  'health-timeout': readDuration,
  'io-maxbandwidth': readSize,
  'io-maxiops': integer(0),
  ip: readIpv4,
  ip6: readIpv6,
  'kernel-memory': readSize,
  label: readLabel,
  'label-file': readFilePath,
  link: readLink,
  'mac-address': readMac,
  memory: readSize,
  'memory-reservation': readSize,
  'memory-swap': readSwap,
  'memory-swappiness': integer(-1, 100),
  mount: readMountOption,
  network: readNetwork,
  'oom-score-adj': anyInteger,
  pid: readNamespace('host'),
  'pids-limit': anyInteger,
  platform: readPlatform,
  pull: readChoice('always', 'missing', 'never'),
  restart: readRestart,
  'security-opt': readSecurityOption,
  'shm-size': readSize,
  'stop-timeout': anyInteger,
  'storage-opt': readFullPair,
  sysctl: readSysctl,
  tmpfs: readTmpfs,
  ulimit: readUlimit,
  userns: readChoice('host'),
  uts: readChoice('host'),
};

function readSecurityOption(text: string): Read<unknown> {
  const read = readSecurity(text);
  return 'value' in read && read.value.profile !== null ? readFilePath(read.value.profile) : read;
}

/** What docker would refuse in the options that have no field of their own, each as `options.dns.0` or `options.cpus`. */
export function optionProblems(spec: RunSpec): Problem[] {
  const { options } = spec;
  const found: Problem[] = [];
  for (const [name, said] of Object.entries(options) as [OtherOption, SaidOptions[OtherOption]][]) {
    if (typeof said === 'string') found.push(...textProblems(name, said, `options.${name}`));
    if (!Array.isArray(said)) continue;
    for (const [index, text] of said.entries()) found.push(...textProblems(name, text, `options.${name}.${index}`));
  }
  return [...found, ...together(spec), ...networkProblems(options), ...unknownFlags(spec)];
}

function textProblems(name: OtherOption, text: string, field: string): Problem[] {
  if (text.includes('\0')) return [problem(field, 'nul')];
  const read = readers[name]?.(text) ?? right(text);
  return 'wrong' in read ? [problem(field, read.wrong, read.values)] : [];
}

const unknownFlags = ({ otherFlags }: RunSpec): Problem[] =>
  otherFlags.map((text, index) => problem(`otherFlags.${index}`, 'flag-unknown', { flag: text.split('=')[0] ?? text }));

const healthOptions = ['health-cmd', 'health-interval', 'health-retries', 'health-start-interval', 'health-start-period', 'health-timeout'] as const;

/** What cannot be said together. */
function together({ remove, detach, options }: RunSpec): Problem[] {
  const policy = readRestart(options.restart ?? '');
  const restarts = 'value' in policy && !['', 'no'].includes(policy.value.Name);
  const saysHealth = healthOptions.some((name) => !['', '0', undefined].includes(options[name]));
  return [
    ...(remove && restarts ? [problem('options.restart', 'option-restart-rm')] : []),
    ...(options['no-healthcheck'] && saysHealth ? [problem('options.no-healthcheck', 'option-health-none')] : []),
    ...(options['log-driver'] === 'none' && options['log-opt'] ? [problem('options.log-opt.0', 'option-log-none')] : []),
    ...(detach && options.attach ? [problem('options.attach.0', 'option-attach-detach')] : []),
    ...(options['disable-content-trust'] === false
      ? [problem('options.disable-content-trust', 'option-unsupported', { option: '--disable-content-trust=false' })]
      : []),
  ];
}

/** Source: docker/cli, cli/command/container/opts.go, parseNetworkOpts and applyContainerOptions. */
function networkProblems(options: SaidOptions): Problem[] {
  const networks = (options.network ?? []).map(readNetwork);
  const attachments = networks.map((read) => ('value' in read ? read.value : null));
  const known = attachments.filter((one) => one !== null);
  const found: Problem[] = [];
  for (const [index, one] of attachments.entries()) {
    if (!one) continue;
    const field = `options.network.${index}`;
    if (attachments.findIndex((other) => other?.name === one.name) < index) found.push(problem(field, 'option-network-twice', { name: one.name }));
    if (!isUserDefined(one.name) && one.aliases.length > 0) found.push(problem(field, 'option-network-alias'));
    for (const read of [readIpv4(one.ip), readIpv6(one.ip6), readMac(one.mac)]) {
      if ('wrong' in read) found.push(problem(field, read.wrong, read.values));
    }
  }
  const own = known.filter(({ name }) => isUserDefined(name)).length;
  if (own > 0 && own < known.length) found.push(problem('options.network.0', 'option-network-mixed'));
  const [first] = known;
  if ((!first || !isUserDefined(first.name)) && options['network-alias']) found.push(problem('options.network-alias.0', 'option-network-alias'));
  if (first) found.push(...saidTwice(first, options));
  return found;
}

function saidTwice(first: NetworkAttachment, options: SaidOptions): Problem[] {
  const pairs = [
    ['network-alias', first.aliases.length > 0, 'alias'],
    ['ip', first.ip !== '', 'ip'],
    ['ip6', first.ip6 !== '', 'ip6'],
    ['mac-address', first.mac !== '', 'mac-address'],
    ['link-local-ip', first.linkLocalIps.length > 0, 'link-local-ip'],
  ] as const;
  return pairs.flatMap(([name, isSaid, key]) =>
    isSaid && options[name] ? [problem(`options.${name}`, 'option-network-double', { option: `--${name}`, key })] : [],
  );
}
