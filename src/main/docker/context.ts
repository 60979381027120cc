import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Tls } from './address';
import type { Environment } from './environment';

/** A context of the docker CLI: `docker context ls`. */
export type DockerContext = { readonly name: string; readonly address: string; readonly tls: Tls | null };

const configSchema = z.object({ currentContext: z.string().optional() });
const metaSchema = z.object({
  Name: z.string(),
  Endpoints: z.object({
    docker: z.object({ Host: z.string(), SkipTLSVerify: z.boolean().optional() }),
  }),
});

/** The CLI's folder: `$DOCKER_CONFIG`, else `~/.docker`. */
export function configFolder({ env, home }: Environment): string {
  return env['DOCKER_CONFIG'] || `${home}/.docker`;
}

/** `currentContext` of config.json; null when it names none, or when there is no such file. */
export function configuredContext(environment: Environment): string | null {
  const config = parseJson(environment.readFile(`${configFolder(environment)}/config.json`), configSchema);
  return config?.currentContext || null;
}

/** The context of that name, from `contexts/meta/<sha256 of the name>/meta.json`; null when there is none. */
export function findContext(environment: Environment, name: string): DockerContext | null {
  return readContext(environment, createHash('sha256').update(name).digest('hex'));
}

/** Every context that has an engine, by name. The built-in 'default' has no file and is not among them. */
export function listContexts(environment: Environment): DockerContext[] {
  return environment
    .readFolder(`${configFolder(environment)}/contexts/meta`)
    .map((hash) => readContext(environment, hash))
    .filter((context) => context !== null)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function readContext(environment: Environment, hash: string): DockerContext | null {
  const contexts = `${configFolder(environment)}/contexts`;
  const meta = parseJson(environment.readFile(`${contexts}/meta/${hash}/meta.json`), metaSchema);
  if (!meta || meta.Endpoints.docker.Host === '') return null;
  const { Host: address, SkipTLSVerify: skips } = meta.Endpoints.docker;
  const folder = `${contexts}/tls/${hash}/docker`;
  const secured = skips === true || environment.exists(folder);
  return { name: meta.Name, address, tls: secured ? { folder, verify: skips !== true } : null };
}

function parseJson<T>(text: string | null, schema: z.ZodType<T>): T | null {
  if (text === null) return null;
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null; // The CLI warns of a damaged file and goes on as if it were empty.
  }
}
