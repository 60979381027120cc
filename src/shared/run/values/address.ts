import { z } from 'zod';
import { cut, orWrong, right, wrong, type Read } from './read';

const ipv4 = z.ipv4();
const ipv6 = z.ipv6();
export const isIpv4 = (text: string) => ipv4.safeParse(text).success;
export const isIpv6 = (text: string) => ipv6.safeParse(text).success;

const isIp = (text: string): boolean => isIpv4(text) || isIpv6(text);

/** An IP address in its shortest form, `::1` for `0:0:0:0:0:0:0:1`. */
export function readIp(text: string): Read<string> {
  const ip = text.trim();
  if (isIpv4(ip)) return right(ip);
  return isIpv6(ip) ? right(new URL(`http://[${ip}]`).hostname.slice(1, -1)) : wrong('option-ip', { value: text });
}

export const readIpv4 = (text: string): Read<string> => orWrong(text === '' || isIpv4(text) ? text : null, 'option-ip', { value: text });
export const readIpv6 = (text: string): Read<string> => orWrong(text === '' || isIpv6(text) ? text : null, 'option-ip', { value: text });

const mac = /^(?:[0-9a-f]{2}([:-])(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}|[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4})$/i;

/** Source: Go's net.ParseMAC, of 48 bits as Ethernet has them. */
export const readMac = (text: string): Read<string> =>
  orWrong(text === '' || mac.test(text.trim()) ? text : null, 'option-mac', { value: text });

/** `db:10.0.0.5`, `db=::1`, `me:host-gateway`, as the engine takes it. Source: docker/cli, opts.ValidateExtraHost. */
export function readHost(text: string): Read<string> {
  const [name, address] = text.includes('=') ? cut(text, '=') : cut(text, ':');
  const ip = address?.replace(/^\[(.+)\]$/, '$1') ?? '';
  const isRight = name !== '' && !name.includes(':') && (ip === 'host-gateway' || isIp(ip.trim()));
  return isRight ? right(`${name}:${ip}`) : wrong('option-add-host', { value: text });
}

const domain = /^:?[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*(?=\.?\s*$)/;

/** A domain to search names in; `.` is none. Source: docker/cli, opts.ValidateDNSSearch. */
export function readDomain(text: string): Read<string> {
  const bare = text.replace(/^ +| +$/g, '');
  if (bare === '.') return right(bare);
  const found = /[a-zA-Z]/.test(bare) ? (domain.exec(bare)?.[0] ?? '') : '';
  return orWrong(found !== '' && found.length < 255 ? found : null, 'option-domain', { value: text });
}

/** `db`, `db:alias`. Source: docker/cli, opts.ParseLink. */
export const readLink = (text: string): Read<string> =>
  orWrong(text !== '' && text.split(':').length <= 2 ? text : null, 'option-link', { value: text });
