import { Ban, FolderInput, PackageOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DropTarget } from './drop-target';
import './drop.css';

/** While something is dragged over the window: what a drop would do. */
export function DropOverlay({ target }: { readonly target: DropTarget }) {
  const { t } = useTranslation();
  return (
    <div className={target === 'none' ? 'drop is-none' : 'drop'} role="status">
      <div className="drop-box">
        {target === 'none' && (
          <p>
            <Ban className="i" />
            <span>{t('drop.none')}</span>
          </p>
        )}
        {(target === 'window' || target === 'mounts') && (
          <p>
            <FolderInput className="i" />
            <span>
              <b>{t('drop.folderOrFile')}</b> {t(target === 'window' ? 'drop.toRun' : 'drop.toMount')}
            </span>
          </p>
        )}
        {(target === 'window' || target === 'load') && (
          <p>
            <PackageOpen className="i" />
            <span>
              <b>{t('drop.archive')}</b> {t('drop.toLoad')}
            </span>
          </p>
        )}
      </div>
    </div>
  );
}
