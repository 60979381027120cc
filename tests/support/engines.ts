import type { Environment } from '../../src/main/docker/environment';
import { createEngines, type EnginesOptions } from '../../src/main/docker/engines';
import type { Engines } from '../../src/main/docker/engine-types';
import { thisHost } from '../../src/main/docker/host';
import type { EngineStatus, StateItem } from '../../src/shared/models';

/** An environment in which only `DOCKER_HOST` says where an engine is. Files are given as path → text. */
export function environmentWith(env: Environment['env'] = {}, files: Readonly<Record<string, string>> = {}): Environment {
  const paths = Object.keys(files);
  return {
    env,
    platform: 'linux',
    home: '/home/ann',
    readFile: (path) => files[path] ?? null,
    readFolder: (path) => [
      ...new Set(paths.filter((file) => file.startsWith(`${path}/`)).map((file) => file.slice(path.length + 1).split('/')[0] ?? '')),
    ],
    exists: (path) => paths.some((file) => file === path || file.startsWith(`${path}/`)),
  };
}

/** Engines that know only this address. Close them at the end. */
export function enginesFor(host: string, more: Partial<EnginesOptions> = {}): Engines {
  return createEngines({
    environment: environmentWith({ DOCKER_HOST: host }),
    host: thisHost(process.env),
    chosen: null,
    keepChoice: () => Promise.resolve(),
    ...more,
  });
}

/** Follows `engine.state` and waits for conditions on it; a condition is looked at again with every item. */
export class Watcher {
  readonly items: StateItem[] = [];
  private readonly controller = new AbortController();
  private readonly conditions = new Set<() => void>();
  private readonly reading: Promise<void>;

  constructor(readonly engines: Engines) {
    this.reading = this.read();
  }

  get status(): EngineStatus {
    return this.engines.status();
  }

  container(name: string) {
    return [...this.engines.state.containers.values()].find((container) => container.name === name);
  }

  /** Resolves with what `find` finds as soon as it finds something; rejects after `withinMs`. */
  until<T>(find: () => T | undefined | false, withinMs = 10_000): Promise<T> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.conditions.delete(look);
        reject(new Error(`Not within ${withinMs} ms: ${find.toString()}\nstatus: ${JSON.stringify(this.status)}`));
      }, withinMs);
      const look = () => {
        const found = find();
        if (found === undefined || found === false) return;
        clearTimeout(timer);
        this.conditions.delete(look);
        resolve(found);
      };
      this.conditions.add(look);
      look();
    });
  }

  running(withinMs?: number): Promise<true> {
    return this.until(() => this.status.state === 'running' && (true as const), withinMs);
  }

  async close(): Promise<void> {
    this.controller.abort();
    await this.reading;
    await this.engines.close();
  }

  private async read(): Promise<void> {
    for await (const item of this.engines.state.read(this.controller.signal)) {
      this.items.push(item);
      for (const look of [...this.conditions]) look();
    }
  }
}
