import type { Environment } from './environment';

/** A place where an engine usually listens. */
export type KnownSocket = { readonly name: string; readonly address: string };

/**
 * The usual places on this system, in the order in which they are looked for. The first is where the docker CLI looks
 * when nothing else is said.
 */
export function knownSockets({ env, platform, home }: Environment): readonly [KnownSocket, ...KnownSocket[]] {
  if (platform === 'win32') {
    return [
      pipe('default', 'docker_engine'),
      pipe('Docker Desktop', 'dockerDesktopLinuxEngine'),
      pipe('Podman', 'podman-machine-default'),
    ];
  }
  const inHome = [
    socket('Docker Desktop', `${home}/.docker/run/docker.sock`),
    socket('Docker Desktop', `${home}/.docker/desktop/docker.sock`),
    socket('Colima', `${home}/.colima/default/docker.sock`),
    socket('Colima', `${home}/.colima/docker.sock`),
    socket('OrbStack', `${home}/.orbstack/run/docker.sock`),
    socket('Rancher Desktop', `${home}/.rd/docker.sock`),
  ];
  const system = socket('default', '/var/run/docker.sock');
  if (platform === 'darwin') {
    const machines = `${home}/.local/share/containers/podman/machine`;
    return [
      system,
      ...inHome,
      ...(env['TMPDIR'] ? [socket('Podman', `${env['TMPDIR'].replace(/\/$/, '')}/podman/podman-machine-default-api.sock`)] : []),
      socket('Podman', `${machines}/podman.sock`),
      socket('Podman', `${machines}/qemu/podman.sock`),
    ];
  }
  const runtime = env['XDG_RUNTIME_DIR'];
  return [
    system,
    ...(runtime ? [socket('rootless', `${runtime}/docker.sock`)] : []),
    ...inHome,
    ...(runtime ? [socket('Podman', `${runtime}/podman/podman.sock`)] : []),
    socket('Podman (root)', '/run/podman/podman.sock'),
  ];
}

function socket(name: string, path: string): KnownSocket {
  return { name, address: `unix://${path}` };
}

function pipe(name: string, pipeName: string): KnownSocket {
  return { name, address: `npipe:////./pipe/${pipeName}` };
}
