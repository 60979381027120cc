import type { RunSpec, SaidOptions } from '../../../shared/run/spec';
import { readDomain, readHost, readIp } from '../../../shared/run/values/address';
import { bareNetwork, isUserDefined, readNetwork, type NetworkAttachment } from '../../../shared/run/values/network-option';
import { many } from './said';

const noNetwork: NetworkAttachment = { ...bareNetwork, name: 'default' };

/** The networks and the names. Source: docker/cli, cli/command/container/opts.go, parseNetworkOpts. */
export function network({ options }: RunSpec) {
  const [first = noNetwork, ...others] = many(options.network, readNetwork);
  const endpoints = [endpoint(withOptions(first, options), linksOf(first, options)), ...others.map((one) => endpoint(one, []))];
  const names = [first, ...others].map(({ name }) => name);
  const isPlain = others.length === 0 && Object.keys(endpoints[0] ?? {}).length === 0;
  return {
    NetworkMode: first.name,
    Links: options.link,
    Dns: many(options.dns, readIp),
    DnsOptions: options['dns-option'] ?? [],
    DnsSearch: many(options['dns-search'], readDomain),
    ExtraHosts: options['add-host'] && many(options['add-host'], readHost),
    NetworkingConfig: isPlain ? undefined : { EndpointsConfig: Object.fromEntries(names.map((name, index) => [name, endpoints[index]])) },
  };
}

/** The options without a network of their own are about the first one. */
function withOptions(first: NetworkAttachment, options: SaidOptions): NetworkAttachment {
  return {
    ...first,
    aliases: options['network-alias'] ?? first.aliases,
    ip: options.ip || first.ip,
    ip6: options.ip6 || first.ip6,
    mac: options['mac-address'] || first.mac,
    linkLocalIps: options['link-local-ip'] ?? first.linkLocalIps,
  };
}

/** In the default network a link is the container's; in a network of one's own it is a name in that network. */
const linksOf = ({ name }: NetworkAttachment, options: SaidOptions) => (isUserDefined(name) ? (options.link ?? []) : []);

function endpoint(said: NetworkAttachment, links: readonly string[]): object {
  const { aliases, driverOptions, ip, ip6, mac, linkLocalIps, gatewayPriority } = said;
  const addresses = {
    ...(ip === '' ? {} : { IPv4Address: ip }),
    ...(ip6 === '' ? {} : { IPv6Address: ip6 }),
    ...(linkLocalIps.length === 0 ? {} : { LinkLocalIPs: linkLocalIps }),
  };
  return {
    ...(Object.keys(addresses).length === 0 ? {} : { IPAMConfig: addresses }),
    ...(links.length === 0 ? {} : { Links: links }),
    ...(aliases.length === 0 ? {} : { Aliases: aliases }),
    ...(mac === '' ? {} : { MacAddress: mac }),
    ...(Object.keys(driverOptions).length === 0 ? {} : { DriverOpts: driverOptions }),
    ...(gatewayPriority === 0 ? {} : { GwPriority: gatewayPriority }),
  };
}
