import { AppFailure, type ErrorSubject } from '../../shared/errors';
import type { RunSpec } from '../../shared/run/spec';
import { parseAddress } from './address';
import { openCidFile } from './cid-file';
import { container, named } from './containers';
import { createBody, readFiles, type Attachment } from './create-body';
import type { EngineClient, Engines } from './engine-types';
import { toAppError } from './errors';
import { askEngine } from './modem';
import { blameField, requireSupported, requireValid } from './run-errors';

/** A container that was made. */
export type Created = { readonly id: string; readonly name: string; readonly warnings: string[] };

/** Where `-e NAME` takes its value from. */
export type RunEnvironment = Readonly<Record<string, string | undefined>>;

/** Making a container copies what its image has at the volumes' paths; starting it may wait for a network. */
const DEADLINE_MS = 60_000;

/**
 * `docker create`. Throws an AppFailure with the `field` of the form that caused it: `name-in-use`, `image-not-found`,
 * `invalid-request` and what else the engine refuses.
 */
export function createContainer(engines: Engines, spec: RunSpec, environment: RunEnvironment): Promise<Created> {
  return create(engines, engines.current(), spec, 'attached', environment);
}

/**
 * `docker run -d`: creates, then starts. When the start fails, the error also says in `created` which container is
 * left behind; none is when the engine has removed it, as it does with `--rm`.
 */
export async function runDetached(engines: Engines, spec: RunSpec, environment: RunEnvironment): Promise<Created> {
  const client = engines.current();
  const created = await create(engines, client, spec, 'detached', environment);
  await startCreated(engines, client, spec, created);
  return created;
}

/** Creates a container for a spec that is to run `detached`, or with somebody attached. */
export async function create(
  engines: Engines,
  client: EngineClient,
  spec: RunSpec,
  attachment: Attachment,
  environment: RunEnvironment,
): Promise<Created> {
  requireValid(spec);
  requireSupported(spec, client.info);
  const { name, options } = spec;
  const address = parseAddress(client.endpoint.address);
  const socket = address.kind === 'unix' ? address.path : null;
  const body = createBody(spec, attachment, { environment, files: await readFiles(spec), socket });
  const cidFile = await openCidFile(options.cidfile);
  let made: { id: string; warnings: string[] };
  try {
    const answer = await client.call(
      (docker, signal) =>
        askEngine(docker, {
          method: 'POST',
          path: '/containers/create',
          query: { ...(name === '' ? {} : { name }), ...(options.platform ? { platform: options.platform } : {}) },
          body,
          signal,
        }),
      { deadlineMs: DEADLINE_MS },
    );
    made = readCreated(answer);
  } catch (error) {
    await cidFile.discard();
    throw blamed(error, engines, spec);
  }
  engines.state.touch(made.id);
  await cidFile.write(made.id);
  return { ...made, name: name || (await nameOf(client, made.id)) };
}

/** Starts what `create` made; a failure says what is left of it. */
export async function startCreated(
  engines: Engines,
  client: EngineClient,
  spec: RunSpec,
  { id, name }: Created,
): Promise<void> {
  try {
    await client.call((docker, abortSignal) => container(docker, id).start({ abortSignal }), { deadlineMs: DEADLINE_MS });
  } catch (error) {
    const left: ErrorSubject = { kind: 'container', id, name };
    throw blamed(error, engines, spec, (await isGone(client, id)) ? undefined : left);
  } finally {
    engines.state.touch(id);
  }
}

function blamed(error: unknown, { state }: Engines, spec: RunSpec, created?: ErrorSubject): AppFailure {
  const about = blameField(toAppError(named(error, state)), spec, state.containers.values());
  return new AppFailure(created ? { ...about, created } : about);
}

function readCreated(answer: unknown): { id: string; warnings: string[] } {
  const { Id, Warnings } = (answer ?? {}) as { Id?: unknown; Warnings?: unknown };
  if (typeof Id !== 'string' || Id === '') {
    throw new AppFailure({ code: 'engine-error', message: 'The engine did not say which container it created.' });
  }
  const warnings = Array.isArray(Warnings) ? Warnings.filter((one) => typeof one === 'string') : [];
  return { id: Id, warnings };
}

/** The name the engine chose. */
async function nameOf(client: EngineClient, id: string): Promise<string> {
  const about = await client.call((docker, abortSignal) => container(docker, id).inspect({ abortSignal }));
  return about.Name.replace(/^\//, '');
}

/** Whether the engine has removed a container. When it cannot be asked, it is taken to be there still. */
async function isGone(client: EngineClient, id: string): Promise<boolean> {
  try {
    const about = await client.call((docker, abortSignal) => container(docker, id).inspect({ abortSignal }));
    return about.State.Status === 'removing';
  } catch (error) {
    return toAppError(error).code === 'not-found';
  }
}
