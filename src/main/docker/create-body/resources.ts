import type { RunSpec } from '../../../shared/run/spec';
import { readDeviceBytes, readDeviceOperations, readDeviceRule, readDeviceWeight } from '../../../shared/run/values/device';
import { readCpus, readInteger } from '../../../shared/run/values/number';
import { readSize, readSwap } from '../../../shared/run/values/size';
import { readUlimit } from '../../../shared/run/values/ulimit';
import { many, one } from './said';

/** What the container may take of its host. */
export function resources({ options }: RunSpec) {
  const integer = (text: string | undefined) => one(text, readInteger);
  const ulimits = new Map(many(options.ulimit, readUlimit).map((limit) => [limit.Name, limit]));
  return {
    BlkioWeight: integer(options['blkio-weight']),
    BlkioWeightDevice: many(options['blkio-weight-device'], readDeviceWeight),
    BlkioDeviceReadBps: many(options['device-read-bps'], readDeviceBytes),
    BlkioDeviceReadIOps: many(options['device-read-iops'], readDeviceOperations),
    BlkioDeviceWriteBps: many(options['device-write-bps'], readDeviceBytes),
    BlkioDeviceWriteIOps: many(options['device-write-iops'], readDeviceOperations),
    CgroupParent: options['cgroup-parent'],
    CpuCount: integer(options['cpu-count']),
    CpuPercent: integer(options['cpu-percent']),
    CpuPeriod: integer(options['cpu-period']),
    CpuQuota: integer(options['cpu-quota']),
    CpuRealtimePeriod: integer(options['cpu-rt-period']),
    CpuRealtimeRuntime: integer(options['cpu-rt-runtime']),
    CpuShares: integer(options['cpu-shares']),
    CpusetCpus: options['cpuset-cpus'],
    CpusetMems: options['cpuset-mems'],
    DeviceCgroupRules: options['device-cgroup-rule'] && many(options['device-cgroup-rule'], readDeviceRule),
    IOMaximumBandwidth: one(options['io-maxbandwidth'], readSize),
    IOMaximumIOps: integer(options['io-maxiops']),
    // Engines of API 1.42 and newer do not look at it.
    KernelMemory: one(options['kernel-memory'], readSize),
    Memory: one(options.memory, readSize),
    MemoryReservation: one(options['memory-reservation'], readSize),
    MemorySwap: one(options['memory-swap'], readSwap),
    MemorySwappiness: integer(options['memory-swappiness']),
    NanoCpus: one(options.cpus, readCpus),
    OomKillDisable: options['oom-kill-disable'],
    OomScoreAdj: integer(options['oom-score-adj']),
    PidsLimit: integer(options['pids-limit']),
    ShmSize: one(options['shm-size'], readSize),
    Ulimits: [...ulimits.values()],
  };
}
