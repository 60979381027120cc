import { assertNever, type AppError } from '../../shared/errors';
import type { Attempt, Endpoint, UnreachableReason } from '../../shared/models';
import { parseAddress, type Address } from './address';
import { WrongVersion } from './client';
import type { Resolution } from './endpoints';
import { toAppError } from './errors';
import type { Host, SocketFile } from './host';
import { installation, remedyOf, serviceOf, type Remedy, type Service } from './service';

/** Why an engine does not answer, what was looked at to know, and what to do. */
export type Diagnosis = {
  readonly endpoint: Endpoint | null;
  readonly reason: UnreachableReason;
  readonly tried: readonly Attempt[];
  readonly remedy: Remedy;
  readonly detail?: string;
};

/** Every `finding` of an attempt: the window has a text for each under `engine.tried`. */
export const findings = [
  'chosenHere', 'fromEnvironment', 'contextActive', 'contextMissing', 'contextDefault', 'contextFound',
  'socketThere', 'socketMissing', 'socketClosed',
  'connectionRefused', 'connectionDenied', 'connectionTimeout', 'connectionFailed', 'connectionMade', 'notTried', 'notSupported',
  'serviceRunning', 'serviceStopped', 'serviceStoppedSince', 'serviceFailed', 'serviceUnknown',
  'commandFound', 'commandMissing',
  'versionUnsupported',
] as const;
export type Finding = (typeof findings)[number];

const SERVICE_MS = 2_000;
const nothing: Remedy = { fix: [], argv: null };

/** Looks around on this computer to say why connecting failed with `error` after `tookMs` milliseconds. */
export async function diagnose(resolution: Resolution, error: unknown, tookMs: number, host: Host): Promise<Diagnosis> {
  if (resolution.kind === 'no-context') {
    return {
      endpoint: null,
      reason: 'unsupported',
      tried: [attempt('context', resolution.context, 'bad', 'contextMissing'), attempt('connection', '', 'skipped', 'notTried')],
      remedy: { fix: ['docker', 'context', 'use', 'default'], argv: null },
    };
  }
  const { target, rule } = resolution;
  const { endpoint } = target;
  const address = parseAddress(endpoint.address, target.tls !== null);
  const context = attempt('context', endpoint.name, 'ok', ruleFindings[rule], { address: endpoint.address });
  if (address.kind === 'unsupported') {
    const tried = [context, attempt('connection', endpoint.address, 'bad', 'notSupported')];
    return { endpoint, reason: 'unsupported', tried, remedy: nothing, detail: address.why };
  }
  if (error instanceof WrongVersion) {
    const tried = [
      context,
      attempt('connection', endpoint.address, 'ok', 'connectionMade', { ms: String(Math.round(tookMs)) }),
      attempt('version', error.theirs, 'bad', 'versionUnsupported', { theirs: error.theirs }),
    ];
    return { endpoint, reason: 'wrong-version', tried, remedy: nothing, detail: error.message };
  }

  const failure = toAppError(error);
  const socket = address.kind === 'unix' ? await host.socketFile(address.path) : null;
  const service = serviceOf(address, host);
  const unit = service ? await unitAttempt(service, host) : null;
  const docker = await host.which('docker');
  const reason = reasonOf(address, failure, socket, docker !== null);
  const tried = [
    context,
    ...(socket ? [socketAttempt(endpoint.address, socket)] : []),
    connectionAttempt(endpoint.address, failure, tookMs, socket?.kind === 'missing'),
    ...(unit ? [unit] : []),
    ...(reason === 'not-installed' || socket?.kind === 'missing'
      ? [docker ? attempt('command', 'docker', 'ok', 'commandFound', { path: docker }) : attempt('command', 'docker', 'bad', 'commandMissing')]
      : []),
  ];
  const remedy = await remedyFor(reason, service, socket, host);
  return { endpoint, reason, tried, remedy, detail: failure.detail ?? failure.message };
}

