import { emptyRunSpec, type RunSpec } from '../../../../src/shared/run';
import type { Container, EngineStatus, UnreachableReason } from '../../../../src/shared/models';
import type { TrayItem } from '../../../../src/main/desktop/tray-items';
import type { TrayState } from '../../../../src/main/desktop/tray-menu';
import type { RecentRun } from '../../../../src/main/runs';

/* States of the tray for its tests. */

const endpoint = { id: 'e', name: 'default', address: 'unix:///var/run/docker.sock', source: 'socket' } as const;
export const up: Extract<EngineStatus, { state: 'running' }> = {
  state: 'running',
  endpoint,
  info: { product: 'Docker', version: '20.10.24', apiVersion: '1.41', os: 'linux', arch: 'amd64', hostName: 'h' },
};
export const connecting: EngineStatus = { state: 'connecting', endpoint };
export const down = (canStart: boolean, reason: UnreachableReason = 'not-running'): EngineStatus => ({
  state: 'unreachable',
  endpoint,
  reason,
  tried: [],
  fix: [],
  canStart,
});

export function container(name: string, over: Partial<Container> = {}): Container {
  return {
    id: `id-${name}`,
    name,
    image: 'web-image',
    imageId: 'sha256:1',
    command: 'serve',
    created: 0,
    state: 'running',
    exitCode: null,
    oomKilled: false,
    health: 'none',
    ports: [],
    labels: {},
    project: '',
    projectFile: '',
    service: '',
    stopping: null,
    size: null,
    ...over,
  };
}

export const run = (spec: Partial<RunSpec>, withheld: readonly string[] = []): RecentRun => ({
  spec: { ...emptyRunSpec('web-image'), ...spec },
  at: 0,
  withheld,
});

export function state(over: Partial<TrayState> = {}): TrayState {
  return { engine: up, starting: false, containers: [], ended: new Map(), runs: [], shell: 'sh', ...over };
}

export function labelsOf(items: readonly TrayItem[]): string[] {
  return items.flatMap((item) => (item.type === 'separator' ? [] : [item.label]));
}

/** The item at the end of these labels. */
export function itemAt(items: readonly TrayItem[], ...path: string[]): TrayItem {
  const [label, ...rest] = path;
  const found = items.find((item) => item.type !== 'separator' && item.label === label);
  if (!found) throw new Error(`No '${label}' among: ${labelsOf(items).join(', ')}`);
  if (rest.length === 0) return found;
  if (found.type !== 'submenu') throw new Error(`'${label}' has no items`);
  return itemAt(found.items, ...rest);
}

/** The items under these labels. */
export function under(items: readonly TrayItem[], ...path: string[]): readonly TrayItem[] {
  const found = itemAt(items, ...path);
  return found.type === 'submenu' ? found.items : [];
}

/** What the item at the end of these labels does. */
export function actionAt(items: readonly TrayItem[], ...path: string[]): unknown {
  const found = itemAt(items, ...path);
  return found.type === 'action' ? found.action : null;
}
