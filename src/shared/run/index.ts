export * from './spec';
export { createCommand, runCommand, type RunVerb } from './command';
export { joinCommand, splitCommand } from './command-words';
export { parseEnvFile } from './env-file';
export { explainExit, type ExitText } from './exit-codes';
export { formatRun } from './format';
export { fillPlaceholders, readRunLines, type LinePart, type LineProblem, type LineProblemCode, type ReadLines, type RunLine } from './line';
export { cleanTarget, formatMount, isAbsolutePath, parseMount } from './mounts';
export { parseRun, parseRunWords, type ParsedRun } from './parse';
export { addressesOverlap, formatPort, parsePort, parsePortRange, type ParsedPorts, type PortRange } from './ports';
export { kindOf, optionAliases, optionNamed, optionNames, optionOf, runOptions, type Option, type OptionKind, type OptionName } from './options';
export { problemCodes, type Problem, type ProblemCode } from './problems';
export {
  normalizeReference,
  parseReference,
  shortReference,
  splitReference,
  type ParsedReference,
  type Reference,
} from './reference';
export { specNotes, type SpecNote } from './spec-notes';
export { isSigkill, killSignals, signalName, type KillSignal } from './signals';
export { validateRunSpec } from './validate';
export { readRunWords, type ReadWords, type Said, type WordProblem, type WordProblemCode } from './words';
