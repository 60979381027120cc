import { useTranslation } from 'react-i18next';
import type { Outcome } from '../../../../shared/models';
import { currentNames } from '../../../state/names';
import { errorText } from '../../../ui/error-text';
import { Notice } from '../../../ui/notice';
import { SafeText } from '../../../ui/safe-text';

/** What the engine would not do, for each container: what happened, why, and its own words. */
export function RefusedList({ refused }: { readonly refused: readonly Outcome[] }) {
  const { t } = useTranslation();
  const names = currentNames();
  return (
    <Notice kind="bad" role="alert">
      <b>{t('containers.remove.refused', { count: refused.length })}</b>
      <ul className="containers-refused">
        {refused.map(({ id, error }) => {
          if (error === null) return null;
          const { title, why } = errorText(error, t);
          return (
            <li key={id}>
              <b>
                <SafeText text={names.container(id)} max={80} />
              </b>
              {': '}
              {title} {why}
              {error.detail && (
                <code className="detail">
                  <SafeText text={error.detail} max={600} />
                </code>
              )}
            </li>
          );
        })}
      </ul>
    </Notice>
  );
}
