import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Container } from '../../../shared/models';
import { useReplica } from '../../state/replica';
import { filterWords, matchesFilter } from './filter';
import { rowIds, tableRows, type Row } from './rows';
import { useSizes } from './sizes';
import { sortContainers } from './sort';
import { isInPs } from '../../lists/status';
import { statusWord } from '../../lists/status-text';
import { useContainersView } from './view';

/** What the list shows at this moment. */
export type ContainerList = {
  readonly rows: readonly Row[];
  readonly keys: readonly string[];
  /** Every container that the scope and the filter let through, folded away or not. */
  readonly listed: readonly Container[];
  /** The selected among those, in their order: what an action on the selection reaches. */
  readonly selected: readonly Container[];
  /** The ids of the container rows: what a range can select. */
  readonly selectable: ReadonlySet<string>;
  /** How many the scope has without the filter. */
  readonly inScope: number;
  /** How many stopped containers match the filter, but are not in the scope. */
  readonly beyond: number;
  readonly grouped: boolean;
};

/** The containers of the replica as scope, filter, sort and folds show them. */
export function useContainerList(): ContainerList {
  const { t } = useTranslation();
  const containers = useReplica((replica) => replica.containers);
  const { all, filter, sort, collapsed, selection } = useContainersView();
  const sizes = useSizes((state) => state.sizes);
  // Sizes come by the engine's leave: they matter to the order only when they are what it is sorted by.
  const sortSizes = sort.column === 'size' ? sizes : noSizes;

  const matching = useMemo(() => {
    const words = filterWords(filter);
    const all = [...containers.values()];
    const matches = words.length === 0 ? all : all.filter((one) => matchesFilter(one, words, statusWord(one, t)));
    return sortContainers(matches, sort, sortSizes);
  }, [containers, filter, sort, sortSizes, t]);

  const list = useMemo(() => {
    const rows = tableRows(matching, { all, collapsed });
    const listed = all ? matching : matching.filter(isInPs);
    return {
      rows,
      keys: rows.map((row) => row.key),
      listed,
      selectable: new Set(rowIds(rows)),
      inScope: all ? containers.size : [...containers.values()].filter(isInPs).length,
      beyond: matching.length - listed.length,
      grouped: rows[0]?.kind === 'group',
    };
  }, [matching, all, collapsed, containers]);

  const selected = useMemo(
    () => list.listed.filter((container) => selection.ids.has(container.id)),
    [list.listed, selection.ids],
  );
  return { ...list, selected };
}

const noSizes = new Map<string, { readonly writable: number; readonly total: number }>();
