import { AppFailure } from '../../shared/errors';
import {
  killContainers,
  listContainers,
  pauseContainers,
  removeContainers,
  renameContainer,
  restartContainers,
  startContainers,
  stopContainers,
  unpauseContainers,
} from '../docker/containers';
import { containerSpec } from '../docker/container-spec';
import type { Engines } from '../docker/engine-types';
import { imageDefaults, listImages, removeImages } from '../docker/images';
import { portUrl } from '../docker/port-url';
import { createContainer, runDetached, type RunEnvironment } from '../docker/run';
import type { History } from '../history';
import { lookAtDropped } from '../dropped';
import type { WindowRequests } from '../requests';
import type { Runs } from '../runs';
import type { SettingsFile } from '../settings';
import type { Handlers, HostActions } from './contract-types';
import { recordedCall } from './recorded';

/** What the calls and streams work on. */
export type Parts = {
  readonly engines: Engines;
  readonly settings: SettingsFile;
  readonly history: History;
  readonly runs: Runs;
  readonly requests: WindowRequests;
  /** Null in the browser host. */
  readonly hostActions: HostActions | null;
  readonly environment: RunEnvironment;
  readonly about: { readonly version: string; readonly platform: string };
};

/** A handler for every call of the contract. */
export function createHandlers(parts: Parts): Handlers {
  const { engines, settings, history, runs, hostActions, environment, about } = parts;

  return {
    'app.info': () =>
      Promise.resolve({
        ...about,
        settings: settings.current(),
        settingsSetAside: settings.setAside,
        settingsFile: settings.path,
      }),

    'settings.set': async ({ engine, desktop, ...patch }) => {
      if (engine !== undefined && engine !== settings.current().engine) await useAddress(engines, engine);
      // The page may not have heard that closing was explained meanwhile, by the native side.
      const { closeExplained } = settings.current().desktop;
      return settings.change(desktop ? { ...patch, desktop: { ...desktop, closeExplained: desktop.closeExplained || closeExplained } } : patch);
    },

    'engine.choices': () => engines.choices(),
    'engine.use': ({ endpointId }) => nothing(engines.use(endpointId)),
    'engine.retry': () => nothing(engines.retry()),
    'engine.start': () => nothing(engines.start()),

    'containers.list': (input, { signal }) => listContainers(engines, input, signal),
    'containers.start': recordedCall(parts, 'containers.start', (input) => startContainers(engines, input)),
    'containers.stop': recordedCall(parts, 'containers.stop', (input) => stopContainers(engines, input)),
    'containers.kill': recordedCall(parts, 'containers.kill', (input) => killContainers(engines, input)),
    'containers.restart': recordedCall(parts, 'containers.restart', (input) => restartContainers(engines, input)),
    'containers.pause': recordedCall(parts, 'containers.pause', (input) => pauseContainers(engines, input)),
    'containers.unpause': recordedCall(parts, 'containers.unpause', (input) => unpauseContainers(engines, input)),
    'containers.rename': recordedCall(parts, 'containers.rename', (input) => nothing(renameContainer(engines, input))),
    'containers.remove': recordedCall(parts, 'containers.remove', (input) => removeContainers(engines, input)),
    'containers.spec': (input, { signal }) => containerSpec(engines, input, signal),

    'images.list': (_input, { signal }) => listImages(engines, signal),
    'images.remove': recordedCall(parts, 'images.remove', (input) => removeImages(engines, input)),
    'images.defaults': (input, { signal }) => imageDefaults(engines, input, signal),

    'run.create': recordedCall(parts, 'run.create', ({ spec }) => createContainer(engines, spec, environment)),
    'run.start': recordedCall(parts, 'run.start', async ({ spec }) => {
      const started = await runDetached(engines, spec, environment);
      await runs.add(spec);
      return started;
    }),

    'history.clear': () => {
      history.clear();
      return Promise.resolve({});
    },

    'dialogs.pickFolder': async ({ startAt }) => ({ path: await desktop(hostActions).pickFolder(startAt) }),
    'dialogs.pickFile': async ({ startAt, kind }) => ({ path: await desktop(hostActions).pickFile(startAt, kind) }),
    'files.dropped': async ({ files }) => {
      desktop(hostActions);
      return lookAtDropped(files);
    },
    'files.reveal': ({ path }) => nothing(desktop(hostActions).reveal(path)),
    'updates.check': () => nothing(desktop(hostActions).updates.check()),
    'updates.download': () => nothing(desktop(hostActions).updates.download()),
    'updates.install': () => nothing(desktop(hostActions).updates.install()),
    'ports.open': async ({ containerId, hostPort }) => {
      const address = engines.current().endpoint.address;
      const url = portUrl(engines.state.containers.get(containerId), hostPort, address);
      return nothing(desktop(hostActions).openUrl(url));
    },
  };
}

const nothing = (work: Promise<void>): Promise<Record<string, never>> => work.then(() => ({}));

/** Null follows the docker CLI's rules again. Throws `not-found` for an engine that is not known here. */
async function useAddress(engines: Engines, address: string | null): Promise<void> {
  if (address === null) return engines.use('');
  const choice = (await engines.choices()).find(({ endpoint }) => endpoint.address === address);
  if (!choice) throw new AppFailure({ code: 'not-found', message: 'No engine is known at this address.' });
  return engines.use(choice.endpoint.id);
}

function desktop(hostActions: HostActions | null): HostActions {
  if (hostActions) return hostActions;
  throw new AppFailure({
    code: 'invalid-request',
    message: 'Only the desktop application can do this.',
    hint: 'In the browser, type the path, and open ports by their links.',
  });
}
