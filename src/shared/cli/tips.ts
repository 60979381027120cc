import type { CallName, StreamName } from '../contract';
import { isSigkill } from '../run/signals';
import type { InputOf } from './commands';

/** One line that teaches, each a text under `cli.tips.*`. */
export const tips = [
  'contexts', 'context-use', 'version', 'events',
  'ps-running', 'ps-all', 'ps-size',
  'start', 'stop', 'stop-grace', 'stop-now', 'stop-forever', 'stop-all',
  'kill', 'kill-signal', 'restart', 'pause', 'unpause', 'rename',
  'remove', 'remove-force', 'remove-volumes', 'remove-force-volumes', 'remove-stopped', 'inspect',
  'images', 'rmi', 'rmi-force', 'image-inspect', 'pull', 'load',
  'create', 'run-detached', 'run-detached-remove', 'run-attached', 'run-interactive',
] as const;
export type Tip = (typeof tips)[number];
export type TipKey = `cli.tips.${Tip}`;

type Tips = { readonly [N in CallName | StreamName]: (input: InputOf<N>) => Tip | null };

const none = () => null;

const tipsOfCalls: Tips = {
  'app.info': none,
  'settings.set': none,
  'engine.choices': () => 'contexts',
  'engine.use': () => 'context-use',
  'engine.retry': () => 'version',
  'engine.start': none,
  'engine.state': () => 'events',
  'containers.list': ({ all, size }) => (size ? 'ps-size' : all ? 'ps-all' : 'ps-running'),
  'containers.start': () => 'start',
  'containers.stop': ({ whole, graceSeconds }) => {
    if (graceSeconds === undefined) return whole === undefined ? 'stop' : 'stop-all';
    if (graceSeconds === 0) return 'stop-now';
    return graceSeconds < 0 ? 'stop-forever' : 'stop-grace';
  },
  'containers.kill': ({ signal }) => (isSigkill(signal) ? 'kill' : 'kill-signal'),
  'containers.restart': () => 'restart',
  'containers.pause': () => 'pause',
  'containers.unpause': () => 'unpause',
  'containers.rename': () => 'rename',
  'containers.remove': ({ force, volumes, whole }) => {
    if (force) return volumes ? 'remove-force-volumes' : 'remove-force';
    if (volumes) return 'remove-volumes';
    return whole === 'stopped' ? 'remove-stopped' : 'remove';
  },
  'containers.spec': () => 'inspect',
  'images.list': () => 'images',
  'images.remove': ({ force }) => (force ? 'rmi-force' : 'rmi'),
  'images.defaults': () => 'image-inspect',
  'images.pull': () => 'pull',
  'images.load': () => 'load',
  'run.create': () => 'create',
  'run.start': ({ spec }) => (spec.remove ? 'run-detached-remove' : 'run-detached'),
  'run.attached': ({ spec }) => (spec.interactive ? 'run-interactive' : 'run-attached'),
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

/**
 * What the command of a call teaches, as a locale key; null when there is nothing to say. The text takes the values of
 * the input (`graceSeconds`, `signal`): `t(tipOf(name, input), input)`.
 */
export function tipOf<N extends CallName | StreamName>(name: N, input: InputOf<N>): TipKey | null {
  const tip = tipsOfCalls[name](input);
  return tip === null ? null : `cli.tips.${tip}`;
}

type Dangers = { readonly [N in CallName | StreamName]?: (input: InputOf<N>) => boolean };

/** Signals that a process survives unless it was made not to. */
const harmless = /^(?:(?:SIG)?(?:CONT|WINCH|CHLD|URG)|0)$/;

const dangers: Dangers = {
  'containers.kill': ({ signal }) => !harmless.test(signal),
  'containers.remove': () => true,
  'images.remove': () => true,
  'history.clear': () => true,
};

/** Whether something is lost that cannot be had back: the ribbon shows these with a red edge. */
export function isDanger<N extends CallName | StreamName>(name: N, input: InputOf<N>): boolean {
  return dangers[name]?.(input) ?? false;
}
