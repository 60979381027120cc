import type { RunSpec } from '../../shared/run';
import type { WindowRequest } from '../../shared/models';

/** What can be done to containers in the tray. */
export type TrayVerb = 'start' | 'stop' | 'kill' | 'restart' | 'unpause';

/** What an item of the tray's menu does, as data. */
export type TrayAction =
  | { readonly kind: 'open' }
  | { readonly kind: 'ask'; readonly request: WindowRequest }
  /** `all`: these are all that run. */
  | { readonly kind: 'containers'; readonly verb: TrayVerb; readonly ids: readonly string[]; readonly all?: boolean }
  | { readonly kind: 'run'; readonly spec: RunSpec }
  | { readonly kind: 'port'; readonly id: string; readonly hostPort: number }
  | { readonly kind: 'start-engine' }
  | { readonly kind: 'quit' };

/** An item of the tray's menu. Labels are plain text; an item without an action only tells. */
export type TrayItem =
  | { readonly type: 'separator'; readonly id: string }
  | { readonly type: 'text'; readonly id: string; readonly label: string }
  | { readonly type: 'action'; readonly id: string; readonly label: string; readonly action: TrayAction }
  | { readonly type: 'submenu'; readonly id: string; readonly label: string; readonly items: readonly TrayItem[] };

export const separator = (id: string): TrayItem => ({ type: 'separator', id });
export const text = (id: string, label: string): TrayItem => ({ type: 'text', id, label });
export const action = (id: string, label: string, what: TrayAction): TrayItem => ({ type: 'action', id, label, action: what });
export const submenu = (id: string, label: string, items: readonly TrayItem[]): TrayItem => ({ type: 'submenu', id, label, items });
