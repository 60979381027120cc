import type Docker from 'dockerode';
import { AppFailure } from '../../shared/errors';
import type { In } from '../../shared/contract';
import type { Container, Outcome } from '../../shared/models';
import { isSigkill } from '../../shared/run/signals';
import { forEach } from './bulk';
import { toContainer } from './container-model';
import type { EngineClient, Engines, EngineState } from './engine-types';
import { engineWords, statusOf } from './errors';
import { gracePeriod } from './signals';

/*
 * An action that was asked for is carried out, whether or not the window that asked is still there: only reads end with
 * their caller.
 */

/** Requests to the engine at a time in a call for many containers. */
const AT_ONCE = 16;
/** Stops at a time: they spend their time waiting. As many as `docker stop` has. */
const STOPS_AT_ONCE = 50;
/** What the engine may take beyond the grace period, in milliseconds. */
const BEYOND_GRACE_MS = 30_000;
/** Sizes make the engine walk every layer. */
const SIZES_DEADLINE_MS = 120_000;
/** The engine waits up to 10 s for a process to die of SIGKILL; a removal may have many files to delete. */
const SLOW_DEADLINE_MS = 60_000;

/** `docker ps`, with `-a` and `-s`. */
export async function listContainers(
  { current, state }: Engines,
  { all, size }: In<'containers.list'>,
  signal?: AbortSignal,
): Promise<Container[]> {
  const entries: unknown = await current().call(
    (docker, abortSignal) => docker.listContainers({ all, ...(size ? { size } : {}), abortSignal }),
    { signal, ...(size ? { deadlineMs: SIZES_DEADLINE_MS } : {}) },
  );
  return (Array.isArray(entries) ? entries : []).flatMap((entry: { Id?: unknown }) => {
    const known = state.containers.get(String(entry?.Id));
    const beside = { oomKilled: known?.oomKilled ?? false, stopping: known?.stopping ?? null };
    return toContainer(entry, beside) ?? [];
  });
}

/** `docker start`. Starting what runs is done already. */
export function startContainers(engines: Engines, { ids }: In<'containers.start'>): Promise<Outcome[]> {
  return act(engines, ids, AT_ONCE, (client, id) =>
    client.call((docker, abortSignal) => unless([304], container(docker, id).start({ abortSignal })), {
      deadlineMs: SLOW_DEADLINE_MS,
    }),
  );
}

/** `docker stop`. While it lasts the state says which signal was sent and when SIGKILL will follow. */
export function stopContainers(
  engines: Engines,
  { ids, graceSeconds }: In<'containers.stop'>,
): Promise<Outcome[]> {
  return act(engines, ids, STOPS_AT_ONCE, (client, id) =>
    withGrace(engines.state, client, id, graceSeconds, (t, deadlineMs) =>
      client.call((docker, abortSignal) => unless([304], container(docker, id).stop({ ...t, abortSignal })), { deadlineMs }),
    ),
  );
}

/** `docker restart`. */
export function restartContainers(engines: Engines, { ids }: In<'containers.restart'>): Promise<Outcome[]> {
  return act(engines, ids, STOPS_AT_ONCE, (client, id) =>
    withGrace(engines.state, client, id, undefined, (t, deadlineMs) =>
      client.call((docker, abortSignal) => container(docker, id).restart({ ...t, abortSignal }), { deadlineMs }),
    ),
  );
}

/** `docker kill`. After SIGKILL it is checked that the process is gone: an engine may answer before, or give up. */
export function killContainers(engines: Engines, { ids, signal }: In<'containers.kill'>): Promise<Outcome[]> {
  return act(engines, ids, AT_ONCE, async (client, id) => {
    const before = isSigkill(signal) ? await inspect(client, id) : null;
    await client.call((docker, abortSignal) => container(docker, id).kill({ signal, abortSignal }), {
      deadlineMs: SLOW_DEADLINE_MS,
    });
    if (before && (await stillRuns(client, id, before.State.Pid))) {
      throw new AppFailure({
        code: 'engine-error',
        message: 'SIGKILL was sent, and the process still runs.',
        hint: 'It may wait for a disk or a device that does not answer.',
      });
    }
  });
}

/** `docker pause`. */
export function pauseContainers(engines: Engines, { ids }: In<'containers.pause'>): Promise<Outcome[]> {
  return act(engines, ids, AT_ONCE, (client, id) =>
    client.call((docker, abortSignal) => container(docker, id).pause({ abortSignal })),
  );
}

/** `docker unpause`. */
export function unpauseContainers(engines: Engines, { ids }: In<'containers.unpause'>): Promise<Outcome[]> {
  return act(engines, ids, AT_ONCE, (client, id) =>
    client.call((docker, abortSignal) => container(docker, id).unpause({ abortSignal })),
  );
}

