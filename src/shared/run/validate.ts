import { cleanTarget, hasColon, isAbsolutePath } from './mounts';
import { addressesOverlap, bareIp, parsePortRange, type PortRange } from './ports';
import { problem, type Problem } from './problems';
import { parseReference } from './reference';
import type { EnvVariable, MountSpec, PortMapping, RunSpec } from './spec';
import { optionProblems } from './validate-options';
import { isIpv4, isIpv6 } from './values/address';

/**
 * Everything about a spec that the engine, or docker itself, would refuse whatever the machine: each beside its field,
 * in the order of the form. What depends on the engine (a name in use, a port in use) is the engine's to say.
 */
export function validateRunSpec(spec: RunSpec): Problem[] {
  const reference = parseReference(spec.image);
  return [
    ...('problem' in reference ? [reference.problem] : []),
    ...nameProblems(spec.name),
    ...spec.ports.flatMap((port, index) => portProblems(port, `ports.${index}`)),
    ...portDuplicates(spec.ports),
    ...spec.env.flatMap((variable, index) => envProblems(variable, `env.${index}`, spec.env.slice(0, index))),
    ...spec.mounts.flatMap((mount, index) => mountProblems(mount, `mounts.${index}`, spec.mounts.slice(0, index))),
    ...pathProblems(spec.workdir, 'workdir'),
    ...(spec.workdir === '' || isAbsolutePath(spec.workdir) ? [] : [problem('workdir', 'workdir-relative')]),
    ...unprintable(spec.entrypoint ?? '', 'entrypoint'),
    ...(spec.command.some((word) => word.includes('\0')) ? [problem('command', 'nul')] : []),
    ...optionProblems(spec),
  ];
}

/** Docker's names for containers and volumes: `[a-zA-Z0-9][a-zA-Z0-9_.-]+`, so two characters at least. */
const dockerName = /^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/;

function nameProblems(name: string): Problem[] {
  if (name === '') return [];
  if (!dockerName.test(name)) return [problem('name', 'name-characters')];
  return name.length < 2 ? [problem('name', 'name-short')] : [];
}

const unprintable = (text: string, field: string): Problem[] => (text.includes('\0') ? [problem(field, 'nul')] : []);

function pathProblems(path: string, field: string): Problem[] {
  if (path.includes('\0')) return [problem(field, 'nul')];
  return /[\r\n]/.test(path) ? [problem(field, 'line-break')] : [];
}

/* Ports --------------------------------------------------------------------------------------------------------- */

const rangeOf = (text: string): PortRange | null => {
  const parsed = parsePortRange(text);
  return 'range' in parsed ? parsed.range : null;
};
const width = ({ from, to }: PortRange) => to - from;

function portProblems({ hostIp, hostPort, containerPort }: PortMapping, field: string): Problem[] {
  const problems: Problem[] = [];
  if (hostIp !== '' && !isIpv4(hostIp) && !isIpv6(bareIp(hostIp))) problems.push(problem(`${field}.hostIp`, 'host-ip', { ip: hostIp }));
  if (hostPort !== '') problems.push(...rangeProblems(hostPort, `${field}.hostPort`));
  if (containerPort === '') problems.push(problem(`${field}.containerPort`, 'port-missing'));
  else problems.push(...rangeProblems(containerPort, `${field}.containerPort`));

  // A range for one container port is right: the engine takes the first of it that is free.
  const [host, inside] = [rangeOf(hostPort), rangeOf(containerPort)];
  if (host && inside && width(inside) > 0 && width(host) !== width(inside)) {
    const counts = { host: width(host) + 1, container: width(inside) + 1 };
    problems.push(problem(`${field}.hostPort`, 'port-ranges-differ', counts));
  }
  return problems;
}

function rangeProblems(text: string, field: string): Problem[] {
  const parsed = parsePortRange(text);
  return 'wrong' in parsed ? [problem(field, parsed.wrong, { port: text })] : [];
}

/** The ports of the host that a mapping certainly takes: none where the engine has a choice. */
function taken({ hostPort, containerPort }: PortMapping): PortRange | null {
  const [host, inside] = [rangeOf(hostPort), rangeOf(containerPort)];
  return host && inside && width(host) === width(inside) ? host : null;
}

/** One problem for each row that takes what a row above it has. */
function portDuplicates(ports: readonly PortMapping[]): Problem[] {
  return ports.flatMap((port, index) => {
    const mine = taken(port);
    if (!mine) return [];
    for (const [other, earlier] of ports.slice(0, index).entries()) {
      const theirs = taken(earlier);
      if (!theirs || earlier.protocol !== port.protocol || !addressesOverlap(earlier.hostIp, port.hostIp)) continue;
      const first = Math.max(mine.from, theirs.from);
      if (first <= Math.min(mine.to, theirs.to)) {
        return [problem(`ports.${index}.hostPort`, 'port-duplicate', { port: first, row: other + 1 })];
      }
    }
    return [];
  });
}

/* Environment --------------------------------------------------------------------------------------------------- */

function envProblems({ name, value }: EnvVariable, field: string, earlier: readonly EnvVariable[]): Problem[] {
  const problems = [...pathProblems(name, `${field}.name`), ...unprintable(value ?? '', `${field}.value`)];
  if (name === '') problems.push(problem(`${field}.name`, 'env-name-missing'));
  if (name.includes('=')) problems.push(problem(`${field}.name`, 'env-name-equals'));
  if (name !== '' && earlier.some((other) => other.name === name)) {
    problems.push(problem(`${field}.name`, 'env-duplicate', { name }));
  }
  return problems;
}

/* Mounts -------------------------------------------------------------------------------------------------------- */

function mountProblems(mount: MountSpec, field: string, earlier: readonly MountSpec[]): Problem[] {
  return [
    ...(mount.type === 'bind' ? bindSource(mount.source, `${field}.source`) : volumeName(mount, `${field}.source`)),
    ...targetProblems(mount.target, `${field}.target`, earlier),
  ];
}

function bindSource(source: string, field: string): Problem[] {
  if (source === '') return [problem(field, 'mount-source-missing')];
  const unreadable = pathProblems(source, field);
  if (unreadable.length > 0) return unreadable;
  if (!isAbsolutePath(source)) return [problem(field, 'mount-source-relative')];
  return hasColon(source) ? [problem(field, 'mount-colon')] : [];
}

function volumeName({ source, readOnly }: MountSpec, field: string): Problem[] {
  if (source === '') return readOnly ? [problem(field, 'mount-anonymous-read-only')] : [];
  if (!dockerName.test(source)) return [problem(field, 'volume-name-characters')];
  return source.length < 2 ? [problem(field, 'volume-name-short')] : [];
}

function targetProblems(target: string, field: string, earlier: readonly MountSpec[]): Problem[] {
  if (target === '') return [problem(field, 'mount-target-missing')];
  const unreadable = pathProblems(target, field);
  if (unreadable.length > 0) return unreadable;
  if (!isAbsolutePath(target)) return [problem(field, 'mount-target-relative')];
  if (hasColon(target)) return [problem(field, 'mount-colon')];
  const clean = cleanTarget(target);
  if (clean === '/') return [problem(field, 'mount-target-root')];
  const row = earlier.findIndex((other) => other.target !== '' && cleanTarget(other.target) === clean);
  return row < 0 ? [] : [problem(field, 'mount-target-duplicate', { target, row: row + 1 })];
}
