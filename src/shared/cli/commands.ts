import type { CallName, In, StreamIn, StreamName } from '../contract';
import type { Command, CommandWord, Endpoint } from '../models';
import { createCommand, runCommand } from '../run/command';
import { isSigkill } from '../run/signals';
import { psCommand, viewCommands } from './views';

/** A call's or a stream's input, by its name. */
export type InputOf<N extends CallName | StreamName> = N extends CallName
  ? In<N>
  : N extends StreamName
    ? StreamIn<N>
    : never;

/** How the objects of a command are called by a person. */
export type Names = {
  /** A container's name; its id where there is none. */
  container(id: string): string;
  /** An image as it is to be named in a command. */
  image(ref: string): string;
  /** The engine behind an endpoint's id, for `engine.use`. */
  endpoint?(endpointId: string): Pick<Endpoint, 'name' | 'address' | 'source'> | null;
};

type Commands = { readonly [N in CallName | StreamName]: (input: InputOf<N>, names: Names) => Command | null };

/** What no docker command does, and why: the commands of these are null, and of no others. */
export const withoutCommand = {
  'app.info': 'about this application, not about an engine',
  'settings.set': 'a setting of this application',
  'engine.start': "starting an engine is the system's: the command is in the engine's status, as its fix",
  'history.clear': 'a list that this application keeps',
  'history.entries': 'a list that this application keeps',
  'dialogs.pickFolder': 'a dialog of this application',
  'dialogs.pickFile': 'a dialog of this application',
  'files.dropped': 'paths of this computer',
  'files.reveal': 'the file manager of this computer',
  'updates.check': 'about this application, not about an engine',
  'updates.download': 'about this application, not about an engine',
  'updates.install': 'about this application, not about an engine',
  'updates.state': 'about this application, not about an engine',
  'app.requests': 'what the desktop asks of its window',
  'ports.open': 'a browser opens the address',
} as const satisfies Partial<Record<CallName | StreamName, string>>;

const none = () => null;

const commands: Commands = {
  'app.info': none,
  'settings.set': none,

  'engine.choices': () => viewCommands.contexts,
  'engine.use': ({ endpointId }, names) => {
    const endpoint = names.endpoint?.(endpointId) ?? { name: endpointId, address: '', source: 'context' };
    // An engine that no context leads to is named for each command.
    return endpoint.source === 'context'
      ? ['docker', 'context', 'use', ...operands([endpoint.name])]
      : ['docker', '-H', endpoint.address, 'version'];
  },
  'engine.retry': () => viewCommands.version,
  'engine.start': none,
  'engine.state': () => viewCommands.events,

  'containers.list': ({ all, size }) => psCommand({ all, size }),
  'containers.start': (input, names) => ['docker', 'start', ...containers(input, names)],
  'containers.stop': (input, names) => [
    'docker',
    'stop',
    ...(input.graceSeconds === undefined ? [] : ['-t', String(input.graceSeconds)]),
    ...containers(input, names),
  ],
  'containers.kill': (input, names) => [
    'docker',
    'kill',
    ...(isSigkill(input.signal) ? [] : ['-s', input.signal]),
    ...containers(input, names),
  ],
  'containers.restart': (input, names) => ['docker', 'restart', ...containers(input, names)],
  'containers.pause': (input, names) => ['docker', 'pause', ...containers(input, names)],
  'containers.unpause': (input, names) => ['docker', 'unpause', ...containers(input, names)],
  'containers.rename': ({ id, name }, names) => ['docker', 'rename', ...operands([names.container(id), name])],
  'containers.remove': (input, names) => [
    'docker',
    'rm',
    ...(input.force ? ['-f'] : []),
    ...(input.volumes ? ['-v'] : []),
    ...containers(input, names),
  ],
  'containers.spec': ({ id }, names) => ['docker', 'inspect', ...operands([names.container(id)])],

  'images.list': () => viewCommands.images,
  'images.remove': ({ refs, force }, names) => [
    'docker',
    'rmi',
    ...(force ? ['-f'] : []),
    ...operands(refs.map((ref) => names.image(ref))),
  ],
  'images.defaults': ({ ref }, names) => ['docker', 'image', 'inspect', ...operands([names.image(ref)])],
  'images.pull': ({ ref }) => ['docker', 'pull', ...operands([ref])],
  'images.load': ({ path }) => ['docker', 'load', '-i', path],

  'run.create': ({ spec }) => createCommand(spec),
  'run.start': ({ spec }) => runCommand({ ...spec, detach: true }),
  'run.attached': ({ spec }) => runCommand({ ...spec, detach: false }),

  'history.clear': none,
  'history.entries': none,
  'dialogs.pickFolder': none,
  'dialogs.pickFile': none,
  'files.dropped': none,
  'files.reveal': none,
  'updates.check': none,
  'updates.download': none,
  'updates.install': none,
  'updates.state': none,
  'app.requests': none,
  'ports.open': none,
};

/** The docker command that does what a call or a stream does; null for those of `withoutCommand`. */
export function commandOf<N extends CallName | StreamName>(name: N, input: InputOf<N>, names: Names): Command | null {
  return commands[name](input, names);
}

/** No name can be taken for a flag. */
const operands = (words: readonly string[]): string[] =>
  words.some((word) => word.startsWith('-')) ? ['--', ...words] : [...words];

/** The containers of a call by name, or as the set that they were taken from. */
function containers(
  { ids, whole }: { ids: readonly string[]; whole?: 'running' | 'stopped' | 'all' | undefined },
  names: Names,
): CommandWord[] {
  return whole === undefined ? operands(ids.map((id) => names.container(id))) : [{ output: wholeSets[whole] }];
}

const stoppedStates = ['exited', 'created', 'dead'];
const wholeSets = {
  running: ['docker', 'ps', '-q'],
  stopped: ['docker', 'ps', '-qa', ...stoppedStates.flatMap((state) => ['-f', `status=${state}`])],
  all: ['docker', 'ps', '-qa'],
} as const;
