import { isAbsolutePath } from '../mounts';
import { cut, right, wrong, type Read } from './read';
import { readSize } from './size';

/*
 * What has a device in it. Source: github.com/docker/cli, cli/command/container/opts.go (validateDevice, parseLinuxDevice)
 * and opts/throttledevice.go, opts/weightdevice.go.
 */

export type DeviceMapping = { readonly PathOnHost: string; readonly PathInContainer: string; readonly CgroupPermissions: string };

/** `/dev/snd`, `/dev/sda:/dev/xvda:r`; or a CDI device by its qualified name, `vendor.com/class=name`. */
export function readDevice(text: string): Read<DeviceMapping | { readonly cdi: string }> {
  if (isCdi(text)) return right({ cdi: text });
  const [source = '', second, third, ...more] = text.split(':');
  const isMode = second !== undefined && isDeviceMode(second);
  const target = second === undefined || isMode ? source : second;
  // What is no mode is a path, so with three parts the second one is the path.
  const path = third === undefined ? target : (second ?? '');
  if (source === '' || more.length > 0 || !path.startsWith('/')) return wrong('option-device', { value: text });
  if (third !== undefined && !isDeviceMode(third)) return wrong('option-device-mode', { mode: third });
  return right({
    PathOnHost: second === undefined || isMode ? cleaned(source) : source,
    PathInContainer: third === undefined ? cleaned(target) : target,
    CgroupPermissions: isMode ? (second ?? 'rwm') : (third ?? 'rwm'),
  });
}

const isDeviceMode = (text: string) => /^(?!.*(.).*\1)[rwm]{1,3}$/.test(text);

/** github.com/cncf-tags/container-device-interface, IsQualifiedName. */
const isCdi = (text: string) =>
  /^[A-Za-z](?:[\w.-]*[A-Za-z0-9])?\/[A-Za-z](?:[\w-]*[A-Za-z0-9])?=[A-Za-z0-9](?:[\w.:-]*[A-Za-z0-9])?$/.test(text);

/** Go's path.Clean for an absolute path. */
function cleaned(path: string): string {
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return `/${steps.join('/')}`;
}

/** `c 42:* rmw`. */
export const readDeviceRule = (text: string): Read<string> =>
  /^[acb] (?:\d+|\*):(?:\d+|\*) [rwm]{1,3}$/.test(text) ? right(text) : wrong('option-device-rule', { value: text });

export type DeviceRate = { readonly Path: string; readonly Rate: number };

/** `/dev/sda:10mb`: bytes a second. */
export function readDeviceBytes(text: string): Read<DeviceRate> {
  const [path, rate] = cut(text, ':');
  const read = readSize(rate ?? '');
  return isDevicePath(path) && 'value' in read ? right({ Path: path, Rate: read.value }) : wrong('option-device-rate', { value: text });
}

/** `/dev/sda:1000`: operations a second. */
export function readDeviceOperations(text: string): Read<DeviceRate> {
  const [path, rate] = cut(text, ':');
  const isRate = /^\d+$/.test(rate ?? '') && Number.isSafeInteger(Number(rate));
  return isDevicePath(path) && isRate ? right({ Path: path, Rate: Number(rate) }) : wrong('option-device-operations', { value: text });
}

/** `/dev/sda:200`: 10 to 1000, or 0 for the default. */
export function readDeviceWeight(text: string): Read<{ readonly Path: string; readonly Weight: number }> {
  const [path, weight] = cut(text, ':');
  const number = /^\d{1,5}$/.test(weight ?? '') ? Number(weight) : Number.NaN;
  const isWeight = number === 0 || (number >= 10 && number <= 1000);
  return isDevicePath(path) && isWeight ? right({ Path: path, Weight: number }) : wrong('option-device-weight', { value: text });
}

const isDevicePath = (path: string) => path.startsWith('/dev/');

/** A file of this computer. What it is relative to only a terminal knows. */
export const readFilePath = (text: string): Read<string> =>
  isAbsolutePath(text) ? right(text) : wrong('option-file-relative', { value: text });
