import { AppFailure } from '../../shared/errors';
import type { Address } from './address';
import type { Host } from './host';

/** What makes an engine answer: the words to type, and the words that do the same without a terminal, if there are any. */
export type Remedy = { readonly fix: readonly string[]; readonly argv: readonly string[] | null };

/** The unit or program that an engine is run by. */
export type Service = {
  /** What people call it: `docker.service`, `Docker Desktop`. */
  readonly name: string;
  /** For systemd: which manager to ask. Null where systemd does not run it. */
  readonly systemd: 'system' | 'user' | null;
  readonly start: readonly string[];
  /** Whether starting it takes root. */
  readonly asRoot: boolean;
};

/** How long a start may take, with a person typing a password in the middle; milliseconds. */
const START_MS = 120_000;

/** What runs the engine behind a local address; null when that cannot be known. */
export function serviceOf(address: Address, host: Host): Service | null {
  if (address.kind !== 'unix' && address.kind !== 'npipe') return null;
  const { path } = address;
  if (host.platform === 'win32') {
    if (path.includes('podman')) return program('Podman', ['podman', 'machine', 'start']);
    return program('Docker Desktop', ['docker', 'desktop', 'start']);
  }
  if (path.includes('/.colima/')) return program('Colima', ['colima', 'start']);
  if (path.includes('/.orbstack/')) return program('OrbStack', ['open', '-a', 'OrbStack']);
  if (path.includes('/.rd/')) {
    return program('Rancher Desktop', host.platform === 'darwin' ? ['open', '-a', 'Rancher Desktop'] : ['rdctl', 'start']);
  }
  if (host.platform === 'darwin') {
    return path.includes('podman') ? program('Podman', ['podman', 'machine', 'start']) : program('Docker Desktop', ['open', '-a', 'Docker']);
  }
  if (path.includes('/.docker/')) return unit('docker-desktop', 'user');
  const manager = /^\/run\/user\/|^\/tmp\/|^\/home\//.test(path) ? 'user' : 'system';
  const name = path.includes('podman') ? 'podman.socket' : 'docker';
  const usual = path === '/var/run/docker.sock' || path === '/run/docker.sock' || path.startsWith('/run/');
  if (!usual) return null;
  if (host.exists('/run/systemd/system')) return unit(name, manager);
  if (name === 'docker' && manager === 'system' && host.exists('/etc/init.d/docker')) {
    return { name: 'docker', systemd: null, start: ['service', 'docker', 'start'], asRoot: true };
  }
  return null;
}

/** How to start that service, as far as this computer lets us. */
export async function remedyOf(service: Service, host: Host): Promise<Remedy> {
  if (service.asRoot) return rootRemedy(service.start, host);
  const there = (await host.which(service.start[0] ?? '')) !== null;
  return { fix: service.start, argv: there ? service.start : null };
}

/** A command that takes root: as it is for root, through pkexec where that can ask for a password, else in a terminal. */
async function rootRemedy(command: readonly string[], host: Host): Promise<Remedy> {
  if (host.isRoot) return { fix: command, argv: command };
  const fix = ['sudo', ...command];
  const asks = host.hasDisplay && (await host.which('pkexec')) !== null;
  return { fix, argv: asks ? ['pkexec', ...command] : null };
}

/** How to install an engine; it is for a person to do. Empty where no package manager is known. */
export async function installation(host: Host): Promise<readonly string[]> {
  const root = host.isRoot ? [] : ['sudo'];
  const known: readonly (readonly [string, readonly string[]])[] =
    host.platform === 'darwin'
      ? [['brew', ['brew', 'install', '--cask', 'docker']]]
      : host.platform === 'win32'
        ? [['winget', ['winget', 'install', 'Docker.DockerDesktop']]]
        : [
            ['apt', [...root, 'apt', 'install', 'docker.io']],
            ['dnf', [...root, 'dnf', 'install', 'moby-engine']],
            ['pacman', [...root, 'pacman', '-S', 'docker']],
            ['zypper', [...root, 'zypper', 'install', 'docker']],
            ['apk', [...root, 'apk', 'add', 'docker']],
          ];
  for (const [manager, words] of known) {
    if ((await host.which(manager)) !== null) return words;
  }
  return [];
}

/** Carries a remedy out. Throws an AppFailure: `canceled` when the person declined, `permission-denied`, `engine-error`. */
export async function carryOut(remedy: Remedy, host: Host): Promise<void> {
  if (remedy.argv === null) {
    throw new AppFailure({
      code: 'engine-error',
      message: 'This cannot be done from here.',
      ...(remedy.fix.length > 0 ? { hint: `Run in a terminal: ${remedy.fix.join(' ')}` } : {}),
    });
  }
  const { code, output } = await host.run(remedy.argv, START_MS);
  if (code === 0) return;
  const detail = output === '' ? {} : { detail: output };
  if (remedy.argv[0] === 'pkexec' && code === 126) throw new AppFailure({ code: 'canceled', message: 'Canceled.' });
  if (remedy.argv[0] === 'pkexec' && code === 127) {
    throw new AppFailure({ code: 'permission-denied', message: 'The system did not allow it.', ...detail });
  }
  throw new AppFailure({ code: 'engine-error', message: `${remedy.argv.join(' ')} failed.`, ...detail });
}

function program(name: string, start: readonly string[]): Service {
  return { name, systemd: null, start, asRoot: false };
}

function unit(name: string, systemd: 'system' | 'user'): Service {
  const words = systemd === 'user' ? ['systemctl', '--user', 'start', name] : ['systemctl', 'start', name];
  return { name: name.includes('.') ? name : `${name}.service`, systemd, start: words, asRoot: systemd === 'system' };
}
