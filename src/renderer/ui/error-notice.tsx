import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '../../shared/errors';
import { errorText } from './error-text';
import { Notice } from './notice';
import { visibleLine } from '../../shared/text/visible';

export type ErrorNoticeProps = {
  readonly error: AppError;
  /** The next step, as buttons. */
  readonly actions?: ReactNode;
  readonly className?: string;
};

const longestDetail = 4000;

/** An error: what happened, why, the engine's own words, and the next step. */
export function ErrorNotice({ error, actions, className }: ErrorNoticeProps) {
  const { t } = useTranslation();
  const { title, why } = errorText(error, t);
  return (
    <Notice kind="bad" role="alert" actions={actions} className={className}>
      <b>{title}</b> {why}
      {error.detail && (
        <code className="detail" tabIndex={0} aria-label={t('ui.engineWords')}>
          {visibleLine(error.detail, longestDetail)}
        </code>
      )}
    </Notice>
  );
}
