import { AppFailure, type AppError, type ErrorSubject } from '../../shared/errors';
import type { Container, EngineInfo } from '../../shared/models';
import { optionOf } from '../../shared/run/options';
import { parsePortRange } from '../../shared/run/ports';
import { otherOptions, type RunSpec } from '../../shared/run/spec';
import { validateRunSpec } from '../../shared/run/validate';
import { readMountOption } from '../../shared/run/values/mount-option';
import { readNetwork } from '../../shared/run/values/network-option';
import { many } from './create-body/said';

/** Throws `invalid-request` with the first field that no engine would take, before any is asked. */
export function requireValid(spec: RunSpec): void {
  const [problem] = validateRunSpec(spec);
  if (!problem) return;
  throw new AppFailure({
    code: 'invalid-request',
    message: `The field ${problem.field} is not valid (${problem.code}).`,
    hint: 'Correct the field and try again.',
    field: problem.field,
  });
}

/** Throws `invalid-request` with the first option that this engine does not know, which docker would refuse it too. */
export function requireSupported({ options }: RunSpec, { apiVersion, os }: EngineInfo): void {
  const refuse = (field: string, what: string, needs: string): never => {
    const message = `${what} is for ${needs}.`;
    throw new AppFailure({ code: 'invalid-request', message, hint: 'Leave it out.', field });
  };
  const newer = (since: string) => `an engine with API ${since} or newer, and this one has ${apiVersion}`;
  for (const name of otherOptions) {
    const { windows, since } = optionOf(name);
    if (options[name] === undefined) continue;
    if (windows && os !== 'windows') refuse(`options.${name}`, `--${name}`, `an engine on Windows, and this one runs on ${os}`);
    if (since !== undefined && isOlder(apiVersion, since)) refuse(`options.${name}`, `--${name}`, newer(since));
  }
  if (!isOlder(apiVersion, '1.44')) return;
  const network = many(options.network, readNetwork).findIndex(({ mac }) => mac !== '');
  if (network >= 0) refuse(`options.network.${network}`, 'mac-address= of --network', newer('1.44'));
  const mount = many(options.mount, readMountOption).findIndex((one) => one.BindOptions?.ReadOnlyForceRecursive);
  if (mount >= 0) refuse(`options.mount.${mount}`, 'bind-recursive=readonly of --mount', newer('1.44'));
}

const isOlder = (version: string, other: string): boolean => Number(version.split('.')[1] ?? 0) < Number(other.split('.')[1] ?? 0);

/**
 * A refusal of the engine with the field of the form that caused it, found in the engine's words, and who is in the way:
 * the container that has the name or the port, among `containers`.
 */
export function blameField(error: AppError, spec: RunSpec, containers: Iterable<Container>): AppError {
  switch (error.code) {
    case 'port-in-use':
      return blamePort(error, spec, containers);
    case 'bad-command':
      return { ...error, field: commandField(error.detail ?? '', spec) };
    case 'invalid-request':
    case 'engine-error':
    case 'not-found':
      return { ...error, ...asField(whichField(error.detail ?? '', spec) ?? error.field) };
    case 'name-in-use':
      return { ...error, field: 'name' };
    case 'image-not-found':
    case 'unauthorized':
      return { ...error, field: 'image' };
    case 'engine-unreachable':
    case 'connection-lost':
    case 'permission-denied':
    case 'image-in-use':
    case 'container-running':
    case 'disk-full':
    case 'timeout':
    case 'canceled':
      return error;
  }
}

const asField = (field: string | undefined) => (field === undefined ? {} : { field });

function blamePort(error: AppError, spec: RunSpec, containers: Iterable<Container>): AppError {
  const words = error.detail ?? '';
  const port = busyPort(words, error.subjects);
  if (port === undefined) return { ...error, ...asField(spec.ports.length > 0 ? 'ports.0.hostPort' : undefined) };
  const index = spec.ports.findIndex(({ hostPort, containerPort }) =>
    covers(hostPort, port) || (hostPort === '' && covers(containerPort, port)),
  );
  const protocol = spec.ports[index]?.protocol ?? 'tcp';
  const holders = [...containers].filter(({ state, ports }) => {
    const holds = state === 'running' || state === 'paused' || state === 'restarting';
    return holds && ports.some((one) => one.hostPort === port && one.protocol === protocol);
  });
  const subjects: ErrorSubject[] = [
    ...holders.map(({ id, name }): ErrorSubject => ({ kind: 'container', id, name })),
    { kind: 'port', id: String(port), name: error.subjects?.find(({ kind }) => kind === 'port')?.name ?? String(port) },
  ];
  return { ...error, field: `ports.${Math.max(index, 0)}.hostPort`, subjects };
}

/** `Bind for 127.0.0.1:8000 failed`, `listen tcp4 0.0.0.0:8000: bind`, `host port for 0.0.0.0:8000:172.17.0.2:80/tcp`. */
function busyPort(words: string, subjects: readonly ErrorSubject[] = []): number | undefined {
  const told = subjects.find(({ kind }) => kind === 'port')?.id;
  const port = told ?? /(?:[\d.]+|\[[\da-f:]+\]):(\d{1,5})\b/i.exec(words)?.[1];
  return port === undefined ? undefined : Number(port);
}

function covers(text: string, port: number): boolean {
  const parsed = parsePortRange(text);
  return 'range' in parsed && parsed.range.from <= port && port <= parsed.range.to;
}

/** `exec: "nosuch": executable file not found in $PATH`: the entrypoint's word or the command's. */
function commandField(words: string, spec: RunSpec): string {
  const word = /exec:? "((?:[^"\\]|\\.)*)"/.exec(words)?.[1];
  if (!spec.entrypoint) return 'command';
  return word === undefined || word === spec.entrypoint || word !== spec.command[0] ? 'entrypoint' : 'command';
}

/** The row of the form that an engine's sentence is about, by the words it quotes from it. */
function whichField(words: string, spec: RunSpec): string | undefined {
  if (/invalid container name|names must match/i.test(words)) return 'name';
  if (/invalid reference|repository name/i.test(words)) return 'image';
  const folder = /working directory|chdir to cwd|mkdir|not a directory/i.test(words) && !/\bmount/i.test(words);
  if (folder && mentions(words, spec.workdir)) return 'workdir';
  if (/cannot assign requested address|invalid (?:host|bind) ?IP|requested address is not valid/i.test(words)) {
    const index = spec.ports.findIndex(({ hostIp }) => mentions(words, hostIp.replace(/^\[|\]$/g, '')));
    if (index >= 0) return `ports.${index}.hostIp`;
  }
  if (/permission denied|port/i.test(words) && /\bbind\b|listen (?:tcp|udp)/i.test(words)) {
    const port = busyPort(words);
    const index = spec.ports.findIndex(({ hostPort }) => port !== undefined && covers(hostPort, port));
    if (index >= 0) return `ports.${index}.hostPort`;
  }
  if (/mount|volume|bind|mode|mkdir/i.test(words)) {
    const duplicate = /duplicate mount point/i.test(words);
    const source = duplicate ? -1 : spec.mounts.findIndex((mount) => mentions(words, mount.source));
    if (source >= 0) return `mounts.${source}.source`;
    const target = spec.mounts.findLastIndex((mount) => mentions(words, mount.target));
    if (target >= 0) return `mounts.${target}.target`;
  }
  if (/environment variable/i.test(words)) {
    const index = spec.env.findIndex(({ name }) => mentions(words, name));
    return index >= 0 ? `env.${index}.name` : undefined;
  }
  return undefined;
}

const mentions = (words: string, part: string): boolean => part !== '' && words.includes(part);
