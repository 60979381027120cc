export * from './spec';
export { createCommand, runCommand } from './command';
export { joinCommand, splitCommand } from './command-words';
export { parseEnvFile } from './env-file';
export { explainExit, type ExitText } from './exit-codes';
export { cleanTarget, formatMount, isAbsolutePath } from './mounts';
export { addressesOverlap, formatPort, parsePortRange, type ParsedPorts, type PortRange } from './ports';
export { problemCodes, type Problem, type ProblemCode } from './problems';
export {
  normalizeReference,
  parseReference,
  shortReference,
  splitReference,
  type ParsedReference,
  type Reference,
} from './reference';
export { isSigkill, killSignals, signalName, type KillSignal } from './signals';
export { validateRunSpec } from './validate';
