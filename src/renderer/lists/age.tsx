import type { TFunction } from 'i18next';
import { formatAge } from '../ui/relative-age';
import { mainNow } from './main-clock';
import { useTicking } from './ticking';

type Props = { readonly created: number; readonly t: TFunction; readonly language: string };

/** How long ago a container was created; only this text follows the clock, not its row. */
export function Age({ created, t, language }: Props) {
  const text = useTicking(() => formatAge(mainNow() - created, t));
  return (
    <span className="age" title={t('containers.row.fullDate', { date: dateFormat(language).format(created) })}>
      {text}
    </span>
  );
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format takes longer than all else in a row, so each language has one. */
function dateFormat(language: string): Intl.DateTimeFormat {
  const format = formats.get(language) ?? new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'medium' });
  formats.set(language, format);
  return format;
}
