import { Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useReplica } from '../../state/replica';
import { useRunDialog } from '../../state/run-dialog';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { visibleLine } from '../../../shared/text/visible';
import type { ContainerList } from './use-list';
import { useContainersView } from './view';

/** Why no row is shown, and the one thing to do about it. */
export function NothingListed({ list }: { readonly list: ContainerList }) {
  const { t } = useTranslation();
  const total = useReplica((replica) => replica.containers.size);
  const { all, filter, setAll, setFilter } = useContainersView();
  const run = (
    <Button
      variant="primary"
      icon={Play}
      onClick={() => useRunDialog.getState().open()}
    >
      {t('containers.run')}
    </Button>
  );
  if (filter.trim() !== '' && list.inScope + list.beyond > 0) {
    return (
      <EmptyState
        title={t('containers.empty.noMatch')}
        text={
          <>
            {t('containers.empty.noMatchText', { text: visibleLine(filter.trim(), 120) })}{' '}
            {!all && list.beyond > 0 && t('containers.empty.stoppedMatch', { count: list.beyond })}
          </>
        }
      >
        <Button onClick={() => setFilter('')}>{t('containers.filter.clear')}</Button>
        {!all && list.beyond > 0 && <Button onClick={() => setAll(true)}>{t('containers.empty.showAll')}</Button>}
      </EmptyState>
    );
  }
  if (total > 0) {
    return (
      <EmptyState
        title={t('containers.empty.noneRunning')}
        text={t('containers.empty.noneRunningText', { count: total })}
      >
        <Button onClick={() => setAll(true)}>{t('containers.empty.showAll')}</Button>
        {run}
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t('containers.empty.title')} text={t('containers.empty.text')}>
      {run}
    </EmptyState>
  );
}
