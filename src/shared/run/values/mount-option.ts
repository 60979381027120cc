import { booleans } from '../words';
import { readCsv } from './csv';
import { cut, right, wrong, type Read } from './read';
import { readSize } from './size';

/** A mount as the engine takes it (moby, api/types/mount). */
export type Mount = {
  Type: string;
  Source?: string;
  Target?: string;
  ReadOnly?: boolean;
  Consistency?: string;
  BindOptions?: { Propagation?: string; NonRecursive?: boolean; ReadOnlyNonRecursive?: boolean; ReadOnlyForceRecursive?: boolean };
  VolumeOptions?: {
    NoCopy?: boolean;
    Labels?: Record<string, string>;
    Subpath?: string;
    DriverConfig: { Name?: string; Options?: Record<string, string> };
  };
  ImageOptions?: { Subpath?: string };
  TmpfsOptions?: { SizeBytes?: number; Mode?: number };
};

type Change = (mount: Mount, value: string) => boolean;

/** A flag of a mount: a value that is no boolean is refused. */
const flag = (set: (mount: Mount, on: boolean) => void): Change => (mount, value) => {
  const truth = booleans.get(value);
  if (truth !== undefined) set(mount, truth === 'true');
  return truth !== undefined;
};
const text = (set: (mount: Mount, value: string) => void): Change => (mount, value) => {
  set(mount, value);
  return true;
};

const readOnly = flag((mount, on) => (mount.ReadOnly = on));
const source = text((mount, value) => (mount.Source = value));
const target = text((mount, value) => (mount.Target = value));
const bind = (mount: Mount) => (mount.BindOptions ??= {});
const volume = (mount: Mount) => (mount.VolumeOptions ??= { DriverConfig: {} });
const driver = (mount: Mount) => volume(mount).DriverConfig;

function put(map: Record<string, string> | undefined, pair: string): Record<string, string> {
  const [key, value] = cut(pair, '=');
  return key === '' ? (map ?? {}) : { ...map, [key]: value ?? '' };
}

/** What each key of `--mount` says. Source: docker/cli, opts.MountOpt. */
const keys: Readonly<Record<string, Change>> = {
  type: text((mount, value) => (mount.Type = value.toLowerCase())),
  source,
  src: source,
  target,
  dst: target,
  destination: target,
  readonly: readOnly,
  ro: readOnly,
  consistency: text((mount, value) => (mount.Consistency = value.toLowerCase())),
  'bind-propagation': text((mount, value) => (bind(mount).Propagation = value.toLowerCase())),
  'bind-nonrecursive': flag((mount, on) => (bind(mount).NonRecursive = on)),
  'bind-recursive': (mount, value) => {
    if (!['enabled', 'disabled', 'writable', 'readonly'].includes(value)) return false;
    if (value === 'disabled') bind(mount).NonRecursive = true;
    if (value === 'writable') bind(mount).ReadOnlyNonRecursive = true;
    if (value === 'readonly') bind(mount).ReadOnlyForceRecursive = true;
    return true;
  },
  'volume-subpath': text((mount, value) => (volume(mount).Subpath = value)),
  'volume-nocopy': flag((mount, on) => (volume(mount).NoCopy = on)),
  'volume-label': text((mount, value) => (volume(mount).Labels = put(volume(mount).Labels, value))),
  'volume-driver': text((mount, value) => (driver(mount).Name = value)),
  'volume-opt': text((mount, value) => (driver(mount).Options = put(driver(mount).Options, value))),
  'image-subpath': text((mount, value) => (mount.ImageOptions = { Subpath: value })),
  'tmpfs-size': (mount, value) => {
    const size = readSize(value);
    if ('value' in size) mount.TmpfsOptions = { ...mount.TmpfsOptions, SizeBytes: size.value };
    return 'value' in size;
  },
  'tmpfs-mode': (mount, value) => {
    const isOctal = /^[0-7]{1,10}$/.test(value);
    if (isOctal) mount.TmpfsOptions = { ...mount.TmpfsOptions, Mode: parseInt(value, 8) };
    return isOctal;
  },
};
/** The keys that need no value. */
const switches = new Set(['readonly', 'ro', 'volume-nocopy', 'bind-nonrecursive']);

/** `type=bind,source=/srv,target=/data,readonly`. */
export function readMountOption(said: string): Read<Mount> {
  const fields = readCsv(said);
  if (!fields) return wrong('option-csv', { value: said });
  const mount: Mount = { Type: 'volume' };
  for (const field of fields) {
    const [key, value] = cut(field, '=');
    const change = Object.hasOwn(keys, key) ? keys[key] : undefined;
    const isSaid = value !== null || switches.has(key);
    if (!change || !isSaid || !change(mount, value ?? 'true')) return wrong('option-field', { field });
  }
  if (!mount.Target) return wrong('option-mount-target');
  const mixed = mixedOptions(mount);
  if (mixed !== null) return wrong('option-mount-mixed', { options: mixed, type: mount.Type });
  const { ReadOnlyForceRecursive, ReadOnlyNonRecursive, Propagation } = mount.BindOptions ?? {};
  if ((ReadOnlyForceRecursive || ReadOnlyNonRecursive) && !mount.ReadOnly) return wrong('option-mount-recursive');
  if (ReadOnlyForceRecursive && Propagation !== 'rprivate') return wrong('option-mount-recursive');
  return right(mount);
}

function mixedOptions({ Type, BindOptions, VolumeOptions, ImageOptions, TmpfsOptions }: Mount): string | null {
  if (BindOptions && Type !== 'bind') return 'bind-*';
  if (VolumeOptions && Type !== 'volume') return 'volume-*';
  if (ImageOptions && Type !== 'image') return 'image-*';
  return TmpfsOptions && Type !== 'tmpfs' ? 'tmpfs-*' : null;
}
