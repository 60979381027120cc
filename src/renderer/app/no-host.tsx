import { useTranslation } from 'react-i18next';
import type { AppError } from '../../shared/errors';
import { Button } from '../ui/button';
import { visibleLine } from '../../shared/text/visible';

/** The window without its other half: main does not answer, or does not know us. */
export function NoHost({ error }: { readonly error: AppError }) {
  const { t } = useTranslation();
  const stranger = error.code === 'unauthorized';
  return (
    <main className="crashed">
      <h1>{stranger ? t('app.noSession') : t('app.noHost')}</h1>
      <p className="mid">{stranger ? t('app.noSessionText') : t('app.noHostText')}</p>
      <div className="row">
        <Button variant="primary" onClick={() => location.reload()}>
          {t('app.tryAgain')}
        </Button>
      </div>
      <code className="detail" tabIndex={0} aria-label={t('app.host')}>
        {visibleLine([error.message, error.detail].filter(Boolean).join('\n'), 2000)}
      </code>
    </main>
  );
}
