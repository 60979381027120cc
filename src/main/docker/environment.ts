import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';

/** What the search for engines looks at. Everything comes through here, so that it can be tested. */
export type Environment = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
  /** The text of a file, or null when it cannot be read. */
  readonly readFile: (path: string) => string | null;
  /** The names in a folder; none when it cannot be read. */
  readonly readFolder: (path: string) => string[];
  readonly exists: (path: string) => boolean;
};

/**
 * What dockerode would read behind our back: these override an explicit address, and DEBUG prints credentials.
 * DOCKER_CONFIG stays: it chooses no engine, and the docker commands that are started from here need it.
 */
const taken = [
  'DOCKER_HOST',
  'DOCKER_CONTEXT',
  'DOCKER_TLS',
  'DOCKER_TLS_VERIFY',
  'DOCKER_CERT_PATH',
  'DOCKER_PATH_PREFIX',
  'DOCKER_CLIENT_TIMEOUT',
  'DOCKER_API_VERSION',
  'DEBUG',
];

/** This process's environment as it was started. Removes from it what dockerode would read; call it once, first. */
export function takeEnvironment(): Environment {
  const env = { ...process.env };
  for (const name of taken) Reflect.deleteProperty(process.env, name);
  return {
    env,
    platform: process.platform,
    home: homedir(),
    readFile: (path) => {
      try {
        return readFileSync(path, 'utf8');
      } catch {
        return null; // Missing or closed to us: both mean that it says nothing.
      }
    },
    readFolder: (path) => {
      try {
        return readdirSync(path);
      } catch {
        return [];
      }
    },
    exists: existsSync,
  };
}
