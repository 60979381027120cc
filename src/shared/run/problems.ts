/** What can be wrong with a run form, each with a text under `run.problems.*`. */
export const problemCodes = [
  'image-missing',
  'image-scheme',
  'image-space',
  'image-uppercase',
  'image-tag',
  'image-digest',
  'image-domain',
  'image-path',
  'image-long',
  'name-short',
  'name-characters',
  'port-missing',
  'port-number',
  'port-range-order',
  'port-ranges-differ',
  'port-duplicate',
  'host-ip',
  'env-name-missing',
  'env-name-equals',
  'env-duplicate',
  'env-file-name',
  'env-file-space',
  'mount-source-missing',
  'mount-source-relative',
  'mount-target-missing',
  'mount-target-relative',
  'mount-target-root',
  'mount-target-duplicate',
  'mount-colon',
  'mount-anonymous-read-only',
  'volume-name-short',
  'volume-name-characters',
  'workdir-relative',
  'nul',
  'line-break',
  'command-quote',
  'command-escape',
  'command-operator',
  'command-comment',
  'command-variable',
  'command-substitution',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** One thing wrong, beside its field. Its text is `t('run.problems.' + code, values)`. */
export type Problem = {
  /** The field as a path into the spec: `image`, `ports.0.hostPort`, `env.2.name`, `mounts.1.target`, `command`. */
  readonly field: string;
  readonly code: ProblemCode;
  readonly values: Readonly<Record<string, string | number>>;
};

export const problem = (field: string, code: ProblemCode, values: Problem['values'] = {}): Problem => ({
  field,
  code,
  values,
});
