import type { InspectedConfig, InspectedContainer } from './inspected';

/** What Podman gives each container by itself. */
const ownEnv = new Set(['TERM=xterm', 'container=podman']);
const ownModes = new Set(['rw', 'rprivate', 'nosuid', 'nodev', 'rbind']);
const SHM_SIZE = 65_536_000;

/**
 * A container of Podman without what Podman says of each, in words that docker's line has not or takes for said.
 * Source: Podman 4.3, what its compatible API answers for a container of which nothing was said.
 */
export function withoutPodmansOwn(inspected: InspectedContainer, image: InspectedConfig | null): InspectedContainer {
  const { Config, HostConfig } = inspected;
  const unless = (own: string, value: string) => (value === own ? '' : value);
  return {
    ...inspected,
    Config: {
      ...Config,
      Env: Config.Env.filter((text) => !ownEnv.has(text)),
      StopSignal: unless('15', Config.StopSignal),
      StopTimeout: Config.StopTimeout || null,
      WorkingDir: image?.WorkingDir ? Config.WorkingDir : unless('/', Config.WorkingDir),
    },
    HostConfig: {
      ...HostConfig,
      Binds: HostConfig.Binds.map(bind),
      IpcMode: unless('shareable', HostConfig.IpcMode),
      LogConfig: { ...HostConfig.LogConfig, Type: unless('json-file', HostConfig.LogConfig.Type) },
      MemorySwappiness: HostConfig.MemorySwappiness || null,
      PidMode: unless('private', HostConfig.PidMode),
      Runtime: unless('oci', HostConfig.Runtime),
      ShmSize: HostConfig.ShmSize === SHM_SIZE ? 0 : HostConfig.ShmSize,
      UTSMode: unless('private', HostConfig.UTSMode),
    },
  };
}

function bind(text: string): string {
  const [source = '', target = '', modes = ''] = text.split(':');
  const said = modes.split(',').filter((mode) => !ownModes.has(mode)).join(',');
  return said === '' ? `${source}:${target}` : `${source}:${target}:${said}`;
}
