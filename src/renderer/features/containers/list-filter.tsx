import { Search, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../ui/field';
import { IconButton } from '../../ui/icon-button';
import { Kbd } from '../../ui/kbd';
import { moveBy } from '../../lists/selection';
import { useContainersView } from './view';

type Props = {
  readonly shown: number;
  readonly total: number;
  /** The keys of the rows, in order. */
  readonly keys: readonly string[];
};

/** The filter of the list, with how much of it is left. */
export function ListFilter({ shown, total, keys }: Props) {
  const { t } = useTranslation();
  const { filter, setFilter } = useContainersView();
  return (
    <Field
      className="filter"
      label={t('containers.filter.label')}
      hideLabel
      icon={Search}
      data-filter
      title={t('containers.filter.help')}
      placeholder={t('containers.filter.placeholder')}
      value={filter}
      onChange={(event) => setFilter(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          if (filter === '') event.currentTarget.blur();
          else setFilter('');
        }
        // Into the list, with what was found.
        if (event.key === 'Enter' || event.key === 'ArrowDown') {
          event.preventDefault();
          useContainersView.getState().move((now) => (now.cursor === null ? moveBy(now, keys, 1) : now));
        }
      }}
      trailing={
        filter === '' ? (
          <Kbd keys="/" />
        ) : (
          <>
            <span className="found" role="status">
              {t('containers.filter.count', { shown, total })}
            </span>
            <IconButton className="clear" label={t('containers.filter.clear')} icon={X} onClick={() => setFilter('')} />
          </>
        )
      }
    />
  );
}
