import { readCsv } from './csv';
import { cut, right, wrong, type Read } from './read';

export type NetworkAttachment = {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly driverOptions: Readonly<Record<string, string>>;
  readonly ip: string;
  readonly ip6: string;
  readonly mac: string;
  readonly linkLocalIps: readonly string[];
  readonly gatewayPriority: number;
};

/** A network of which nothing but the name is said. */
export const bareNetwork: Omit<NetworkAttachment, 'name'> = {
  aliases: [],
  driverOptions: {},
  ip: '',
  ip6: '',
  mac: '',
  linkLocalIps: [],
  gatewayPriority: 0,
};

/** A network that is the person's own, and not one of the engine's modes. Source: moby, NetworkMode.IsUserDefined. */
export const isUserDefined = (name: string): boolean =>
  !['default', 'bridge', 'host', 'none'].includes(name) && !name.startsWith('container:');

/** `shop`, `host`, `name=shop,alias=db,ip=10.0.0.5`. Source: docker/cli, opts.NetworkOpt. */
export function readNetwork(text: string): Read<NetworkAttachment> {
  if (!/\w+=\w+/.test(text)) {
    return text.trim() === '' ? wrong('option-network-name') : right({ ...bareNetwork, name: text });
  }
  const fields = readCsv(text);
  if (!fields) return wrong('option-csv', { value: text });
  let read: NetworkAttachment = { ...bareNetwork, name: '' };
  for (const field of fields) {
    const [key, value] = cut(field, '=').map((part) => part?.trim() ?? null);
    const more = value === null || value === undefined ? null : said(key ?? '', value, read);
    if (!more) return wrong('option-field', { field });
    read = { ...read, ...more };
  }
  return read.name === '' ? wrong('option-network-name') : right(read);
}

function said(key: string, value: string, before: NetworkAttachment): Partial<NetworkAttachment> | null {
  switch (key) {
    case 'name':
      return { name: value };
    case 'alias':
      return { aliases: [...before.aliases, value] };
    case 'ip':
      return { ip: value };
    case 'ip6':
      return { ip6: value };
    case 'mac-address':
      return { mac: value };
    case 'link-local-ip':
      return { linkLocalIps: [...before.linkLocalIps, value] };
    case 'gw-priority':
      return /^[+-]?\d{1,9}$/.test(value) ? { gatewayPriority: Number(value) } : null;
    case 'driver-opt': {
      const [option, set] = cut(value, '=');
      return set === null || option === '' ? null : { driverOptions: { ...before.driverOptions, [option.trim()]: set.trim() } };
    }
    default:
      return null;
  }
}
