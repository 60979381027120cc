import type { Endpoint } from '../../shared/models';
import { parseAddress, type Tls } from './address';
import { configFolder, configuredContext, findContext, listContexts, type DockerContext } from './context';
import type { Environment } from './environment';
import { knownSockets } from './known-sockets';

/** An endpoint with what is needed to connect to it. */
export type Target = { readonly endpoint: Endpoint; readonly tls: Tls | null };

/** Which engine is to be used, and by which rule. */
export type Resolution =
  | { readonly kind: 'target'; readonly target: Target; readonly rule: Rule }
  /** A context is asked for that does not exist: as the CLI, we do not guess another engine. */
  | { readonly kind: 'no-context'; readonly context: string };

export type Rule = 'settings' | 'environment' | 'context' | 'default' | 'found';

/**
 * The engine that the docker CLI would use: `DOCKER_HOST`; else the context named by `DOCKER_CONTEXT` or the
 * configuration; else the first of the usual sockets that exists. An address chosen here (`chosen`) wins over all.
 */
export function resolveEndpoint(environment: Environment, chosen: string | null): Resolution {
  if (chosen !== null) {
    const known = listTargets(environment).find(({ endpoint }) => endpoint.address === chosen);
    const target = makeTarget('settings', known?.endpoint.name ?? nameOf(chosen), chosen, known?.tls ?? null);
    return { kind: 'target', rule: 'settings', target };
  }
  const fromEnvironment = environmentTarget(environment);
  if (fromEnvironment) return { kind: 'target', rule: 'environment', target: fromEnvironment };

  const name = environment.env['DOCKER_CONTEXT'] || configuredContext(environment);
  if (name && name !== 'default') {
    const context = findContext(environment, name);
    return context
      ? { kind: 'target', rule: 'context', target: contextTarget(context) }
      : { kind: 'no-context', context: name };
  }
  const sockets = knownSockets(environment);
  const found = sockets.find(({ address }) => isThere(environment, address));
  const { name: label, address } = found ?? sockets[0];
  const rule = address === sockets[0].address ? 'default' : 'found';
  return { kind: 'target', rule, target: makeTarget('socket', label, address, null) };
}

/** Every engine that could be used: the environment's, all contexts, the usual sockets that exist; no address twice. */
export function listTargets(environment: Environment): Target[] {
  const fromEnvironment = environmentTarget(environment);
  const sockets = knownSockets(environment);
  const all = [
    ...(fromEnvironment ? [fromEnvironment] : []),
    ...listContexts(environment).map(contextTarget),
    ...sockets
      .filter(({ address }) => isThere(environment, address))
      .map(({ name, address }) => makeTarget('socket', name, address, null)),
  ];
  const byAddress = new Map<string, Target>();
  for (const target of all) {
    if (!byAddress.has(target.endpoint.address)) byAddress.set(target.endpoint.address, target);
  }
  return [...byAddress.values()];
}

/** A target for an address that was found nowhere, as one kept in the settings. */
export function makeTarget(source: Endpoint['source'], name: string, address: string, tls: Tls | null): Target {
  return { endpoint: { id: `${source}:${address}`, name, address, source }, tls };
}

function environmentTarget(environment: Environment): Target | null {
  const { env } = environment;
  const host = env['DOCKER_HOST'];
  if (!host) return null;
  const verify = Boolean(env['DOCKER_TLS_VERIFY']);
  const secured = verify || Boolean(env['DOCKER_TLS']);
  const tls = secured ? { folder: env['DOCKER_CERT_PATH'] || configFolder(environment), verify } : null;
  const address = host.includes('://') ? host : `tcp://${host}`;
  return makeTarget('environment', 'DOCKER_HOST', address, tls);
}

function contextTarget({ name, address, tls }: DockerContext): Target {
  return makeTarget('context', name, address, tls);
}

function isThere(environment: Environment, text: string): boolean {
  const address = parseAddress(text);
  return (address.kind === 'unix' || address.kind === 'npipe') && environment.exists(address.path);
}

function nameOf(text: string): string {
  const address = parseAddress(text);
  if (address.kind === 'tcp' || address.kind === 'ssh') return address.host;
  return address.kind === 'unsupported' ? text : (address.path.split('/').at(-1) ?? text);
}
