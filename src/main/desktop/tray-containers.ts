import type { TFunction } from 'i18next';
import { canStop, isInPs, statusWord } from '../../shared/container-status';
import type { Container } from '../../shared/models';
import { visibleLine } from '../../shared/text/visible';
import { portUrl } from '../docker/port-url';
import { action, submenu, type TrayItem, type TrayVerb } from './tray-items';

/** Entries that one level of the menu has room for; above, containers are grouped, and the rest is in the window. */
export const MOST_SHOWN = 15;
/** Published ports of one container that are offered: a range may have thousands. */
const MOST_PORTS = 8;
/** The longest name, in characters. */
const LONGEST_NAME = 40;

/** Containers that run, each with what can be done to it. */
export function runningItems(containers: readonly Container[], engineAddress: string, t: TFunction): TrayItem[] {
  const item = (container: Container) => runningItem(container, engineAddress, t);
  const sorted = [...containers].sort(byName);
  if (sorted.length <= MOST_SHOWN) return sorted.map(item);
  const entry = (container: Container): Entry => ({ count: 1, item: () => item(container) });
  const projects = [...new Set(sorted.map(({ project }) => project))].filter((project) => project !== '').sort(compare);
  const groups = projects.map((project): Entry => {
    const members = sorted.filter((one) => one.project === project);
    const id = `project-${project}`;
    return { count: members.length, item: () => submenu(id, `${named(project)} (${members.length})`, capped(members.map(entry), id, t)) };
  });
  return capped([...groups, ...sorted.filter(({ project }) => project === '').map(entry)], 'running', t);
}

/** Containers that have ended lately, each with its start; the newest stay when there are too many. */
export function stoppedItems(containers: readonly Container[], ended: ReadonlyMap<string, number>, t: TFunction): TrayItem[] {
  const newest = containers
    .filter(({ id, state }) => ended.has(id) && (state === 'exited' || state === 'dead'))
    .sort((a, b) => (ended.get(b.id) ?? 0) - (ended.get(a.id) ?? 0) || compare(a.id, b.id));
  const shown = newest.slice(0, MOST_SHOWN).sort(byName);
  const items = shown.map((container) => {
    const label = t('desktop.tray.start', { name: named(container.name) });
    return does(`start-${container.id}`, `${label} — ${statusWord(container, t)}`, 'start', container);
  });
  return newest.length > shown.length ? [...items, more('stopped', newest.length - shown.length, t)] : items;
}

/** A name as a menu shows it: hostile text made visible, and cut. */
export function named(name: string): string {
  return visibleLine(name, LONGEST_NAME);
}

/** Those that `docker ps` lists. */
export function inPs(containers: Iterable<Container>): Container[] {
  return [...containers].filter(isInPs);
}

function runningItem(container: Container, engineAddress: string, t: TFunction): TrayItem {
  const { id, name, state } = container;
  const word = state === 'running' && container.stopping === null && container.health !== 'unhealthy' ? null : statusWord(container, t);
  const label = word === null ? named(name) : `${named(name)} — ${word}${container.stopping ? '…' : ''}`;
  const verb = (what: TrayVerb, text: string) => does(`${what}-${id}`, text, what, container);
  return submenu(`container-${id}`, label, [
    ...portItems(container, engineAddress, t),
    ...(canStop(container)
      ? [
          ...(state === 'paused' ? [verb('unpause', t('containers.verbs.unpause'))] : []),
          verb('stop', t('containers.verbs.stop')),
          verb('kill', t('containers.verbs.kill')),
          verb('restart', t('containers.verbs.restart')),
        ]
      : [verb('kill', t('containers.verbs.killNow'))]),
  ]);
}

function portItems(container: Container, engineAddress: string, t: TFunction): TrayItem[] {
  const published = container.ports.filter(({ protocol, hostPort }) => protocol === 'tcp' && hostPort !== null);
  const hostPorts = [...new Set(published.map(({ hostPort }) => hostPort ?? 0))];
  return hostPorts.slice(0, MOST_PORTS).flatMap((hostPort) => {
    const href = reachable(container, hostPort, engineAddress);
    const label = t('containers.ports.open', { href: visibleLine(href ?? '', LONGEST_NAME) });
    return href === null ? [] : [action(`port-${container.id}-${hostPort}`, label, { kind: 'port', id: container.id, hostPort })];
  });
}

/** Null where no browser of this computer gets to it. */
function reachable(container: Container, hostPort: number, engineAddress: string): string | null {
  try {
    return portUrl(container, hostPort, engineAddress);
  } catch {
    return null;
  }
}

function does(itemId: string, label: string, verb: TrayVerb, { id }: Container): TrayItem {
  return action(itemId, label, { kind: 'containers', verb, ids: [id] });
}

/** An item of the menu, made only when it is shown, and how many containers it stands for. */
type Entry = { readonly count: number; readonly item: () => TrayItem };

/** As many entries as there is room for; the rest is counted, and is in the window. */
function capped(entries: readonly Entry[], id: string, t: TFunction): TrayItem[] {
  const items = entries.slice(0, MOST_SHOWN).map(({ item }) => item());
  const left = entries.slice(MOST_SHOWN).reduce((sum, { count }) => sum + count, 0);
  return left > 0 ? [...items, more(id, left, t)] : items;
}

function more(id: string, count: number, t: TFunction): TrayItem {
  return action(`more-${id}`, t('desktop.tray.more', { count }), { kind: 'ask', request: { kind: 'place', place: 'containers' } });
}

const { compare } = new Intl.Collator('en', { numeric: true });

/** An order that depends on nothing that changes by itself. */
function byName(a: Container, b: Container): number {
  return compare(a.name, b.name) || (a.id < b.id ? -1 : 1);
}
