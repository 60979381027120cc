import { readFile, stat } from 'node:fs/promises';
import { AppFailure } from '../../../shared/errors';
import { parseEnvFile } from '../../../shared/run/env-file';
import type { RunSpec } from '../../../shared/run/spec';
import { readSecurity } from '../../../shared/run/values/security';
import { many } from './said';

/** What of a run is not in its line. */
export type Sources = {
  /** Where `-e NAME` takes its value from. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The text of each file that the options name, by its path. */
  readonly files: ReadonlyMap<string, string>;
  /** The engine's socket on this computer, for `--use-api-socket`; null for an engine that is elsewhere. */
  readonly socket: string | null;
};

/** A file that an option names. */
type Named = { readonly path: string; readonly field: string; readonly kind: 'variables' | 'profile' };

const LARGEST_FILE = 4 * 1024 * 1024;

/**
 * Reads the files that the options name: env files, label files, seccomp profiles. Throws `invalid-request` with the
 * option's field for a file that cannot be read or that docker would refuse.
 */
export async function readFiles(spec: RunSpec): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const named of namedFiles(spec)) {
    if (!files.has(named.path)) files.set(named.path, await textOf(named));
    check(named, files.get(named.path) ?? '');
  }
  return files;
}

function namedFiles({ options }: RunSpec): Named[] {
  const variables = (name: 'env-file' | 'label-file') =>
    (options[name] ?? []).map((path, index): Named => ({ path, field: `options.${name}.${index}`, kind: 'variables' }));
  const profiles = many(options['security-opt'], readSecurity).flatMap(({ profile }, index): Named[] =>
    profile === null ? [] : [{ path: profile, field: `options.security-opt.${index}`, kind: 'profile' }],
  );
  return [...variables('env-file'), ...variables('label-file'), ...profiles];
}

async function textOf({ path, field }: Named): Promise<string> {
  try {
    const about = await stat(path);
    if (!about.isFile()) throw new Error(`${path} is not a file.`);
    if (about.size > LARGEST_FILE) throw new Error(`${path} is larger than ${LARGEST_FILE} bytes.`);
    return await readFile(path, 'utf8');
  } catch (error) {
    throw refused(field, `The file ${path} cannot be read.`, error instanceof Error ? error.message : String(error));
  }
}

function check({ path, field, kind }: Named, text: string): void {
  if (kind === 'profile') {
    try {
      JSON.parse(text);
    } catch (error) {
      throw refused(field, `The seccomp profile ${path} is not JSON.`, String(error));
    }
    return;
  }
  const [problem] = parseEnvFile(text).problems;
  if (problem) throw refused(field, `Line ${problem.values['line'] ?? 0} of ${path} is not NAME=value (${problem.code}).`);
}

function refused(field: string, message: string, detail?: string): AppFailure {
  const hint = 'Correct the file, or choose another one.';
  return new AppFailure({ code: 'invalid-request', message, hint, field, ...(detail === undefined ? {} : { detail }) });
}
