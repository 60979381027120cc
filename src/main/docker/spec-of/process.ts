import type { EnvVariable, RunSpec } from '../../../shared/run/spec';
import { readLabel } from '../../../shared/run/values/pair';
import type { EngineDefaults, InspectedConfig, InspectedContainer } from './inspected';
import { list, pairTexts, words } from './said';

type Process = Pick<RunSpec, 'interactive' | 'tty' | 'detach' | 'env' | 'workdir' | 'entrypoint' | 'command' | 'options'>;

/** What runs: its command, variables, labels, names and streams, without what the image says of them. */
export function processOf({ Id, Config, HostConfig }: InspectedContainer, image: InspectedConfig, engine: EngineDefaults): Process {
  const labels = pairTexts(Config.Labels).filter((label) => !pairTexts(image.Labels).includes(label));
  const attach = attachOf(Config);
  return {
    interactive: Config.OpenStdin,
    tty: Config.Tty,
    // Output is attached by `docker create` too, of which nobody knows afterwards whether somebody looked at it.
    detach: !Config.AttachStdin && attach === undefined,
    env: variables(Config.Env, image.Env),
    workdir: Config.WorkingDir === image.WorkingDir ? '' : Config.WorkingDir,
    ...commandOf(Config, image),
    options: {
      attach,
      domainname: words(Config.Domainname),
      hostname: words(hostname(Id, Config, HostConfig, engine)),
      label: list(labels.filter(isLabel)),
      'stop-signal': Config.StopSignal === image.StopSignal ? undefined : words(Config.StopSignal),
      'stop-timeout': typeof Config.StopTimeout === 'number' ? String(Config.StopTimeout) : undefined,
      user: Config.User === image.User ? undefined : words(Config.User),
    },
  };
}

/** Whether the CLI takes a label: one without a name, or with white space in it, only the API does. */
const isLabel = (label: string): boolean => 'value' in readLabel(label);

/** Whether a container has labels that no line can say. */
export const hasOtherLabels = ({ Config }: InspectedContainer): boolean => !pairTexts(Config.Labels).every(isLabel);

/** The last of what was said of a name counts. */
function variables(all: readonly string[], ofImage: readonly string[]): EnvVariable[] {
  const said = new Map<string, EnvVariable>();
  for (const text of all.filter((one) => !ofImage.includes(one))) {
    const at = text.indexOf('=');
    const name = at < 0 ? text : text.slice(0, at);
    said.set(name, { name, value: at < 0 ? null : text.slice(at + 1) });
  }
  return [...said.values()];
}

/**
 * An entrypoint that is said takes the image's command away. One of several words goes on in the command: what is
 * started is the same.
 */
function commandOf({ Entrypoint, Cmd }: InspectedConfig, image: InspectedConfig): Pick<RunSpec, 'entrypoint' | 'command'> {
  const isSame = same(Entrypoint, image.Entrypoint);
  if (isSame && same(Cmd, image.Cmd)) return { entrypoint: null, command: [] };
  if (isSame && Cmd.length > 0) return { entrypoint: null, command: Cmd };
  const [first = '', ...rest] = Entrypoint;
  return { entrypoint: first, command: [...rest, ...Cmd] };
}

const same = (one: readonly string[], other: readonly string[]) => JSON.stringify(one) === JSON.stringify(other);

/** The streams of `-a`, where they are not those that one gets without it. */
function attachOf({ AttachStdin, AttachStdout, AttachStderr, OpenStdin }: InspectedConfig): string[] | undefined {
  const isUsual = AttachStdout === AttachStderr && (AttachStdin ? OpenStdin && AttachStdout : true);
  if (isUsual) return undefined;
  return [...(AttachStdin ? ['stdin'] : []), ...(AttachStdout ? ['stdout'] : []), ...(AttachStderr ? ['stderr'] : [])];
}

/** The beginning of the id is no name, nor is the host's in the host's network. With some namespaces none can be said. */
function hostname(id: string, { Hostname }: InspectedConfig, { NetworkMode, UTSMode }: InspectedContainer['HostConfig'], engine: EngineDefaults) {
  const isShared = UTSMode === 'host' || NetworkMode.startsWith('container:') || (NetworkMode === 'host' && Hostname === engine.Name);
  return isShared || Hostname === id.slice(0, 12) ? '' : Hostname;
}
