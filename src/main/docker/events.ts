import { z } from 'zod';
import type { Container, Health } from '../../shared/models';
import { lenient, text } from './lenient';

/** An event of `/events`, as far as it is used here. */
export type EngineEvent = {
  readonly type: string;
  readonly action: string;
  readonly id: string;
  readonly attributes: Readonly<Record<string, string>>;
};

const eventSchema = z.object({
  Type: text,
  Action: text,
  Actor: lenient(z.object({ ID: text, Attributes: lenient(z.record(z.string(), z.unknown()), {}) }), { ID: '', Attributes: {} }),
});

/**
 * Reads one event; null when it names nothing. Only `Type`, `Action` and `Actor` are read: API 1.52 dropped `status`,
 * `id` and `from`.
 */
export function toEvent(raw: unknown): EngineEvent | null {
  const parsed = eventSchema.safeParse(raw);
  if (!parsed.success) return null;
  const { Type, Action, Actor } = parsed.data;
  if (Type === '' || Action === '') return null;
  const attributes = Object.entries(Actor.Attributes).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return { type: Type, action: Action, id: Actor.ID, attributes: Object.fromEntries(attributes) };
}

/** What an event about a container means for the row and for what is asked of the engine. */
export type ContainerEffect = {
  /** What the event itself says, to be applied at once. */
  readonly patch?: (container: Container) => Container;
  /**
   * Whether the engine's list has caught up with the event. Engine 20.10 lists a dead container as running for 65 ms,
   * and for much longer on a busy computer.
   */
  readonly holds?: (listed: Container) => boolean;
  readonly removed?: boolean;
  /**
   * `soon`: what it leaves unsaid (ports, a new row) is fetched in the next window, and again when the list has settled.
   * `settled`: only then.
   */
  readonly refetch: 'none' | 'soon' | 'settled';
  /** It ran out of memory, or it began anew. */
  readonly outOfMemory?: boolean;
};

const nothing: ContainerEffect = { refetch: 'none' };

/** What an event about a container means. Events may come late, twice or never: a patch only repeats what it says. */
export function effectOf({ action, attributes }: EngineEvent): ContainerEffect {
  const [verb = '', ...rest] = action.split(':');
  const said = rest.join(':').trim();
  switch (verb) {
    case 'create':
    case 'update':
      return { refetch: 'soon' };
    case 'start':
      return { patch: started, holds: ({ state }) => state !== 'created' && state !== 'exited', outOfMemory: false, refetch: 'soon' };
    case 'die':
    case 'died':
      return { patch: died(exitCode(attributes)), holds: ({ state }) => state !== 'running' && state !== 'paused', refetch: 'settled' };
    case 'oom':
      return { outOfMemory: true, refetch: 'none' };
    case 'pause':
      return { patch: (container) => ({ ...container, state: 'paused' }), holds: ({ state }) => state !== 'running', refetch: 'settled' };
    case 'unpause':
      return { patch: (container) => ({ ...container, state: 'running' }), holds: ({ state }) => state !== 'paused', refetch: 'settled' };
    case 'rename': {
      const name = attributes['name']?.replace(/^\//, '');
      if (!name) return { refetch: 'soon' };
      return { patch: (container) => ({ ...container, name }), holds: (listed) => listed.name === name, refetch: 'settled' };
    }
    case 'destroy':
    case 'remove':
      return { removed: true, holds: () => false, refetch: 'none' };
    case 'health_status': {
      const health = healthOf(said || (attributes['health_status'] ?? ''));
      if (!health) return { refetch: 'soon' };
      return { patch: (container) => ({ ...container, health }), holds: (listed) => listed.health === health, refetch: 'settled' };
    }
    case 'exec':
    case 'exec_create':
    case 'exec_start':
    case 'exec_die':
    case 'exec_died':
    case 'exec_detach':
    case 'top':
    case 'attach':
    case 'detach':
    case 'resize':
    case 'kill': // A signal was sent; what comes of it has its own event.
    case 'copy':
    case 'archive-path':
    case 'extract-to-dir':
    case 'export':
    case 'commit':
    case 'mount':
    case 'unmount':
      return nothing;
    default:
      // stop, restart, cleanup, init, and whatever engines will say tomorrow.
      return { refetch: 'settled' };
  }
}

function started(container: Container): Container {
  const health: Health = container.health === 'none' ? 'none' : 'starting';
  return { ...container, state: 'running', exitCode: null, oomKilled: false, stopping: null, health };
}

function died(code: number | null): (container: Container) => Container {
  return (container) => ({
    ...container,
    state: 'exited',
    exitCode: code ?? container.exitCode,
    stopping: null,
    health: 'none',
    ports: [],
  });
}

/** With which code a container has died; null where that is not said. Docker says `exitCode`, Podman `containerExitCode`. */
export function exitCode(attributes: Readonly<Record<string, string>>): number | null {
  const said = attributes['exitCode'] ?? attributes['containerExitCode'] ?? '';
  return /^-?\d{1,10}$/.test(said) ? Number(said) : null;
}

function healthOf(said: string): Health | null {
  return said === 'healthy' || said === 'unhealthy' || said === 'starting' ? said : null;
}

/** Whether the list of images may have changed. Pushing and saving change nothing. */
export function changesImages({ type, action }: EngineEvent): boolean {
  if (type === 'image') return action !== 'push' && action !== 'save' && action !== 'mount' && action !== 'unmount';
  return type === 'container' && action === 'commit';
}

/** Whether the list of volumes may have changed. */
export function changesVolumes({ type, action }: EngineEvent): boolean {
  return type === 'volume' && action !== 'mount' && action !== 'unmount';
}

/** Whether the list of networks may have changed. */
export function changesNetworks({ type, action }: EngineEvent): boolean {
  return type === 'network' && action !== 'connect' && action !== 'disconnect';
}

/**
 * Whether an event about an image changes what a container's image is called: an engine shows the id once the tag has
 * moved on.
 */
export function changesImageOf(event: EngineEvent, container: Container): boolean {
  if (event.type !== 'image' || !changesImages(event)) return false;
  const names = [event.id, event.attributes['name'] ?? ''].filter((name) => name !== '');
  return names.some((name) => name === container.imageId || withTag(name) === withTag(container.image));
}

function withTag(name: string): string {
  return /:[^/]*$|@/.test(name) ? name : `${name}:latest`;
}
