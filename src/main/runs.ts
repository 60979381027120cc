import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { isSecretName, replaceSecrets } from '../shared/cli/secrets';
import { storedRunSpecSchema, type OtherOption, type RunSpec } from '../shared/run/spec';
import { writeAtomically } from './atomic-file';

/** Runs that are kept; the oldest go first. */
export const RUNS_LENGTH = 50;

/** A `docker run` that was done here. */
export type RecentRun = {
  readonly spec: RunSpec;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Variables, and options as `--log-opt`, whose values were not kept on the disk as their names say that they are secrets. */
  readonly withheld: readonly string[];
};

/** The last runs, the newest first, each line once. They outlive the application; the values of secrets do not. */
export type Runs = {
  readonly recent: () => readonly RecentRun[];
  readonly add: (spec: RunSpec) => Promise<void>;
  /** Called after every change, until the function that it gives back is called. */
  readonly onChange: (listener: () => void) => () => void;
};

const runSchema = z.object({ spec: storedRunSpecSchema, at: z.number(), withheld: z.array(z.string()) });

/** Opens the runs in a folder. A file that cannot be read counts as none: they are a convenience, not a record. */
export async function openRuns(folder: string): Promise<Runs> {
  const path = join(folder, 'runs.json');
  let runs = await readRuns(path);
  let writing: Promise<void> = Promise.resolve();
  const listeners = new Set<() => void>();
  return {
    recent: () => runs,
    add: (spec) => {
      const line = JSON.stringify(spec);
      const others = runs.filter((run) => JSON.stringify(run.spec) !== line);
      runs = [{ spec, at: Date.now(), withheld: [] }, ...others].slice(0, RUNS_LENGTH);
      for (const listener of listeners) listener();
      const text = `${JSON.stringify(runs.map(withoutSecrets), null, 2)}\n`;
      // A disk that keeps nothing must not fail a run that worked.
      writing = writing.then(() => writeAtomically(path, text)).catch((error: unknown) => {
        process.stderr.write(`The last runs could not be kept: ${String(error)}\n`);
      });
      return writing;
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

async function readRuns(path: string): Promise<readonly RecentRun[]> {
  try {
    const parsed = z.array(runSchema).safeParse(JSON.parse(await readFile(path, 'utf8')));
    return parsed.success ? parsed.data.slice(0, RUNS_LENGTH) : [];
  } catch {
    return [];
  }
}

function withoutSecrets(run: RecentRun): RecentRun {
  const { env, options } = run.spec;
  const secret = env.filter(({ name, value }) => value !== null && isSecretName(name)).map(({ name }) => name);
  const kept = env.map((variable) => (secret.includes(variable.name) ? { ...variable, value: '' } : variable));
  const said = Object.entries(options).map(([name, value]) => [name, fieldsKept(value)] as const);
  const changed = said.filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(options[name as OtherOption]));
  const withheld = [...secret, ...changed.map(([name]) => `--${name}`)];
  if (withheld.length === 0) return run;
  const spec = { ...run.spec, env: kept, options: Object.fromEntries(said) };
  return { ...run, spec, withheld: [...new Set([...run.withheld, ...withheld])] };
}

/** `--log-opt splunk-token=…`, `--mount …,volume-opt=o=password=…`: the fields stay, and their values do not. */
function fieldsKept(said: boolean | string | readonly string[] | undefined): typeof said {
  if (typeof said === 'string') return replaceSecrets(said, '');
  return typeof said === 'object' ? said.map((text) => replaceSecrets(text, '')) : said;
}
