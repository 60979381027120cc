import { cleanTarget, parseMount } from '../../../shared/run/mounts';
import type { RunSpec } from '../../../shared/run/spec';
import type { InspectedConfig, InspectedContainer, InspectedMount } from './inspected';
import { csv, list, pairTexts, size, words } from './said';

/** Binds, volumes and what else is mounted, without the anonymous volumes of the image. */
export function mountsOf({ Config, HostConfig }: InspectedContainer, image: InspectedConfig): Pick<RunSpec, 'mounts' | 'options'> {
  const { Binds, Mounts, Tmpfs, VolumeDriver, VolumesFrom } = HostConfig;
  const bound = Binds.map(parseMount);
  const taken = new Set([...bound.map(({ target }) => target), ...Mounts.map(({ Target }) => Target)].map(cleanTarget));
  const anonymous = Config.Volumes.filter((target) => !image.Volumes.includes(target) && !taken.has(cleanTarget(target)));
  return {
    mounts: [...bound, ...anonymous.map(parseMount)],
    options: {
      mount: list(Mounts.map(mountText)),
      tmpfs: list(Object.entries(Tmpfs).map(([path, options]) => (options === '' ? path : `${path}:${options}`))),
      'volume-driver': words(VolumeDriver),
      'volumes-from': list(VolumesFrom),
    },
  };
}

/** Whether `--mount` has no word for something of a mount. */
export const isBeyondMount = ({ BindOptions, TmpfsOptions }: InspectedMount): boolean =>
  BindOptions.CreateMountpoint === true || (TmpfsOptions.Options ?? []).length > 0;

/** A mount as `--mount` takes it. Source: docker/cli, opts.MountOpt. */
export function mountText(mount: InspectedMount): string {
  const { BindOptions, VolumeOptions, ImageOptions, TmpfsOptions } = mount;
  const { Name, Options = {} } = VolumeOptions.DriverConfig ?? {};
  const field = (key: string, value: string | undefined) => (value === undefined || value === '' ? [] : [`${key}=${value}`]);
  const flag = (text: string, isOn: boolean | undefined) => (isOn ? [text] : []);
  return csv([
    ...field('type', mount.Type),
    ...field('source', mount.Source),
    ...field('target', mount.Target),
    ...flag('readonly', mount.ReadOnly),
    ...field('consistency', mount.Consistency),
    ...field('bind-propagation', BindOptions.Propagation),
    ...flag('bind-recursive=disabled', BindOptions.NonRecursive),
    ...flag('bind-recursive=writable', BindOptions.ReadOnlyNonRecursive),
    ...flag('bind-recursive=readonly', BindOptions.ReadOnlyForceRecursive),
    ...flag('volume-nocopy', VolumeOptions.NoCopy),
    ...field('volume-subpath', VolumeOptions.Subpath),
    ...pairTexts(VolumeOptions.Labels ?? {}).map((label) => `volume-label=${label}`),
    ...field('volume-driver', Name),
    ...pairTexts(Options).map((option) => `volume-opt=${option}`),
    ...field('image-subpath', ImageOptions.Subpath),
    ...field('tmpfs-size', size(TmpfsOptions.SizeBytes ?? 0)),
    ...field('tmpfs-mode', TmpfsOptions.Mode ? TmpfsOptions.Mode.toString(8) : ''),
  ]);
}
