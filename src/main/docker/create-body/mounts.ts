import { formatMount } from '../../../shared/run/mounts';
import type { MountSpec, RunSpec } from '../../../shared/run/spec';
import { readMountOption, type Mount } from '../../../shared/run/values/mount-option';
import { readTmpfs } from '../../../shared/run/values/pair';
import { many, pairs } from './said';
import type { Sources } from './sources';

/** Where the engine's socket is inside, with `--use-api-socket`. */
const API_SOCKET = '/var/run/docker.sock';

export function mounts({ mounts: volumes, options }: RunSpec, { socket }: Sources) {
  const binds = volumes.filter((mount) => !isAnonymous(mount)).map(formatMount);
  const said: Mount[] = many(options.mount, readMountOption);
  if (options['use-api-socket'] && socket !== null) {
    said.push({ Type: 'bind', Source: socket, Target: API_SOCKET, BindOptions: {} });
  }
  return {
    Volumes: Object.fromEntries(volumes.filter(isAnonymous).map(({ target }): [string, object] => [target, {}])),
    // One that is said twice is mounted once.
    Binds: binds.length === 0 ? null : [...new Set(binds)],
    Mounts: said.length === 0 ? undefined : said,
    Tmpfs: pairs(options.tmpfs, readTmpfs),
    VolumeDriver: options['volume-driver'],
    VolumesFrom: options['volumes-from'],
  };
}

const isAnonymous = ({ source }: MountSpec): boolean => source === '';
