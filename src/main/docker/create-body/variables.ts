import { parseEnvFile } from '../../../shared/run/env-file';
import type { EnvVariable, RunSpec } from '../../../shared/run/spec';
import { readLabel } from '../../../shared/run/values/pair';
import { many, orNull } from './said';
import type { Sources } from './sources';

/** What the files say comes first, so that `-e` and `-l` have the last word. */
export function variables({ env, options }: RunSpec, { environment, files }: Sources) {
  const read = (path: string) => parseEnvFile(files.get(path) ?? '').variables;
  const ofEnvFiles = (options['env-file'] ?? []).flatMap(read).flatMap((variable) => fileVariable(variable, environment));
  const ofLabelFiles = (options['label-file'] ?? []).flatMap(read).filter(({ value }) => value !== null);
  return {
    Env: orNull([...ofEnvFiles, ...env.map((variable) => variableText(variable, environment))]),
    Labels: Object.fromEntries([...ofLabelFiles.map(({ name, value }) => [name, value]), ...many(options.label, readLabel)]),
  };
}

/** `-e NAME` without a value in the environment goes out as it is: the engine then removes what the image sets. */
function variableText({ name, value }: EnvVariable, environment: Sources['environment']): string {
  const text = value ?? environment[name];
  return text === undefined ? name : `${name}=${text}`;
}

/** A bare name in a file is nothing without a value in the environment. */
function fileVariable({ name, value }: EnvVariable, environment: Sources['environment']): string[] {
  const text = value ?? environment[name];
  return text === undefined ? [] : [`${name}=${text}`];
}