/** `docker rename`. Throws `name-in-use` with the owner, `invalid-request` for a bad name. */
export async function renameContainer({ current, state }: Engines, { id, name }: In<'containers.rename'>): Promise<void> {
  try {
    await current().call((docker, abortSignal) => container(docker, id).rename({ name, abortSignal }));
  } catch (error) {
    throw named(error, state);
  } finally {
    state.touch(id);
  }
}

/** `docker rm`, with `-f` and `-v`. What is gone, or going already, is removed. */
export function removeContainers(
  engines: Engines,
  { ids, force, volumes }: In<'containers.remove'>,
): Promise<Outcome[]> {
  return act(engines, ids, AT_ONCE, (client, id) =>
    client.call(
      (docker, abortSignal) =>
        container(docker, id)
          .remove({ force, v: volumes, abortSignal })
          .catch((error: unknown) => {
            const going = statusOf(error) === 409 && /removal of container .* is already in progress/is.test(engineWords(error));
            if (statusOf(error) !== 404 && !going) throw error;
          }),
      { deadlineMs: SLOW_DEADLINE_MS },
    ),
  );
}

/** A handle on a container by id or name. Throws `not-found` for what cannot be either: it would be part of a path. */
export function container(docker: Docker, id: string): Docker.Container {
  if (!/^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/.test(id)) {
    throw new AppFailure({ code: 'not-found', message: 'No container has this name.' });
  }
  return docker.getContainer(id);
}

/** The error with the names of the containers it is about, where the engine told only their ids. */
export function named(error: unknown, state: EngineState): unknown {
  if (!(error instanceof AppFailure) || !error.error.subjects) return error;
  const subjects = error.error.subjects.map((subject) => {
    const known = subject.kind === 'container' ? findContainer(state, subject.id) : undefined;
    return known ? { ...subject, id: known.id, name: known.name } : subject;
  });
  return new AppFailure({ ...error.error, subjects });
}

function findContainer(state: EngineState, id: string): Container | undefined {
  return state.containers.get(id) ?? [...state.containers.values()].find((one) => one.id.startsWith(id));
}

function act(
  engines: Engines,
  ids: readonly string[],
  atOnce: number,
  what: (client: EngineClient, id: string) => Promise<unknown>,
): Promise<Outcome[]> {
  const client = engines.current();
  return forEach(ids, atOnce, async (id) => {
    try {
      await what(client, id);
    } catch (error) {
      throw named(error, engines.state);
    } finally {
      engines.state.touch(id);
    }
  });
}

/**
 * Stops or restarts a container while the state shows the countdown. `t` is left out where nothing was chosen, so that
 * the container's own grace period counts. Podman 4.3 gives what is made through its socket a grace period of 0, and
 * would kill it at once: it is told, and 0 is taken for nothing said.
 */
async function withGrace(
  state: EngineState,
  client: EngineClient,
  id: string,
  chosen: number | undefined,
  stop: (t: { t?: number }, deadlineMs: number) => Promise<unknown>,
): Promise<void> {
  const about = await inspect(client, id);
  const podman = client.info.product === 'Podman';
  const config: Readonly<Record<string, unknown>> = about.Config;
  const own = podman ? { ...config, StopTimeout: config['StopTimeout'] || undefined } : config;
  const { signal, seconds, deadlineMs } = gracePeriod(own, chosen, BEYOND_GRACE_MS);
  const tell = chosen !== undefined || podman;
  const visible = about.State.Running;
  if (visible) {
    state.setStopping(about.Id, { signal, graceMs: seconds < 0 ? -1 : seconds * 1000, since: Date.now() });
  }
  try {
    await stop(tell ? { t: seconds } : {}, deadlineMs);
  } finally {
    if (visible) state.setStopping(about.Id, null);
  }
}

function inspect(client: EngineClient, id: string): Promise<Docker.ContainerInspectInfo> {
  return client.call((docker, abortSignal) => container(docker, id).inspect({ abortSignal }));
}

async function stillRuns(client: EngineClient, id: string, pid: number): Promise<boolean> {
  try {
    const { State } = await inspect(client, id);
    return State.Running && State.Pid === pid;
  } catch (error) {
    // With --rm the container goes with its process.
    if (error instanceof AppFailure && error.error.code === 'not-found') return false;
    throw error;
  }
}

async function unless(statuses: readonly number[], answer: Promise<unknown>): Promise<void> {
  try {
    await answer;
  } catch (error) {
    if (!statuses.includes(statusOf(error) ?? 0)) throw error;
  }
}
