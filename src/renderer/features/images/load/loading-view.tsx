import { useTranslation } from 'react-i18next';
import type { RibbonLine } from '../../../state/ribbon';
import { Button } from '../../../ui/button';
import { CommandWell } from '../../../ui/command-well';
import { Dialog } from '../../../ui/dialog';
import { formatBytes } from '../../../ui/format';
import { ProgressBar } from '../../../ui/progress-bar';

export type LoadingViewProps = {
  readonly line: RibbonLine;
  /** Bytes. */
  readonly sent: number;
  readonly total: number;
  readonly onCancel: () => void;
};

/** How much of the archive has gone to the engine; when all has, the engine is still unpacking it. */
export function LoadingView({ line, sent, total, onCancel }: LoadingViewProps) {
  const { t, i18n } = useTranslation();
  const bytes = (count: number) => formatBytes(count, i18n.language);
  const isSent = total > 0 && sent >= total;
  return (
    <Dialog
      title={t('images.load.loading')}
      width={560}
      onClose={onCancel}
      footer={
        <>
          <span className="grow mid trunc">
            {total > 0 && t('images.load.bytes', { sent: bytes(sent), total: bytes(total) })}
          </span>
          <Button onClick={onCancel} autoFocus>
            {t('images.load.cancel')}
          </Button>
        </>
      }
    >
      <div className="load-dialog">
        <CommandWell command={line.command} />
        <ProgressBar label={t('images.load.progress')} fraction={total > 0 ? sent / total : null} />
        <p className="mid" role="status">
          {t(isSent ? 'images.load.unpacking' : 'images.load.sending')}
        </p>
      </div>
    </Dialog>
  );
}
