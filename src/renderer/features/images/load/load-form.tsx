import { useRef, useState } from 'react';
import { PackageOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import type { AppError } from '../../../../shared/errors';
import { call, capabilities } from '../../../bridge/client';
import { useLoadDialog } from '../../../state/load-dialog';
import { reportProblem } from '../../../state/problems';
import { useReplica } from '../../../state/replica';
import type { RibbonLine } from '../../../state/ribbon';
import { Button } from '../../../ui/button';
import { CommandWell } from '../../../ui/command-well';
import { Dialog } from '../../../ui/dialog';
import { ErrorNotice } from '../../../ui/error-notice';
import { Field } from '../../../ui/field';
import { visibleLine } from '../../../../shared/text/visible';

export type LoadFormProps = {
  readonly line: RibbonLine;
  readonly refused: { readonly path: string; readonly error: AppError } | null;
  readonly onLoad: (path: string) => void;
  readonly onClose: () => void;
};

const longestDetail = 600;

/** Which archive; what is wrong with it stands beside the path. */
export function LoadForm({ line, refused, onLoad, onClose }: LoadFormProps) {
  const { t } = useTranslation();
  const { path, setPath } = useLoadDialog();
  const [pressed, setPressed] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const reason = useReplica(({ loaded, stale }) => (loaded && !stale ? null : t('containers.staleReason')));
  const given = path.trim();
  // The refusal is about the path that was sent, not about what is typed since.
  const error = refused !== null && refused.path === given ? refused.error : null;
  const missing = pressed && given === '' ? t('images.load.missing') : null;
  const submit = () => {
    setPressed(true);
    if (given === '') field.current?.focus();
    else if (reason === null) onLoad(given);
  };
  const pick = async () => {
    const picked = await call('dialogs.pickFile', { startAt: given, kind: 'archive' });
    if (!picked.ok) reportProblem(t('images.load.choose'), picked.error);
    else if (picked.value.path !== null) setPath(picked.value.path);
    field.current?.focus();
  };
  return (
    <Dialog
      title={t('images.load.title')}
      width={560}
      initialFocus={field}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      footer={
        <>
          <span className="grow" />
          <Button variant="ghost" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button variant="primary" type="submit" icon={PackageOpen} reason={reason}>
            {t('images.load.button')}
          </Button>
        </>
      }
    >
      <div className="load-dialog">
        <CommandWell command={line.command} />
        <Field
          ref={field}
          label={t('images.load.path')}
          mono
          value={path}
          placeholder={capabilities.platform === 'win32' ? 'C:\\images.tar' : '/srv/images.tar'}
          onChange={(event) => setPath(event.currentTarget.value)}
          hint={t(capabilities.files ? 'images.load.hint' : 'images.load.hintServer')}
          error={missing ?? (error?.field === 'path' ? <PathError error={error} t={t} /> : null)}
          trailing={
            capabilities.files && (
              <Button variant="link" onClick={() => void pick()}>
                {t('images.load.choose')}
              </Button>
            )
          }
        />
        {error && error.field !== 'path' && <ErrorNotice error={error} />}
      </div>
    </Dialog>
  );
}

/** What is wrong with the archive, and what the engine said of it. */
function PathError({ error, t }: { readonly error: AppError; readonly t: TFunction }) {
  return (
    <>
      {textOf(error, t)}
      {error.detail && <bdi className="load-words">{visibleLine(error.detail, longestDetail)}</bdi>}
    </>
  );
}

function textOf({ code, detail }: AppError, t: TFunction): string {
  if (code === 'not-found') return t('images.load.noFile');
  if (code === 'permission-denied') return t('images.load.noRead');
  // The engine has words for what it read; a folder was never sent.
  if (code === 'invalid-request') return t(detail ? 'images.load.noArchive' : 'images.load.noFileButFolder');
  return t(`errors.${code}.title`);
}
