import { formatMount } from '../../shared/run/mounts';
import { bareIp, parsePortRange } from '../../shared/run/ports';
import type { EnvVariable, MountSpec, PortMapping, RunSpec } from '../../shared/run/spec';

type PortBinding = { readonly HostIp: string; readonly HostPort: string };

/** The part of a container's create body that a RunSpec says; what it leaves out is the engine's own default. */
export type CreateBody = {
  readonly AttachStdin: boolean;
  readonly AttachStdout: boolean;
  readonly AttachStderr: boolean;
  readonly Tty: boolean;
  readonly OpenStdin: boolean;
  readonly StdinOnce: boolean;
  readonly Env: readonly string[] | null;
  readonly Cmd: readonly string[] | null;
  readonly Image: string;
  readonly Volumes: Readonly<Record<string, object>>;
  readonly WorkingDir: string;
  readonly Entrypoint: readonly string[] | null;
  readonly ExposedPorts?: Readonly<Record<string, object>>;
  readonly HostConfig: {
    readonly Binds: readonly string[] | null;
    readonly NetworkMode: 'default';
    readonly PortBindings: Readonly<Record<string, readonly PortBinding[]>>;
    readonly RestartPolicy: { readonly Name: 'no' };
    readonly AutoRemove: boolean;
    readonly Init?: true;
  } & typeof emptyLists;
};

/** What the CLI sends for options that were not given: an engine keeps null and none apart, and `inspect` tells. */
const emptyLists = {
  BlkioWeightDevice: [],
  BlkioDeviceReadBps: [],
  BlkioDeviceWriteBps: [],
  BlkioDeviceReadIOps: [],
  BlkioDeviceWriteIOps: [],
  Devices: [],
  Dns: [],
  DnsOptions: [],
  DnsSearch: [],
  Ulimits: [],
} as const;

/** Who is going to read and write: nobody (`docker run -d`), or somebody (`docker run`, `docker create`). */
export type Attachment = 'detached' | 'attached';

/**
 * The body of `POST /containers/create` for a valid spec, as the docker CLI 28 makes it
 * (github.com/docker/cli, cli/command/container/opts.go, `parse`). `environment` is where `-e NAME` takes its value from.
 */
export function createBody(
  spec: RunSpec,
  attachment: Attachment,
  environment: Readonly<Record<string, string | undefined>>,
): CreateBody {
  const attached = attachment === 'attached';
  const ports = publish(spec.ports);
  return {
    AttachStdin: attached && spec.interactive,
    AttachStdout: attached,
    AttachStderr: attached,
    Tty: spec.tty,
    OpenStdin: spec.interactive,
    // The container's input ends with the one who is attached.
    StdinOnce: attached && spec.interactive,
    Env: orNull(spec.env.map((variable) => variableText(variable, environment))),
    Cmd: orNull(spec.command),
    Image: spec.image,
    Volumes: Object.fromEntries(spec.mounts.filter(isAnonymous).map(({ target }) => [target, {}])),
    WorkingDir: spec.workdir,
    // One empty word clears the image's entrypoint; null keeps it.
    Entrypoint: spec.entrypoint === null ? null : [spec.entrypoint],
    ...(ports.size > 0 ? { ExposedPorts: Object.fromEntries([...ports.keys()].map((port) => [port, {}])) } : {}),
    HostConfig: {
      Binds: orNull(spec.mounts.filter((mount) => !isAnonymous(mount)).map(formatMount)),
      NetworkMode: 'default',
      PortBindings: Object.fromEntries(ports),
      RestartPolicy: { Name: 'no' },
      AutoRemove: spec.remove,
      // Said only when asked for: otherwise the engine's own setting counts.
      ...(spec.init ? { Init: true } : {}),
      ...emptyLists,
    },
  };
}

/** `-e NAME` without a value in the environment goes out as it is: the engine then removes what the image sets. */
function variableText({ name, value }: EnvVariable, environment: Readonly<Record<string, string | undefined>>): string {
  const text = value ?? environment[name];
  return text === undefined ? name : `${name}=${text}`;
}

const isAnonymous = ({ source }: MountSpec): boolean => source === '';

/** Every published port with its bindings (github.com/docker/go-connections, nat.ParsePortSpec). */
function publish(mappings: readonly PortMapping[]): Map<string, PortBinding[]> {
  const published = new Map<string, PortBinding[]>();
  for (const { hostIp, hostPort, containerPort, protocol } of mappings) {
    const inside = expand(containerPort);
    const outside = expand(hostPort);
    for (const [index, port] of inside.entries()) {
      const key = `${port}/${protocol}`;
      // A range for a single port is the engine's to choose from.
      const HostPort = hostPort === '' ? '' : inside.length === 1 ? range(outside) : (outside[index] ?? '');
      published.set(key, [...(published.get(key) ?? []), { HostIp: bareIp(hostIp), HostPort }]);
    }
  }
  return published;
}

function expand(text: string): string[] {
  const parsed = parsePortRange(text);
  // What is no port is the engine's to refuse.
  if (!('range' in parsed)) return [text];
  const { from, to } = parsed.range;
  return Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
}

function range(ports: readonly string[]): string {
  const [first = '', last = first] = [ports[0], ports.at(-1)];
  return first === last ? first : `${first}-${last}`;
}

function orNull(list: readonly string[]): readonly string[] | null {
  return list.length === 0 ? null : list;
}
