import { AppFailure } from '../../shared/errors';
import type { In, Out } from '../../shared/contract';
import type { SpecNote } from '../../shared/run/spec-notes';
import { emptyRunSpec, type RunSpec } from '../../shared/run/spec';
import { container } from './containers';
import type { Engines } from './engine-types';
import { imageOf } from './images';
import { devicesOf, isBeyondGpus } from './spec-of/devices';
import { healthOf, isExecTest } from './spec-of/health';
import { readContainer, readEngineDefaults, readImageConfig, type EngineDefaults, type InspectedConfig, type InspectedContainer } from './spec-of/inspected';
import { isInline, isLost, isolationOf, type NameOf } from './spec-of/isolation';
import { isBeyondMount, mountsOf } from './spec-of/mounts';
import { networkNotes, networkOf } from './spec-of/network';
import { withoutPodmansOwn } from './spec-of/podman';
import { portsOf } from './spec-of/ports';
import { hasOtherLabels, processOf } from './spec-of/process';
import { resourcesOf } from './spec-of/resources';
import { list, pairTexts, saidOnly } from './spec-of/said';

/** What there is to know beside a container's own inspect. */
export type SpecSources = {
  /** What the container's own image says; null for an image that is gone. */
  readonly image: InspectedConfig | null;
  readonly engine: EngineDefaults;
  readonly apiVersion: string;
  readonly nameOf: NameOf;
  /** Whether the image's name means another image by now. */
  readonly isMoved: boolean;
};

/** The line that makes a container, and what of the container no line can say. */
export type ContainerSpec = { readonly spec: RunSpec; readonly notes: SpecNote[] };

/**
 * What was said to make a container: its inspect without what its image says and what the engine does by itself. Throws
 * `not-found`.
 */
export async function containerSpec(
  { current, state }: Engines,
  { id }: In<'containers.spec'>,
  signal?: AbortSignal,
): Promise<Out<'containers.spec'>> {
  const client = current();
  const [raw, info] = await Promise.all([
    client.call((docker, abortSignal): Promise<unknown> => container(docker, id).inspect({ abortSignal }), { signal }),
    client.call((docker): Promise<unknown> => docker.info(), { signal }),
  ]);
  const read = readContainer(raw);
  const image = await imageConfig(client, read.Image, signal);
  const inspected = client.info.product === 'Podman' ? withoutPodmansOwn(read, image) : read;
  const named = imageOf(state, inspected.Config.Image);
  return specOf(inspected, {
    image,
    engine: readEngineDefaults(info),
    apiVersion: client.info.apiVersion,
    nameOf: (wanted) => {
      for (const known of state.containers.values()) {
        if (known.id === wanted || known.name === wanted) return known.name || known.id;
      }
      return null;
    },
    isMoved: named !== undefined && inspected.Image !== '' && named.id !== inspected.Image,
  });
}

/** An image by its id: its name may mean another one by now. */
async function imageConfig(client: ReturnType<Engines['current']>, id: string, signal?: AbortSignal): Promise<InspectedConfig | null> {
  try {
    return readImageConfig(await client.call((docker): Promise<unknown> => docker.getImage(id).inspect(), { signal }));
  } catch (error) {
    const isGone = error instanceof AppFailure && ['not-found', 'image-not-found'].includes(error.error.code);
    if (isGone) return null;
    throw error;
  }
}

/** The spec of an inspected container. Never throws. */
export function specOf(inspected: InspectedContainer, sources: SpecSources): ContainerSpec {
  const { Config, HostConfig, Name } = inspected;
  const { engine, nameOf } = sources;
  const image = sources.image ?? readImageConfig({});
  const process = processOf(inspected, image, engine);
  const ports = portsOf(inspected, image);
  const mounts = mountsOf(inspected, image);
  const spec: RunSpec = {
    ...emptyRunSpec(Config.Image),
    ...process,
    name: Name.replace(/^\//, ''),
    remove: HostConfig.AutoRemove,
    init: HostConfig.Init === true,
    ports: ports.ports,
    mounts: mounts.mounts,
    options: saidOnly({
      ...process.options,
      ...ports.options,
      ...mounts.options,
      ...networkOf(inspected, nameOf),
      ...resourcesOf(HostConfig),
      ...devicesOf(HostConfig),
      ...isolationOf(HostConfig, engine, nameOf),
      ...healthOf(Config, image),
      ...rest(HostConfig, engine),
    }),
  };
  return { spec, notes: notesOf(inspected, image, sources) };
}

function rest({ Annotations, Init, LogConfig, RestartPolicy, StorageOpt }: InspectedContainer['HostConfig'], engine: EngineDefaults) {
  const { Name, MaximumRetryCount } = RestartPolicy;
  return {
    annotation: list(pairTexts(Annotations)),
    init: Init === false ? false : undefined,
    'log-driver': LogConfig.Type === engine.LoggingDriver || LogConfig.Type === '' ? undefined : LogConfig.Type,
    'log-opt': list(pairTexts(LogConfig.Config)),
    restart: Name === '' || Name === 'no' ? undefined : `${Name}${MaximumRetryCount > 0 ? `:${MaximumRetryCount}` : ''}`,
    'storage-opt': list(pairTexts(StorageOpt)),
  };
}

function notesOf(inspected: InspectedContainer, image: InspectedConfig, { image: own, isMoved, nameOf, apiVersion }: SpecSources): SpecNote[] {
  const { Config, HostConfig } = inspected;
  const when = (code: SpecNote, isSo: boolean): SpecNote[] => (isSo ? [code] : []);
  return [...new Set<SpecNote>([
    ...when('image-gone', own === null),
    ...when('image-moved', isMoved),
    ...networkNotes(inspected, nameOf, apiVersion),
    ...when('namespace-gone', isLost(HostConfig.PidMode, nameOf) || isLost(HostConfig.IpcMode, nameOf)),
    ...when('seccomp-profile', HostConfig.SecurityOpt.some(isInline)),
    ...when('health-exec', isExecTest(Config, image)),
    ...when('mount-options', HostConfig.Mounts.some(isBeyondMount)),
    ...when('device-request', HostConfig.DeviceRequests.some(isBeyondGpus)),
    ...when('labels', hasOtherLabels(inspected)),
  ])];
}
