import { ArrowDown, ArrowUp, RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../ui/checkbox';
import { IconButton } from '../../ui/icon-button';
import { useSizes } from './sizes';
import { scopeLine } from './view-lines';
import { previewOf } from './perform';
import type { SortColumn } from './sort';
import { clearSelection, selectAll } from '../../lists/selection';
import { useContainersView } from './view';

type Props = {
  /** How many rows are listed and selected. */
  readonly listedIds: ReadonlySet<string>;
  readonly selectedCount: number;
  readonly withSizes: boolean;
};

/** The heads of the columns: each sorts. */
export function TableHead({ listedIds, selectedCount, withSizes }: Props) {
  const { t } = useTranslation();
  const checked = selectedCount === 0 ? false : selectedCount >= listedIds.size ? true : 'indeterminate';
  const { select } = useContainersView.getState();
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th>
          <Checkbox
            checked={checked}
            label={t('containers.columns.selectAll')}
            onCheckedChange={() => select((now) => (checked === true ? clearSelection(now) : selectAll(now, listedIds)))}
          />
        </th>
        <SortHead column="status" label={t('containers.columns.status')} />
        <SortHead column="name" label={t('containers.columns.name')} indented />
        <SortHead column="image" label={t('containers.columns.image')} />
        <SortHead column="ports" label={t('containers.columns.ports')} />
        {withSizes && (
          <SortHead column="size" label={t('containers.columns.size')} num>
            <RefreshSizes />
          </SortHead>
        )}
        <SortHead column="age" label={t('containers.columns.age')} num />
      </tr>
    </thead>
  );
}

type SortHeadProps = {
  readonly column: SortColumn;
  readonly label: string;
  readonly num?: boolean;
  readonly indented?: boolean;
  readonly children?: React.ReactNode;
};

function SortHead({ column, label, num = false, indented = false, children }: SortHeadProps) {
  const sort = useContainersView((view) => view.sort);
  const sorted = sort.column === column;
  const Arrow = sort.descending ? ArrowDown : ArrowUp;
  return (
    <th
      className={[num && 'num', indented && 'ind'].filter(Boolean).join(' ') || undefined}
      aria-sort={sorted ? (sort.descending ? 'descending' : 'ascending') : undefined}
    >
      {children}
      <button type="button" className="sort" onClick={() => useContainersView.getState().sortBy(column)}>
        {label}
        {sorted && <Arrow className="i" />}
      </button>
    </th>
  );
}

function RefreshSizes() {
  const { t } = useTranslation();
  const measuring = useSizes((state) => state.measuring);
  const all = useContainersView((view) => view.all);
  return (
    <IconButton
      className="refresh"
      label={measuring ? t('containers.view.measuring') : t('containers.view.refresh')}
      icon={RefreshCw}
      aria-busy={measuring}
      reason={measuring ? t('containers.view.measuring') : null}
      onClick={() => void useSizes.getState().measure()}
      {...previewOf(() => scopeLine(all, true))}
    />
  );
}
