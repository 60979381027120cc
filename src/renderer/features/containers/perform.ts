import i18next from 'i18next';
import type { In } from '../../../shared/contract';
import { assertNever } from '../../../shared/errors';
import type { Container } from '../../../shared/models';
import { viewCommands } from '../../../shared/cli';
import { act, lineOf } from '../../state/actions';
import { copyText } from '../../state/clipboard';
import { useReplica } from '../../state/replica';
import { previewProps, type RibbonLine } from '../../state/ribbon';
import { useSettings } from '../../state/settings';
import { toast } from '../../state/toasts';
import type { FocusEvent, PointerEvent } from 'react';
import { shortId } from '../../lists/names';
import { useContainersView } from './view';

/** The calls that this screen makes for containers, one or many. */
export type BulkCall =
  | 'containers.start'
  | 'containers.stop'
  | 'containers.kill'
  | 'containers.restart'
  | 'containers.pause'
  | 'containers.unpause'
  | 'containers.remove';

/** What a call does, as the ribbon and the history of problems say it: 'Stop 3 containers'. */
export function labelOf<N extends BulkCall>(name: N, input: In<N>): string {
  const count = input.ids.length;
  if (input.whole !== undefined) {
    if (name === 'containers.stop') return i18next.t('containers.lines.stopRunning');
    if (name === 'containers.kill') return i18next.t('containers.lines.killRunning');
    if (input.whole === 'stopped') return i18next.t('containers.lines.removeStopped');
    if (name === 'containers.remove') return i18next.t('containers.lines.removeAll');
  }
  const signal = 'signal' in input ? input.signal : 'SIGKILL';
  if (name === 'containers.kill' && signal !== 'SIGKILL') return i18next.t('containers.lines.signal', { count, signal });
  switch (name) {
    case 'containers.start':
      return i18next.t('containers.lines.start', { count });
    case 'containers.stop':
      return i18next.t('containers.lines.stop', { count });
    case 'containers.kill':
      return i18next.t('containers.lines.kill', { count });
    case 'containers.restart':
      return i18next.t('containers.lines.restart', { count });
    case 'containers.pause':
      return i18next.t('containers.lines.pause', { count });
    case 'containers.unpause':
      return i18next.t('containers.lines.unpause', { count });
    case 'containers.remove':
      return i18next.t('containers.lines.remove', { count });
    default:
      return assertNever(name);
  }
}

/** The ribbon's line for a call on containers. */
export function bulkLine<N extends BulkCall>(name: N, input: In<N>): RibbonLine | null {
  return lineOf(name, input, labelOf(name, input));
}

/** Makes a call on containers, as long as the engine answers and there is anything to do. */
export async function perform<N extends BulkCall>(name: N, input: In<N>): Promise<void> {
  if (input.ids.length === 0 || refuseStale()) return;
  await act(name, input, labelOf(name, input));
}

/** Says why nothing can be done while the engine is away. */
export function refuseStale(): boolean {
  const { stale } = useReplica.getState();
  if (stale) toast(i18next.t('containers.staleReason'));
  return stale;
}

/** Kills, after asking where the settings say so. */
export function askKill(ids: readonly string[], whole?: 'running'): void {
  if (ids.length === 0 || refuseStale()) return;
  const { confirm } = useSettings.getState().settings;
  if (whole ? confirm.all : confirm.kill) useContainersView.getState().openDialog({ kind: 'kill', ids, whole });
  else void perform('containers.kill', { ids: [...ids], whole, signal: 'SIGKILL' });
}

/** Removes, after asking where the settings say so. What the engine refuses since it runs is offered by force. */
export function askRemove(ids: readonly string[], whole?: 'stopped' | 'all'): void {
  if (ids.length === 0 || refuseStale()) return;
  const { confirm } = useSettings.getState().settings;
  const { openDialog } = useContainersView.getState();
  if (whole ? confirm.all : confirm.remove) return openDialog({ kind: 'remove', ids, whole });
  const input = { ids: [...ids], whole, force: false, volumes: false };
  void act('containers.remove', input, labelOf('containers.remove', input), {
    fixes: (failures) => {
      const running = failures.filter((failure) => failure.error.code === 'container-running').map(({ id }) => id);
      if (running.length === 0) return [];
      const run = (): void => void perform('containers.remove', { ids: running, force: true, volumes: false });
      return [{ label: i18next.t('containers.remove.byForce'), danger: true, run }];
    },
  });
}

/** Opens the dialog for a new name. */
export function askRename(id: string): void {
  if (!refuseStale()) useContainersView.getState().openDialog({ kind: 'rename', id });
}

/** Puts ids on the clipboard, one a line, as `docker ps -q` prints them. */
export async function copyIds(containers: readonly Pick<Container, 'id'>[]): Promise<void> {
  const copied = await copyText(containers.map(({ id }) => shortId(id)).join('\n'));
  if (copied) toast(i18next.t('containers.copied.ids', { count: containers.length }));
}

/** Puts a name on the clipboard. */
export async function copyName(name: string): Promise<void> {
  if (await copyText(name)) toast(i18next.t('containers.copied.name'));
}

/** The line of Copy IDs. */
export function copyIdsLine(all: boolean): RibbonLine {
  return {
    label: i18next.t('containers.lines.copyIds'),
    command: viewCommands.psQuiet(all),
    tip: i18next.t('containers.tips.copyIds'),
  };
}

/** As `previewProps`, but the line is made when it is needed: a list has hundreds of buttons. */
export function previewOf(make: () => RibbonLine | null) {
  return {
    onPointerEnter: (event: PointerEvent) => previewProps(make()).onPointerEnter?.(event),
    onPointerLeave: () => previewProps(make()).onPointerLeave?.(),
    onFocus: (event: FocusEvent) => previewProps(make()).onFocus?.(event),
    onBlur: () => previewProps(make()).onBlur?.(),
  };
}
