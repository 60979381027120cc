import type { RunSpec } from '../../../shared/run/spec';
import { readDevice } from '../../../shared/run/values/device';
import { readGpus } from '../../../shared/run/values/gpus';
import { many } from './said';

/** Devices by their paths, and those that somebody else finds: GPUs, and devices with a name of their vendor (CDI). */
export function devices({ options }: RunSpec) {
  const found = many(options.device, readDevice);
  const named = found.flatMap((device) => ('cdi' in device ? [device.cdi] : []));
  const requests: object[] = many(options.gpus, readGpus);
  if (named.length > 0) requests.push({ Driver: 'cdi', DeviceIDs: named });
  return {
    Devices: found.filter((device) => !('cdi' in device)),
    DeviceRequests: requests.length === 0 ? undefined : requests,
  };
}
