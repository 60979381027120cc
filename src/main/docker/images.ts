import { z } from 'zod';
import { AppFailure, type ErrorSubject } from '../../shared/errors';
import type { In } from '../../shared/contract';
import type { Image, ImageDefaults, Outcome } from '../../shared/models';
import { normalizeReference, parseReference } from '../../shared/run/reference';
import { protocols } from '../../shared/run/spec';
import { forEach } from './bulk';
import type { Engines, EngineState } from './engine-types';
import { toImage } from './image-model';
import { lenient, text } from './lenient';

/** Requests to the engine at a time in a call for many images. */
const AT_ONCE = 4;
/** The files of a large image take time to go. */
const REMOVE_DEADLINE_MS = 120_000;

/** `docker images`. */
export async function listImages({ current }: Engines, signal?: AbortSignal): Promise<Image[]> {
  const entries: unknown = await current().call((docker, abortSignal) => docker.listImages({ abortSignal }), { signal });
  return (Array.isArray(entries) ? entries : []).flatMap((entry: unknown) => toImage(entry) ?? []);
}

/**
 * `docker rmi`, with `-f`: a tag is untagged, and the image goes with its last one. An image that is in use is refused
 * with `image-in-use`, its containers as subjects.
 */
export function removeImages({ current, state }: Engines, { refs, force }: In<'images.remove'>): Promise<Outcome[]> {
  const client = current();
  return forEach(refs, AT_ONCE, async (ref) => {
    const used = imageOf(state, ref);
    try {
      await client.call((docker, abortSignal) => docker.getImage(imagePath(ref)).remove({ force, abortSignal }), {
        deadlineMs: REMOVE_DEADLINE_MS,
      });
    } catch (error) {
      throw withUsers(error, state, used);
    }
  });
}

const configSchema = lenient(
  z.object({
    ExposedPorts: lenient(z.record(z.string(), z.unknown()), {}),
    Cmd: words(),
    Entrypoint: words(),
    WorkingDir: text,
    User: text,
    Env: words(),
    Volumes: lenient(z.record(z.string(), z.unknown()), {}),
    StopSignal: text,
  }),
  { ExposedPorts: {}, Cmd: [], Entrypoint: [], WorkingDir: '', User: '', Env: [], Volumes: {}, StopSignal: '' },
);
const inspectSchema = z.object({ Id: text, Config: configSchema });

/** What the image itself says about running it. Throws `image-not-found` when it is not here. */
export async function imageDefaults(
  { current }: Engines,
  { ref }: In<'images.defaults'>,
  signal?: AbortSignal,
): Promise<ImageDefaults> {
  const raw: unknown = await current().call((docker) => docker.getImage(imagePath(ref)).inspect(), { signal });
  return toImageDefaults(raw);
}

/** The defaults in an answer of `/images/{name}/json`; whatever is missing or strange is empty. */
export function toImageDefaults(raw: unknown): ImageDefaults {
  const parsed = inspectSchema.safeParse(raw);
  const { Id, Config } = parsed.success ? parsed.data : inspectSchema.parse({});
  return {
    id: Id,
    exposed: exposedPorts(Object.keys(Config.ExposedPorts)),
    command: Config.Cmd,
    entrypoint: Config.Entrypoint,
    workdir: Config.WorkingDir,
    user: Config.User,
    env: Config.Env,
    volumes: Object.keys(Config.Volumes).sort(),
    stopSignal: Config.StopSignal,
  };
}

/** The image a reference or an id means, among those that are known. */
export function imageOf(state: EngineState, ref: string): Image | undefined {
  const wanted = normalizeReference(ref);
  const hex = ref.replace(/^sha256:/, '');
  for (const image of state.images.values()) {
    if (image.tags.some((tag) => normalizeReference(tag) === wanted)) return image;
    if (image.digests.some((digest) => normalizeReference(digest) === wanted)) return image;
  }
  if (!/^[0-9a-f]{6,64}$/.test(hex)) return undefined;
  return [...state.images.values()].find(({ id }) => id.replace(/^sha256:/, '').startsWith(hex));
}

function withUsers(error: unknown, state: EngineState, image: Image | undefined): unknown {
  if (!(error instanceof AppFailure) || error.error.code !== 'image-in-use') return error;
  const users = [...state.containers.values()].filter(({ imageId }) => imageId !== '' && imageId === image?.id);
  // Without a container it is its tags, or images made from it, that hold it.
  if (users.length === 0) return error;
  const subjects: ErrorSubject[] = users.map(({ id, name }) => ({ kind: 'container', id, name }));
  return new AppFailure({ ...error.error, subjects });
}

/** A reference as part of a path. Throws `invalid-request` for what is none. */
function imagePath(ref: string): string {
  const parsed = parseReference(ref);
  if ('problem' in parsed) {
    throw new AppFailure({
      code: 'invalid-request',
      message: 'This is not the name of an image.',
      hint: 'A name looks like repository:tag, in lower case.',
      field: 'image',
    });
  }
  return ref;
}

function exposedPorts(keys: readonly string[]): ImageDefaults['exposed'] {
  const ports = keys.flatMap((key) => {
    const [, port, protocol = 'tcp'] = /^(\d{1,5})(?:\/(\w+))?$/.exec(key) ?? [];
    const known = protocols.find((one) => one === protocol);
    return port && known ? [{ port: Number(port), protocol: known }] : [];
  });
  return ports.sort((a, b) => a.port - b.port || a.protocol.localeCompare(b.protocol));
}

/** A list of words; Docker sends null for none. What is no word is left out. */
function words() {
  return lenient(z.array(z.unknown()), []).transform((items) => items.filter((item) => typeof item === 'string'));
}
