import type { TFunction } from 'i18next';
import { formatCommand, maskSecrets } from '../../shared/cli';
import { canStop } from '../../shared/container-status';
import { assertNever } from '../../shared/errors';
import type { Container, EngineStatus, Shell, WindowRequest } from '../../shared/models';
import { runCommand } from '../../shared/run';
import { visibleLine } from '../../shared/text/visible';
import type { RecentRun } from '../runs';
import { inPs, runningItems, stoppedItems } from './tray-containers';
import { action, separator, submenu, text, type TrayItem } from './tray-items';

/** Runs that are offered again. */
const RUNS = 5;
/** The longest line of a run, in characters. */
const LONGEST_LINE = 80;
/** The longest name of an engine or its version, in characters: Windows cuts a tip at 127. */
const LONGEST_ENGINE = 24;

/** All that the tray's menu depends on. */
export type TrayState = {
  readonly engine: EngineStatus;
  /** The engine's start was asked for here, and is under way. */
  readonly starting: boolean;
  readonly containers: Iterable<Container>;
  /** Those that have ended within the last hour, and when, in milliseconds since the epoch. */
  readonly ended: ReadonlyMap<string, number>;
  /** The newest first. */
  readonly runs: readonly RecentRun[];
  /** The shell that commands are shown for. */
  readonly shell: Shell;
};

/**
 * The menu of the tray. It shows containers only while the engine answers, since only then can anything be done to them;
 * nothing in it changes by itself.
 */
export function trayMenu(state: TrayState, t: TFunction): TrayItem[] {
  return [
    ...engineItems(state, t),
    separator('after-engine'),
    action('open', t('desktop.tray.open'), { kind: 'open' }),
    action('run', t('desktop.menu.run'), { kind: 'ask', request: { kind: 'run', spec: {}, left: [] } }),
    ...recentItems(state, t),
    ...containerItems(state, t),
    separator('before-settings'),
    action('settings', t('desktop.menu.settings'), { kind: 'ask', request: { kind: 'place', place: 'settings' } }),
    action('quit', t('desktop.menu.quit'), { kind: 'quit' }),
  ];
}

/** The tip of the tray's icon: 'Slipway — Docker 20.10 · 3 running'. */
export function trayTip({ engine, starting, containers }: TrayState, t: TFunction): string {
  if (engine.state !== 'running') return t('desktop.tray.tip.other', { status: statusOf(engine, starting, t) });
  const version = /^\d+\.\d+/.exec(engine.info.version)?.[0] ?? engine.info.version;
  const names = `${visibleLine(engine.info.product, LONGEST_ENGINE)} ${visibleLine(version, LONGEST_ENGINE)}`;
  return t('desktop.tray.tip.running', { engine: names, count: inPs(containers).length });
}

function engineItems({ engine, starting }: TrayState, t: TFunction): TrayItem[] {
  const status = text('engine', statusOf(engine, starting, t));
  if (engine.state !== 'unreachable' || !engine.canStart || starting) return [status];
  return [status, action('start-engine', t('engine.start'), { kind: 'start-engine' })];
}

function statusOf(engine: EngineStatus, starting: boolean, t: TFunction): string {
  switch (engine.state) {
    case 'running': {
      const { product, version } = engine.info;
      return t('desktop.tray.engine', {
        product: visibleLine(product, LONGEST_ENGINE),
        version: visibleLine(version, LONGEST_ENGINE),
      });
    }
    case 'connecting':
      return t('desktop.tray.connecting');
    case 'unreachable': {
      if (starting) return t('desktop.tray.starting');
      const noContext = engine.tried.some(({ finding }) => finding === 'contextMissing');
      return t(`engine.reason.${noContext ? 'no-context' : engine.reason}.title`);
    }
    default:
      return assertNever(engine);
  }
}

/** The last runs. What is complete and detached starts at once; every other one opens the dialog filled, as `…` says. */
function recentItems({ runs, engine, shell }: TrayState, t: TFunction): TrayItem[] {
  const items = runs.slice(0, RUNS).map(({ spec, withheld }, index) => {
    const line = visibleLine(formatCommand(maskSecrets(runCommand(spec)), shell), LONGEST_LINE);
    const id = `run-${index}`;
    if (engine.state === 'running' && spec.detach && withheld.length === 0) return action(id, line, { kind: 'run', spec });
    const request: WindowRequest = { kind: 'run', spec, left: [], ...(withheld.length > 0 ? { withheld: [...withheld] } : {}) };
    return action(id, line.endsWith('…') ? line : `${line}…`, { kind: 'ask', request });
  });
  return items.length > 0 ? [submenu('again', t('desktop.tray.again'), items)] : [];
}

function containerItems({ engine, containers, ended }: TrayState, t: TFunction): TrayItem[] {
  if (engine.state !== 'running') return [];
  const all = [...containers];
  const running = inPs(all);
  const stopped = stoppedItems(all, ended, t);
  return [
    separator('before-containers'),
    text('count', running.length > 0 ? t('desktop.tray.running', { count: running.length }) : t('containers.empty.noneRunning')),
    ...runningItems(running, engine.endpoint.address, t),
    ...stopAllItems(running, t),
    ...(stopped.length > 0 ? [submenu('stopped', t('desktop.tray.stopped'), stopped)] : []),
  ];
}

/** The first level says how many, the second one is the question. */
function stopAllItems(running: readonly Container[], t: TFunction): TrayItem[] {
  const ids = running.filter(canStop).map(({ id }) => id).sort();
  if (ids.length === 0) return [];
  const stop = action('stop-all-now', t('containers.lines.stop', { count: ids.length }), {
    kind: 'containers',
    verb: 'stop',
    ids,
    all: ids.length === running.length,
  });
  return [submenu('stop-all', t('desktop.tray.stopAll', { number: ids.length }), [stop])];
}
