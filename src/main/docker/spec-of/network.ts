import type { SaidOptions } from '../../../shared/run/spec';
import { isUserDefined } from '../../../shared/run/values/network-option';
import type { InspectedContainer, InspectedEndpoint } from './inspected';
import { isLost, namespace, type NameOf } from './isolation';
import { csv, list, pairTexts, words } from './said';

type Attached = readonly [name: string, endpoint: InspectedEndpoint];

/** The networks with what was said of each, and what names are found by. */
export function networkOf(container: InspectedContainer, nameOf: NameOf): SaidOptions {
  const { Config, HostConfig } = container;
  const [first, ...others] = networksOf(container);
  const mode = first?.[0] ?? namespace(HostConfig.NetworkMode, nameOf);
  const isOwn = isUserDefined(mode);
  const name = first ? firstText(first) : mode;
  return {
    network: list(name === 'default' || name === 'bridge' || name === '' ? [] : [name, ...others.map((one) => wholeText(one, container))]),
    'network-alias': first && isOwn ? list(aliases(first, container)) : undefined,
    ip: words(first?.[1].IPAMConfig.IPv4Address ?? ''),
    ip6: words(first?.[1].IPAMConfig.IPv6Address ?? ''),
    'link-local-ip': list(first?.[1].IPAMConfig.LinkLocalIPs ?? []),
    'mac-address': words(Config.MacAddress),
    link: list(linksOf(container, first).filter((link) => !isLostLink(link, nameOf))),
    dns: list(HostConfig.Dns),
    'dns-option': list(HostConfig.DnsOptions),
    'dns-search': list(HostConfig.DnsSearch),
    'add-host': list(HostConfig.ExtraHosts),
  };
}

/** What of the networks a line cannot say. */
export function networkNotes(container: InspectedContainer, nameOf: NameOf, apiVersion: string) {
  const { NetworkMode } = container.HostConfig;
  const all = Object.keys(container.NetworkSettings.Networks);
  const said = networksOf(container);
  const minor = Number(apiVersion.split('.')[1] ?? 0);
  return [
    // The CLI refuses the engine's own networks beside a person's.
    ...(all.length > Math.max(said.length, 1) ? (['networks-mixed'] as const) : []),
    // Until API 1.44 a container is created in one network, and connected to others afterwards.
    ...(said.length > 1 && minor < 44 ? (['networks-later'] as const) : []),
    ...(linksOf(container, said[0]).some((link) => isLostLink(link, nameOf)) ? (['link-gone'] as const) : []),
    ...(isLost(NetworkMode, nameOf) ? (['namespace-gone'] as const) : []),
  ];
}

/** The networks that can be said together, the one of the container's mode first. */
function networksOf({ HostConfig, NetworkSettings }: InspectedContainer): Attached[] {
  const { NetworkMode } = HostConfig;
  const all = Object.entries(NetworkSettings.Networks);
  const isFirst = ([name, { NetworkID }]: Attached) => name === NetworkMode || (NetworkMode.length >= 12 && NetworkID.startsWith(NetworkMode));
  if (!isUserDefined(NetworkMode)) return all.filter(([name]) => name === (NetworkMode === 'default' ? 'bridge' : NetworkMode));
  const own = all.filter(([name]) => isUserDefined(name));
  return [...own.filter(isFirst), ...own.filter((one) => !isFirst(one))];
}

/** A network's own id of the container is an alias too, given by the engine. */
const aliases = ([, { Aliases }]: Attached, { Id }: InspectedContainer): string[] =>
  Aliases.filter((alias) => alias !== Id.slice(0, 12));

function firstText([name, { DriverOpts, GwPriority }]: Attached): string {
  const more = driverFields(DriverOpts, GwPriority);
  return more.length === 0 ? name : csv([`name=${name}`, ...more]);
}

function wholeText(attached: Attached, container: InspectedContainer): string {
  const [name, { IPAMConfig, DriverOpts, GwPriority }] = attached;
  const fields = [
    ...aliases(attached, container).map((alias) => `alias=${alias}`),
    ...(IPAMConfig.IPv4Address === '' ? [] : [`ip=${IPAMConfig.IPv4Address}`]),
    ...(IPAMConfig.IPv6Address === '' ? [] : [`ip6=${IPAMConfig.IPv6Address}`]),
    ...IPAMConfig.LinkLocalIPs.map((ip) => `link-local-ip=${ip}`),
    ...driverFields(DriverOpts, GwPriority),
  ];
  return fields.length === 0 ? name : csv([`name=${name}`, ...fields]);
}

const driverFields = (options: Readonly<Record<string, string>>, priority: number): string[] => [
  ...pairTexts(options).map((option) => `driver-opt=${option}`),
  ...(priority === 0 ? [] : [`gw-priority=${priority}`]),
];

/** `/db:/web/database`, as the engine keeps it, is `db:database`. */
function linksOf({ HostConfig }: InspectedContainer, first: Attached | undefined): string[] {
  const kept = HostConfig.Links.length > 0 ? HostConfig.Links : (first?.[1].Links ?? []);
  return kept.map((link) => {
    const [target = '', alias = ''] = link.replace(/^\//, '').replace(/:\/.*\//, ':').split(':');
    return alias === '' || alias === target ? target : `${target}:${alias}`;
  });
}

const isLostLink = (link: string, nameOf: NameOf): boolean => nameOf(link.split(':')[0] ?? '') === null;
