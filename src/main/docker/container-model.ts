import { z } from 'zod';
import type { Container, ContainerState, Health, Port, Stopping } from '../../shared/models';
import { lenient, text } from './lenient';

/** What is known of a container beside its entry in the list. */
export type Beside = { readonly oomKilled: boolean; readonly stopping: Stopping | null };

const portSchema = z.object({
  IP: text,
  PrivatePort: z.number().int().min(0).max(65_535),
  PublicPort: lenient(z.number().int().min(0).max(65_535).nullable(), null),
  Type: lenient(z.string(), 'tcp'),
});

const entrySchema = z.object({
  Id: z.string().min(1),
  Names: lenient(z.array(z.unknown()), []),
  Image: text,
  ImageID: text,
  Command: lenient(z.union([z.string(), z.array(z.string())]), ''),
  Created: lenient(z.union([z.number(), z.string()]), 0),
  State: text,
  Status: text,
  Ports: lenient(z.array(z.unknown()), []),
  Labels: lenient(z.record(z.string(), z.unknown()), {}),
  SizeRw: lenient(z.number().nullable(), null),
  SizeRootFs: lenient(z.number().nullable(), null),
});

/** The container of an entry of `/containers/json`; null when the entry has no id. Never throws. */
export function toContainer(raw: unknown, beside: Beside): Container | null {
  const parsed = entrySchema.safeParse(raw);
  if (!parsed.success) return null;
  const entry = parsed.data;
  const state = stateOf(entry.State, entry.Status);
  const labels = labelsOf(entry.Labels);
  const runs = state === 'running' || state === 'paused';
  const ended = state === 'exited' || state === 'dead';
  return {
    id: entry.Id,
    name: nameOf(entry.Names) || entry.Id.slice(0, 12),
    image: entry.Image,
    imageId: entry.ImageID,
    command: Array.isArray(entry.Command) ? entry.Command.join(' ') : entry.Command,
    created: createdOf(entry.Created),
    state,
    exitCode: ended ? exitCodeOf(entry.Status) : null,
    oomKilled: ended && beside.oomKilled,
    health: runs ? healthOf(entry.Status) : 'none',
    ports: portsOf(entry.Ports),
    labels,
    project: labels['com.docker.compose.project'] ?? '',
    projectFile: labels['com.docker.compose.project.config_files'] ?? '',
    service: labels['com.docker.compose.service'] ?? '',
    stopping: runs ? beside.stopping : null,
    size: entry.SizeRw === null && entry.SizeRootFs === null ? null : { writable: entry.SizeRw ?? 0, total: entry.SizeRootFs ?? 0 },
  };
}

/** `State`; where that is missing or strange, what the words of `Status` say. */
function stateOf(state: string, status: string): ContainerState {
  switch (state.toLowerCase()) {
    case 'created':
    case 'configured': // Podman's word
    case 'initialized':
      return 'created';
    case 'running':
    case 'stopping':
      return 'running';
    case 'paused':
      return 'paused';
    case 'restarting':
      return 'restarting';
    case 'removing':
      return 'removing';
    case 'exited':
    case 'stopped':
      return 'exited';
    case 'dead':
      return 'dead';
    default:
      if (/\(paused\)/i.test(status)) return 'paused';
      if (/^up\b/i.test(status)) return 'running';
      if (/^restarting\b/i.test(status)) return 'restarting';
      if (/^exited\b/i.test(status)) return 'exited';
      return 'created';
  }
}

/** `Exited (137) 2 minutes ago`. A Podman of before 4.4 says nothing else. */
function exitCodeOf(status: string): number | null {
  const code = /^(?:exited|dead)? ?\((-?\d{1,10})\)/i.exec(status)?.[1];
  return code === undefined ? null : Number(code);
}

/** `Up 2 minutes (healthy)`, `Up 3 seconds (health: starting)`, `Up 2 minutes (unhealthy)`. */
function healthOf(status: string): Health {
  if (/\((?:health: )?starting\)/i.test(status)) return 'starting';
  if (/\(unhealthy\)/i.test(status)) return 'unhealthy';
  return /\(healthy\)/i.test(status) ? 'healthy' : 'none';
}

/** The name without its slash. With links a container has names like `/other/alias` too: its own is the shortest. */
function nameOf(names: readonly unknown[]): string {
  const own = names
    .filter((name) => typeof name === 'string' && name !== '')
    .map((name) => String(name).replace(/^\//, ''))
    .sort((a, b) => a.split('/').length - b.split('/').length || a.length - b.length);
  return own[0] ?? '';
}

/** Seconds since the epoch, or a date in words; in milliseconds. */
function createdOf(created: number | string): number {
  const at = typeof created === 'number' ? created * 1000 : Date.parse(created);
  return Number.isFinite(at) ? at : 0;
}

function portsOf(raw: readonly unknown[]): Port[] {
  const unique = new Map<string, Port>();
  for (const item of raw) {
    const parsed = portSchema.safeParse(item);
    if (!parsed.success) continue;
    const { IP, PrivatePort, PublicPort, Type } = parsed.data;
    const protocol = Type === 'udp' || Type === 'sctp' ? Type : 'tcp';
    const published = PublicPort !== null && PublicPort > 0;
    // Podman leaves the address out when it is every address.
    const port: Port = {
      hostIp: published ? IP || '0.0.0.0' : '',
      hostPort: published ? PublicPort : null,
      containerPort: PrivatePort,
      protocol,
    };
    unique.set(JSON.stringify(port), port);
  }
  return [...unique.values()].sort(
    (a, b) =>
      a.containerPort - b.containerPort ||
      order(a.protocol, b.protocol) ||
      (a.hostPort ?? 0) - (b.hostPort ?? 0) ||
      order(a.hostIp, b.hostIp),
  );
}

function labelsOf(raw: Readonly<Record<string, unknown>>): Record<string, string> {
  const strings = Object.entries(raw).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(strings);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
