import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../ui/checkbox';
import { clearSelection, selectAll } from '../../lists/selection';
import type { ImageSortKey } from './image-rows';
import { useImagesView } from './view';

type Props = { readonly selectable: ReadonlySet<string>; readonly selectedCount: number };

/** The heads of the columns: each sorts. */
export function TableHead({ selectable, selectedCount }: Props) {
  const { t } = useTranslation();
  const checked = selectedCount === 0 ? false : selectedCount >= selectable.size ? true : 'indeterminate';
  const { select } = useImagesView.getState();
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th>
          <Checkbox
            checked={checked}
            label={t('images.columns.selectAll')}
            onCheckedChange={() => select((now) => (checked === true ? clearSelection(now) : selectAll(now, selectable)))}
          />
        </th>
        <SortHead sortKey="name" className="ind" />
        <SortHead sortKey="containers" />
        <SortHead sortKey="id" />
        <SortHead sortKey="size" className="num" />
        <SortHead sortKey="age" className="num" />
      </tr>
    </thead>
  );
}

function SortHead({ sortKey, className }: { readonly sortKey: ImageSortKey; readonly className?: string }) {
  const { t } = useTranslation();
  const sort = useImagesView((view) => view.sort);
  const sorted = sort.key === sortKey;
  const Arrow = sort.descending ? ArrowDown : ArrowUp;
  return (
    <th className={className} aria-sort={sorted ? (sort.descending ? 'descending' : 'ascending') : undefined}>
      <button type="button" className="sort" onClick={() => useImagesView.getState().sortBy(sortKey)}>
        {t(`images.columns.${sortKey}`)}
        {sorted && <Arrow className="i" />}
      </button>
    </th>
  );
}
