import { useTranslation } from 'react-i18next';
import { formatAge } from '../../ui/relative-age';
import { mainNow } from './main-clock';
import { useTicking } from './ticking';

/** How long ago a container was created; only this text follows the clock, not its row. */
export function Age({ created }: { readonly created: number }) {
  const { t, i18n } = useTranslation();
  const text = useTicking(() => formatAge(mainNow() - created, t));
  const date = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long', timeStyle: 'medium' }).format(created);
  return (
    <span className="age" title={t('containers.row.fullDate', { date })}>
      {text}
    </span>
  );
}