function reasonOf(address: Address, { code }: AppError, socket: SocketFile | null, hasDocker: boolean): UnreachableReason {
  if (code === 'permission-denied' || socket?.kind === 'closed') return 'permission-denied';
  if (code === 'timeout') return 'no-answer';
  switch (address.kind) {
    case 'unix':
      return socket?.kind === 'missing' && !hasDocker ? 'not-installed' : 'not-running';
    case 'npipe':
      return hasDocker ? 'not-running' : 'not-installed';
    case 'tcp':
    case 'ssh':
      return 'no-answer';
    case 'unsupported':
      return 'unsupported';
    default:
      return assertNever(address);
  }
}

async function remedyFor(reason: UnreachableReason, service: Service | null, socket: SocketFile | null, host: Host): Promise<Remedy> {
  switch (reason) {
    case 'not-running':
      return service ? remedyOf(service, host) : nothing;
    case 'permission-denied': {
      const group = socket?.kind === 'there' && socket.group !== 'root' ? socket.group : 'docker';
      // Not done from here: it gives the account root, and takes effect only at the next login.
      return { fix: host.platform === 'linux' ? ['sudo', 'usermod', '-aG', group, host.user] : [], argv: null };
    }
    case 'not-installed':
      return { fix: await installation(host), argv: null };
    case 'wrong-version':
    case 'unsupported':
    case 'no-answer':
      return nothing;
    default:
      return assertNever(reason);
  }
}

const ruleFindings = {
  settings: 'chosenHere',
  environment: 'fromEnvironment',
  context: 'contextActive',
  default: 'contextDefault',
  found: 'contextFound',
} as const;

function socketAttempt(subject: string, socket: SocketFile): Attempt {
  switch (socket.kind) {
    case 'there':
      return attempt('socket', subject, 'ok', 'socketThere', { owner: `${socket.owner}:${socket.group}` });
    case 'missing':
      return attempt('socket', subject, 'bad', 'socketMissing');
    case 'closed':
      return attempt('socket', subject, 'bad', 'socketClosed');
    default:
      return assertNever(socket);
  }
}

function connectionAttempt(subject: string, { code, detail, message }: AppError, tookMs: number, missing: boolean): Attempt {
  if (missing) return attempt('connection', subject, 'skipped', 'notTried');
  const said = detail ?? message;
  const values = { ms: String(Math.round(tookMs)), detail: said };
  // `connect ECONNREFUSED /var/run/docker.sock`: the subject is the system's own words, without the path said above.
  const words = /^connect [A-Z]+/.exec(said)?.[0] ?? subject;
  if (code === 'permission-denied') return attempt('connection', words, 'bad', 'connectionDenied', values);
  if (code === 'timeout') return attempt('connection', words, 'bad', 'connectionTimeout', values);
  const refused = /ECONNREFUSED/.test(said);
  return attempt('connection', words, 'bad', refused ? 'connectionRefused' : 'connectionFailed', values);
}

/** What systemd says of the unit; null where it does not run it. */
async function unitAttempt(service: Service, host: Host): Promise<Attempt | null> {
  if (service.systemd === null) return null;
  const manager = service.systemd === 'user' ? ['--user'] : [];
  const show = ['systemctl', ...manager, 'show', '--property=LoadState,ActiveState,StateChangeTimestamp', '--', service.name];
  const { code, output } = await host.run(show, SERVICE_MS);
  const property = (name: string) => new RegExp(`^${name}=(.*)$`, 'm').exec(output)?.[1] ?? '';
  if (code !== 0 || property('LoadState') !== 'loaded') return attempt('service', service.name, 'skipped', 'serviceUnknown');
  const state = property('ActiveState');
  if (state === 'active') return attempt('service', service.name, 'ok', 'serviceRunning');
  if (state === 'failed') return attempt('service', service.name, 'bad', 'serviceFailed');
  const since = property('StateChangeTimestamp');
  return since === ''
    ? attempt('service', service.name, 'bad', 'serviceStopped')
    : attempt('service', service.name, 'bad', 'serviceStoppedSince', { since });
}

function attempt(
  check: Attempt['check'],
  subject: string,
  outcome: Attempt['outcome'],
  finding: Finding,
  values: Readonly<Record<string, string>> = {},
): Attempt {
  return { check, subject, outcome, finding, values };
}
