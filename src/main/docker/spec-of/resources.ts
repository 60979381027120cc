import type { SaidOptions } from '../../../shared/run/spec';
import type { InspectedHost } from './inspected';
import { count, list, on, size, words } from './said';

/** What an engine gives `/dev/shm` where nothing is said, in bytes. */
const SHM_SIZE = 64 * 1024 * 1024;

/** What the container may take of its host. */
export function resourcesOf(host: InspectedHost): SaidOptions {
  const rates = (devices: InspectedHost['BlkioDeviceReadBps'], text: (rate: number) => string | undefined) =>
    list(devices.map(({ Path, Rate }) => `${Path}:${text(Rate) ?? '0'}`));
  return {
    'blkio-weight': count(host.BlkioWeight),
    'blkio-weight-device': list(host.BlkioWeightDevice.map(({ Path, Weight }) => `${Path}:${Weight}`)),
    'cgroup-parent': words(host.CgroupParent),
    'cpu-count': count(host.CpuCount),
    'cpu-percent': count(host.CpuPercent),
    'cpu-period': count(host.CpuPeriod),
    'cpu-quota': count(host.CpuQuota),
    'cpu-rt-period': count(host.CpuRealtimePeriod),
    'cpu-rt-runtime': count(host.CpuRealtimeRuntime),
    'cpu-shares': count(host.CpuShares),
    cpus: host.NanoCpus === 0 ? undefined : cpus(host.NanoCpus),
    'cpuset-cpus': words(host.CpusetCpus),
    'cpuset-mems': words(host.CpusetMems),
    'device-cgroup-rule': list(host.DeviceCgroupRules),
    'device-read-bps': rates(host.BlkioDeviceReadBps, size),
    'device-read-iops': rates(host.BlkioDeviceReadIOps, count),
    'device-write-bps': rates(host.BlkioDeviceWriteBps, size),
    'device-write-iops': rates(host.BlkioDeviceWriteIOps, count),
    'io-maxbandwidth': size(host.IOMaximumBandwidth),
    'io-maxiops': count(host.IOMaximumIOps),
    'kernel-memory': size(host.KernelMemory),
    memory: size(host.Memory),
    'memory-reservation': size(host.MemoryReservation),
    // With a limit for memory an engine allows as much again of swap.
    'memory-swap': host.MemorySwap === 2 * host.Memory ? undefined : size(host.MemorySwap),
    'memory-swappiness': host.MemorySwappiness === -1 ? undefined : host.MemorySwappiness?.toString(),
    'oom-kill-disable': on(host.OomKillDisable),
    'oom-score-adj': count(host.OomScoreAdj),
    'pids-limit': count(host.PidsLimit ?? 0),
    'shm-size': host.ShmSize === SHM_SIZE ? undefined : size(host.ShmSize),
    ulimit: list(host.Ulimits.map(({ Name, Soft, Hard }) => `${Name}=${Soft}${Hard === Soft ? '' : `:${Hard}`}`)),
  };
}

/** Billionths of a CPU as a decimal: `0.5`. */
const cpus = (nano: number): string => (nano / 1e9).toFixed(9).replace(/\.?0+$/, '');
