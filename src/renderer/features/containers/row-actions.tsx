import { Ellipsis, OctagonX, Play, RotateCw, Square } from 'lucide-react';
import type { TFunction } from 'i18next';
import type { Container } from '../../../shared/models';
import { IconButton } from '../../ui/icon-button';
import { Menu } from '../../ui/menu';
import { displayName } from '../../lists/names';
import { askKill, bulkLine, perform, previewOf } from './perform';
import { RowMenu } from './row-menu';
import { canStart, isInPs } from '../../lists/status';
import { useContainersView } from './view';

type Props = {
  readonly container: Container;
  /** Only the row with the keyboard is in the tab order. */
  readonly tabIndex: 0 | -1;
  readonly open: boolean;
  readonly reason: string | null;
  readonly t: TFunction;
};

/** The actions of one row, over its age: what is done most often, and the menu with everything. */
export function RowActions({ container, tabIndex, open, reason, t }: Props) {
  const ids = [container.id];
  const common = { tabIndex, reason };
  return (
    <span className="acts">
      {container.stopping === null && canStart(container) && (
        <IconButton
          {...common}
          label={t('containers.keys.start')}
          icon={Play}
          onClick={() => void perform('containers.start', { ids })}
          {...previewOf(() => bulkLine('containers.start', { ids }))}
        />
      )}
      {container.stopping === null && isInPs(container) && (
        <>
          <IconButton
            {...common}
            label={t('containers.keys.stop')}
            icon={Square}
            onClick={() => void perform('containers.stop', { ids })}
            {...previewOf(() => bulkLine('containers.stop', { ids }))}
          />
          <IconButton
            {...common}
            label={t('containers.keys.kill')}
            icon={OctagonX}
            danger
            onClick={() => askKill(ids)}
            {...previewOf(() => bulkLine('containers.kill', { ids, signal: 'SIGKILL' }))}
          />
          <IconButton
            {...common}
            label={t('containers.verbs.restart')}
            icon={RotateCw}
            onClick={() => void perform('containers.restart', { ids })}
            {...previewOf(() => bulkLine('containers.restart', { ids }))}
          />
        </>
      )}
      <Menu
        label={t('containers.row.actions', { name: displayName(container) })}
        open={open}
        onOpenChange={(isOpen) => useContainersView.getState().openMenu(isOpen ? container.id : null)}
        trigger={<IconButton tabIndex={tabIndex} label={t('containers.row.moreShort')} icon={Ellipsis} />}
      >
        <RowMenu container={container} />
      </Menu>
    </span>
  );
}
