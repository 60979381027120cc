import { version } from '../../package.json';
import { createEngines } from './docker/engines';
import { takeEnvironment } from './docker/environment';
import { thisHost } from './docker/host';
import { createHistory } from './history';
import type { App, HostActions } from './ipc/contract-types';
import { createHandlers, type Parts } from './ipc/handlers';
import { createProducers } from './ipc/producers';
import { createWindowRequests } from './requests';
import { openRuns } from './runs';
import { openSettings, settingsFolder } from './settings';

export type AppOptions = {
  /** What only a desktop can do; null where there is none. */
  readonly hostActions: HostActions | null;
  /** Where the settings are kept; the platform's own place unless given. */
  readonly configDir?: string | undefined;
  readonly platform: NodeJS.Platform;
};

/** What both hosts are made of: settings, engines, and the calls and streams on them. */
export async function createApp({ hostActions, configDir, platform }: AppOptions): Promise<App> {
  const environment = takeEnvironment();
  const { env } = environment;
  const folder = configDir || settingsFolder(platform, env);
  const settings = await openSettings(folder);
  const runs = await openRuns(folder);
  const requests = createWindowRequests();
  const history = createHistory();
  const engines = createEngines({
    environment,
    host: thisHost(env),
    chosen: settings.current().engine,
    keepChoice: async (engine) => {
      await settings.change({ engine });
    },
  });
  const parts: Parts = {
    engines,
    settings,
    history,
    runs,
    requests,
    hostActions,
    environment: env,
    about: { version, platform },
  };
  return {
    handlers: createHandlers(parts),
    producers: createProducers(parts),
    settings,
    engines,
    runs,
    requests,
    close: () => engines.close(),
  };
}
