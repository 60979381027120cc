import { useTranslation } from 'react-i18next';
import { lineOf } from '../../state/actions';
import { previewProps, type RibbonLine } from '../../state/ribbon';
import { Button } from '../../ui/button';
import { ErrorNotice } from '../../ui/error-notice';
import { Notice } from '../../ui/notice';
import { visibleLine } from '../../../shared/text/visible';
import { useStore } from 'zustand';
import type { Refusal } from './refusal';
import type { RunForm } from './run-form';
import type { RunSession } from './run-session';

export type FormNoticesProps = {
  readonly session: RunSession;
  readonly refusal: Refusal | null;
  /** A draft for something else, which this form has put aside. */
  readonly other: RunForm | null;
  readonly onBringBack: () => void;
};

/** What concerns the form as a whole, above it. */
export function FormNotices({ session, refusal, other, onBringBack }: FormNoticesProps) {
  const { t } = useTranslation();
  const { leftover, phase } = useStore(session);
  const name = leftover ? visibleLine(leftover.name, 80) : '';
  const busy = phase.kind === 'working';
  return (
    <>
      {refusal?.field === null && <ErrorNotice error={refusal.error} />}
      {leftover && (
        <Notice
          kind="warn"
          role="alert"
          actions={
            <>
              <Button
                size="sm"
                busy={busy}
                onClick={() => void session.startLeftover()}
                {...previewOf(lineOf('containers.start', { ids: [leftover.id] }, t('run.startLine', { name })))}
              >
                {t('run.retryStart')}
              </Button>
              <Button
                size="sm"
                variant="ghost-danger"
                busy={busy}
                onClick={() => void session.removeLeftover()}
                {...previewOf(
                  lineOf(
                    'containers.remove',
                    { ids: [leftover.id], force: false, volumes: false },
                    t('run.removeLine', { name }),
                  ),
                )}
              >
                {t('run.removeIt')}
              </Button>
            </>
          }
        >
          <b>{t('run.leftover', { name })}</b> {t('run.leftoverNote')}
        </Notice>
      )}
      {other && (
        <p className="run-other mid">
          {other.image === '' ? t('run.otherBare') : t('run.otherDraft', { image: visibleLine(other.image, 80) })}{' '}
          <Button variant="link" onClick={onBringBack}>
            {t('run.bringBack')}
          </Button>
        </p>
      )}
    </>
  );
}

const previewOf = (line: RibbonLine | null) => (line ? previewProps(line) : {});
