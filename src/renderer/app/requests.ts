import i18next from 'i18next';
import { assertNever } from '../../shared/errors';
import type { WindowRequest } from '../../shared/models';
import { parseRun, type RunSpec } from '../../shared/run';
import { visibleLine } from '../../shared/text/visible';
import { capabilities } from '../bridge/client';
import { askStopAll } from '../features/containers/restart-offer';
import { showContainers } from '../features/containers/show';
import { isInPs } from '../lists/status';
import { keepStream } from '../state/keep-stream';
import { usePalette } from '../state/palette';
import { useReplica } from '../state/replica';
import { useRoute, type Place } from '../state/route';
import { useRunDialog } from '../state/run-dialog';
import { toast } from '../state/toasts';
import { useHelp } from './help';

/* What the tray, the native menu, a notification or a second start ask of the window. */

/** The longest list of names in a toast, in characters. */
const LONGEST_NAMES = 120;

/** Follows what is asked from outside, once for the life of the window; in a browser nothing is. */
export function followRequests(): void {
  if (capabilities.host !== 'desktop') return;
  keepStream('app.requests', {}, {
    onItems: (items) => items.forEach(carryOut),
    // Opened again by itself, and main keeps what is asked meanwhile.
    onBroken: () => undefined,
  });
}

/** Does one request. The last one counts: containers that are not known yet are waited for until something else is asked. */
export function carryOut(request: WindowRequest): void {
  stopWaiting();
  usePalette.getState().setOpen(false);
  useHelp.getState().setOpen(false);
  switch (request.kind) {
    case 'place':
      return goTo(request.place);
    case 'containers':
      goTo('containers');
      return whenLoaded(() => showContainers(request.ids));
    case 'run': {
      useRunDialog.getState().open(wholeSpec(request.spec, request.left));
      // Without a run under way it waits for the open form only, which is put aside at once.
      if (useRunDialog.getState().isBusy && useRunDialog.getState().waiting) toast(i18next.t('run.waits'));
      if (request.withheld) toast(i18next.t('run.withheld', { names: visibleLine(request.withheld.join(', '), LONGEST_NAMES) }));
      return;
    }
    case 'stop-all':
      goTo('containers');
      return whenLoaded(stopAllRunning);
    case 'keys':
      return useHelp.getState().setOpen(true);
    default:
      return assertNever(request);
  }
}

function stopAllRunning(): void {
  const running = [...useReplica.getState().containers.values()].filter(isInPs).map(({ id }) => id);
  if (running.length > 0) askStopAll(running);
  else toast(i18next.t('containers.all.nothingRuns'));
}

/** The spec with the options that its form has no field for, which come as words. */
function wholeSpec(spec: Partial<RunSpec>, left: readonly string[]): Partial<RunSpec> {
  if (left.length === 0) return spec;
  const { options, otherFlags } = parseRun([...left, 'image']).spec;
  return { ...spec, options, otherFlags };
}

/** A form that lies over the place makes way and is kept as a draft; a run under way does not. */
function goTo(place: Place): void {
  const dialog = useRunDialog.getState();
  if (!dialog.isBusy) dialog.close();
  useRoute.getState().navigate(place);
}

let stopWaiting: () => void = () => undefined;

/** Does something as soon as the engine has said what it has, unless the person has gone elsewhere by then. */
function whenLoaded(show: () => void): void {
  if (useReplica.getState().loaded) return show();
  const stops = [
    useReplica.subscribe(({ loaded }) => {
      if (!loaded) return;
      stopWaiting();
      show();
    }),
    useRoute.subscribe(() => stopWaiting()),
  ];
  stopWaiting = () => {
    stopWaiting = () => undefined;
    stops.forEach((stop) => stop());
  };
}
