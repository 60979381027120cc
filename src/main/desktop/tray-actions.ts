import { assertNever } from '../../shared/errors';
import type { Outcome, WindowRequest } from '../../shared/models';
import type { RunSpec } from '../../shared/run';
import { toAppError } from '../ipc/app-error';
import type { Desktop } from './desktop';
import type { Notice } from './notice';
import { notify } from './notification';
import { named } from './tray-containers';
import type { TrayAction, TrayVerb } from './tray-items';
import { failedContainers, failedOtherwise } from './tray-notice';

export type TrayActionsOptions = {
  readonly quit: () => void;
  /** Called when the engine's start begins and when it ends. */
  readonly onStarting: (starting: boolean) => void;
};

/** Does what an item of the tray's menu says. What fails is told in one notification, which opens the place. */
export function createTrayActions({ slipway, words: { t }, window, ask }: Desktop, { quit, onStarting }: TrayActionsOptions) {
  const { handlers, engines } = slipway;
  // What was asked for is carried out: nobody waits for it, so nobody leaves.
  const context = { signal: new AbortController().signal };
  const nameOf = (id: string) => engines.state.containers.get(id)?.name || id.slice(0, 12);
  const tell = (notice: Notice | null) => {
    if (notice) notify({ title: notice.title, body: notice.body, onClick: () => ask(notice.opens) });
  };

  const call = (verb: TrayVerb, ids: string[], all: boolean): Promise<Outcome[]> => {
    switch (verb) {
      case 'stop':
        return handlers['containers.stop']({ ids, ...(all ? { whole: 'running' } : {}) }, context);
      case 'kill':
        return handlers['containers.kill']({ ids, signal: 'SIGKILL' }, context);
      case 'start':
      case 'restart':
      case 'unpause':
        return handlers[`containers.${verb}`]({ ids }, context);
      default:
        return assertNever(verb);
    }
  };
  const act = async (verb: TrayVerb, ids: readonly string[], all: boolean): Promise<void> => {
    // Whatever becomes of them, they are named as they were.
    const names = new Map(ids.map((id) => [id, nameOf(id)]));
    const outcomes = await call(verb, [...ids], all).catch((thrown: unknown) => {
      const error = toAppError(thrown);
      return ids.map((id): Outcome => ({ id, error }));
    });
    const failed = outcomes.flatMap(({ id, error }) => (error ? [{ id, name: names.get(id) ?? nameOf(id), error }] : []));
    tell(failedContainers(verb, failed, t, nameOf));
  };

  const run = async (spec: RunSpec): Promise<void> => {
    try {
      await handlers['run.start']({ spec }, context);
    } catch (thrown) {
      const error = toAppError(thrown);
      const title = t('desktop.tray.failed.run', { name: named(spec.name || spec.image) });
      // The one that was created and did not start; without it, the form to correct.
      const opens: WindowRequest = error.created ? { kind: 'containers', ids: [error.created.id] } : { kind: 'run', spec, left: [] };
      tell(failedOtherwise(title, error, opens, t, nameOf));
    }
  };
  const openPort = async (containerId: string, hostPort: number): Promise<void> => {
    const title = t('desktop.tray.failed.open', { port: hostPort, name: named(nameOf(containerId)) });
    try {
      await handlers['ports.open']({ containerId, hostPort }, context);
    } catch (thrown) {
      tell(failedOtherwise(title, toAppError(thrown), { kind: 'containers', ids: [containerId] }, t, nameOf));
    }
  };
  const startEngine = async (): Promise<void> => {
    onStarting(true);
    try {
      await handlers['engine.start']({}, context);
    } catch (thrown) {
      tell(failedOtherwise(t('desktop.tray.failed.engine'), toAppError(thrown), { kind: 'place', place: 'containers' }, t, nameOf));
    } finally {
      onStarting(false);
    }
  };

  return (action: TrayAction): void => {
    switch (action.kind) {
      case 'open':
        return window.show();
      case 'ask':
        return ask(action.request);
      case 'quit':
        return quit();
      case 'containers':
        return void act(action.verb, action.ids, action.all ?? false);
      case 'run':
        return void run(action.spec);
      case 'port':
        return void openPort(action.id, action.hostPort);
      case 'start-engine':
        return void startEngine();
      default:
        return assertNever(action);
    }
  };
}
