import { useEffect, useRef } from 'react';
import { Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Bands } from '../../app/bands';
import { TopBar } from '../../app/top-bar';
import { formatCommand, psCommand } from '../../../shared/cli';
import { useReplica } from '../../state/replica';
import { useViewCommand } from '../../state/ribbon';
import { useRunDialog } from '../../state/run-dialog';
import { Button } from '../../ui/button';
import { ErrorNotice } from '../../ui/error-notice';
import { Segments } from '../../ui/segments';
import { AllMenu } from './all-menu';
import { BulkBar } from './bulk-bar';
import { ContainersDialogs } from './dialogs/containers-dialogs';
import { ContainersTable } from './containers-table';
import { ListFilter } from './list-filter';
import { NothingListed } from './nothing-listed';
import { RestartNotice } from './restart-notice';
import { prune } from '../../lists/selection';
import { useSizes } from './sizes';
import { useContainerList, type ContainerList } from './use-list';
import { usePaletteOffers } from './use-palette-offers';
import { useListKeys } from './use-list-keys';
import { useContainersView } from './view';
import { scopeLine } from './view-lines';
import { ViewMenu } from './view-menu';
import './containers.css';

/** The list of containers: `docker ps`, and everything that is done to what it lists. */
export function ContainersScreen() {
  const { t } = useTranslation();
  const stale = useReplica((replica) => replica.stale);
  const { all, setAll } = useContainersView();
  const sizesShown = useSizes((state) => state.shown);
  const sizesError = useSizes((state) => state.error);
  const list = useContainerList();
  useListKeys(list);
  usePruning(list);
  usePaletteOffers();
  useViewCommand(scopeLine(all, sizesShown));
  const code = (isAll: boolean) => formatCommand(psCommand({ all: isAll, size: false }), 'sh');
  return (
    <section className={stale ? 'containers-screen is-stale' : 'containers-screen'} aria-label={t('containers.title')}>
      <TopBar
        title={t('containers.title')}
        start={
          <Segments
            label={t('containers.scope.label')}
            value={all ? 'all' : 'running'}
            onChange={(scope) => setAll(scope === 'all')}
            options={[
              {
                value: 'running',
                label: t('containers.scope.running'),
                code: code(false),
                preview: scopeLine(false, sizesShown) ?? undefined,
              },
              { value: 'all', label: t('containers.scope.all'), code: code(true), preview: scopeLine(true, sizesShown) ?? undefined },
            ]}
          />
        }
        end={
          <Button
            variant="primary"
            icon={Play}
            title={t('containers.runKey')}
            aria-label={t('containers.run')}
            onClick={() => useRunDialog.getState().open()}
          >
            <span className="long">{t('containers.run')}</span>
            <span className="short last">{t('containers.runShort')}</span>
          </Button>
        }
      >
        <ListFilter shown={list.listed.length} total={list.inScope} keys={list.keys} />
        <ViewMenu />
        <AllMenu />
      </TopBar>
      <Bands />
      <div className="above">
        <RestartNotice />
        {sizesError && <ErrorNotice error={sizesError} />}
      </div>
      {list.rows.length > 0 ? <ContainersTable list={list} /> : <NothingListed list={list} />}
      <BulkBar selected={list.selected} />
      <ContainersDialogs />
    </section>
  );
}

/** After each update: lets go of what was removed, and keeps the keyboard near the place where it was. */
function usePruning(list: ContainerList): void {
  const containers = useReplica((replica) => replica.containers);
  const before = useRef<readonly string[]>(list.keys);
  useEffect(() => {
    const { select, move } = useContainersView.getState();
    // The row that had the focus is gone from the document, and the focus with it.
    const change = document.activeElement === document.body ? move : select;
    const { selection } = useContainersView.getState();
    const pruned = prune(selection, (id) => containers.has(id), before.current, list.keys);
    before.current = list.keys;
    if (pruned === selection) return;
    if (pruned.cursor === selection.cursor) select(() => pruned);
    else change(() => pruned);
  }, [containers, list.keys]);
}
