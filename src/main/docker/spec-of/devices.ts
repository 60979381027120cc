import type { SaidOptions } from '../../../shared/run/spec';
import type { InspectedDevice, InspectedDeviceRequest, InspectedHost } from './inspected';
import { csv, list, pairTexts } from './said';

/** Devices by their paths, GPUs, and devices with a name of their vendor (CDI). */
export function devicesOf({ Devices, DeviceRequests }: InspectedHost): SaidOptions {
  const named = DeviceRequests.filter(({ Driver }) => Driver === 'cdi').flatMap(({ DeviceIDs }) => DeviceIDs);
  const gpus = DeviceRequests.filter((request) => request.Driver !== 'cdi' && !isBeyondGpus(request));
  return { device: list([...Devices.map(deviceText), ...named]), gpus: list(gpus.map(gpusText)) };
}

function deviceText({ PathOnHost, PathInContainer, CgroupPermissions }: InspectedDevice): string {
  const mode = CgroupPermissions === 'rwm' || CgroupPermissions === '' ? [] : [CgroupPermissions];
  const inside = PathInContainer === PathOnHost ? [] : [PathInContainer];
  return [PathOnHost, ...inside, ...mode].join(':');
}

/** Whether a request is for something that `--gpus` cannot ask for. */
export const isBeyondGpus = ({ Driver, Capabilities }: InspectedDeviceRequest): boolean =>
  Driver !== 'cdi' && !(Capabilities.length === 1 && Capabilities[0]?.at(-1) === 'gpu');

/** Source: docker/cli, opts.GpuOpts, which adds the capability `gpu`. */
function gpusText({ Driver, Count, DeviceIDs, Capabilities, Options }: InspectedDeviceRequest): string {
  const capabilities = (Capabilities[0] ?? []).slice(0, -1);
  const amount = Count === -1 ? 'all' : String(Count);
  return csv([
    DeviceIDs.length > 0 ? `device=${DeviceIDs.join(',')}` : `count=${amount}`,
    ...(Driver === '' ? [] : [`driver=${Driver}`]),
    ...(capabilities.length === 0 ? [] : [`capabilities=${capabilities.join(',')}`]),
    ...(Object.keys(Options).length === 0 ? [] : [`options=${csv(pairTexts(Options))}`]),
  ]);
}
