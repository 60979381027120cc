import type { RunSpec } from '../../../shared/run/spec';
import { readInteger } from '../../../shared/run/values/number';
import { readFullPair, readPair } from '../../../shared/run/values/pair';
import { readRestart } from '../../../shared/run/values/restart';
import { devices } from './devices';
import { health } from './health';
import { isolation } from './isolation';
import { mounts } from './mounts';
import { network } from './network';
import { ports } from './ports';
import { resources } from './resources';
import { one, orNull, pairs } from './said';
import type { Sources } from './sources';
import { variables } from './variables';

export { readFiles, type Sources } from './sources';

/** Who is going to read and write: nobody (`docker run -d`), or somebody (`docker run`, `docker create`). */
export type Attachment = 'detached' | 'attached';

/** A container's create body as far as a RunSpec says it; what it leaves out is the engine's own default. */
export type CreateBody = ReturnType<typeof createBody>;

/**
 * The body of `POST /containers/create` for a valid spec, as the docker CLI 28 makes it
 * (github.com/docker/cli, cli/command/container/opts.go, `parse`).
 */
export function createBody(spec: RunSpec, attachment: Attachment, sources: Sources) {
  const { options } = spec;
  const { ExposedPorts, ...publishing } = ports(spec);
  const { Volumes, ...mounting } = mounts(spec, sources);
  const { NetworkingConfig, ...naming } = network(spec);
  return {
    ...streams(spec, attachment),
    ...variables(spec, sources),
    Cmd: orNull(spec.command),
    Domainname: options.domainname,
    // One empty word clears the image's entrypoint; null keeps it.
    Entrypoint: spec.entrypoint === null ? null : [spec.entrypoint],
    ExposedPorts,
    Healthcheck: health(spec),
    Hostname: options.hostname,
    Image: spec.image,
    StopSignal: options['stop-signal'],
    StopTimeout: one(options['stop-timeout'], readInteger),
    Tty: spec.tty,
    User: options.user,
    Volumes,
    WorkingDir: spec.workdir,
    NetworkingConfig,
    HostConfig: {
      ...publishing,
      ...mounting,
      ...naming,
      ...resources(spec),
      ...devices(spec),
      ...isolation(spec, sources),
      Annotations: pairs(options.annotation, readPair),
      AutoRemove: spec.remove,
      ContainerIDFile: options.cidfile,
      // Said only when asked for: otherwise the engine's own setting counts.
      Init: spec.init ? true : options.init,
      LogConfig: { Type: options['log-driver'] ?? '', Config: pairs(options['log-opt'], readPair) ?? {} },
      RestartPolicy: one(options.restart ?? 'no', readRestart),
      StorageOpt: pairs(options['storage-opt'], readFullPair),
    },
  };
}

/** `-a` names the streams to attach to; without it these are output and errors, and input with `-i`. */
function streams({ interactive, options }: RunSpec, attachment: Attachment) {
  const said = options.attach?.map((name) => name.toLowerCase());
  const attached = attachment === 'attached';
  const AttachStdin = attached && (interactive || (said?.includes('stdin') ?? false));
  return {
    AttachStdin,
    AttachStdout: attached && (said?.includes('stdout') ?? true),
    AttachStderr: attached && (said?.includes('stderr') ?? true),
    OpenStdin: interactive,
    // The container's input ends with the one who is attached.
    StdinOnce: interactive && AttachStdin,
  };
}
