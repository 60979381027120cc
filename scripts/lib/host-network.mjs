// Bridges and firewall rules of private engines: made before, taken away after.
import { readFileSync } from 'node:fs';
import { asRoot, tryAsRoot, which } from './system.mjs';

// The range for device benchmarks (RFC 2544): no real network uses it.
// An engine takes four /24 of it: the first for its bridge, the last two for networks made by `docker network create`.
const BLOCKS = 128;
const block = (n) => {
  const second = 18 + (n >> 6);
  const third = (n % 64) * 4;
  return {
    gateway: `198.${second}.${third}.1`,
    bridge: `198.${second}.${third}.1/24`,
    pool: `198.${second}.${third + 2}.0/23`,
    owns: (address) => {
      const [a, b, c] = address.split('.').map(Number);
      return a === 198 && b === second && c >= third && c < third + 4;
    },
  };
};

/** Makes a bridge for one engine on addresses nobody here uses; `seed` spreads engines that start at once. */
export function addBridge(name, seed) {
  const taken = asRoot('ip', '-4', '-o', 'addr').match(/\d+\.\d+\.\d+\.\d+/g) ?? [];
  for (let i = 0; i < BLOCKS; i += 1) {
    const candidate = block((seed + i) % BLOCKS);
    if (taken.some(candidate.owns)) continue;
    removeInterface(name);
    asRoot('ip', 'link', 'add', 'name', name, 'type', 'bridge');
    asRoot('ip', 'addr', 'add', candidate.bridge, 'dev', name);
    asRoot('ip', 'link', 'set', name, 'up');
    return { name, gateway: candidate.gateway, pool: candidate.pool };
  }
  throw new Error('No free subnet in 198.18.0.0/15 for a private engine.');
}

export const interfaceExists = (name) => readFileSync('/proc/self/net/dev', 'utf8').includes(`${name}:`);

export function removeInterface(name) {
  if (interfaceExists(name)) tryAsRoot('ip', 'link', 'delete', name);
}

/** The bridges of networks made in an engine: those whose id its own network database names. */
export function networkBridges(dataRoot) {
  const read = tryAsRoot('grep', '-a', '-o', '-h', '-E', '[0-9a-f]{12}', `${dataRoot}/network/files/local-kv.db`);
  return [...new Set(read.output.split('\n').filter(Boolean))].map((id) => `br-${id}`).filter(interfaceExists);
}

const FORWARDING = '/proc/sys/net/ipv4/ip_forward';
const FIREWALLS = ['iptables', 'ip6tables'];
const rules = (firewall, table) => tryAsRoot(firewall, '-w', '-t', table, '-S').output.split('\n').filter(Boolean);
const isDockers = (rule) => /\bDOCKER|\bdocker0\b|\bbr-[0-9a-f]{12}\b/.test(rule);

/** What an engine on the default bridge is going to change in the host's network. */
export function hostNetwork() {
  return {
    docker0: interfaceExists('docker0'),
    forwarding: readFileSync(FORWARDING, 'utf8').trim(),
    firewalls: FIREWALLS.filter(which).map((name) => {
      const filter = rules(name, 'filter');
      return {
        name,
        policy: /^-P FORWARD (\w+)$/m.exec(filter.join('\n'))?.[1] ?? null,
        used: [...filter, ...rules(name, 'nat')].some(isDockers),
      };
    }),
  };
}

/** Puts the host's network back as `before` says. What was Docker's before the engine started is left alone. */
export function restoreHostNetwork(before) {
  if (!before.docker0) removeInterface('docker0');
  for (const { name, policy, used } of before.firewalls) {
    if (used) continue;
    for (const table of ['filter', 'nat', 'raw']) {
      const all = rules(name, table);
      const chains = all.map((rule) => /^-N (DOCKER\S*)$/.exec(rule)?.[1]).filter(Boolean);
      for (const rule of all.filter((one) => one.startsWith('-A ') && isDockers(one))) {
        tryAsRoot(name, '-w', '-t', table, ...rule.replace(/^-A/, '-D').split(' '));
      }
      for (const chain of chains) tryAsRoot(name, '-w', '-t', table, '-X', chain);
    }
    if (policy) tryAsRoot(name, '-w', '-P', 'FORWARD', policy);
  }
  if (before.forwarding === '0') tryAsRoot('sh', '-c', `echo 0 > ${FORWARDING}`);
}
