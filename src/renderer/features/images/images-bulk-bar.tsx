import { Copy, Trash2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useReplica } from '../../state/replica';
import { previewProps } from '../../state/ribbon';
import { Button } from '../../ui/button';
import { IconButton } from '../../ui/icon-button';
import { clearSelection } from '../../lists/selection';
import { refOf, type ImageRow } from './image-rows';
import { askRemove, copyIds, removeLine } from './perform';
import { useImagesView } from './view';

/** What can be done to the selected images. */
export function ImagesBulkBar({ selected }: { readonly selected: readonly ImageRow[] }) {
  const { t } = useTranslation();
  const stale = useReplica((replica) => replica.stale);
  if (selected.length === 0) return null;
  const label = t('images.bulk.label', { count: selected.length });
  return (
    <div className="bulk" role="toolbar" aria-label={label}>
      <b role="status">{label}</b>
      <span className="sep" />
      <Button
        variant="ghost-danger"
        icon={Trash2}
        kbd="Delete"
        reason={stale ? t('containers.staleReason') : null}
        onClick={() => askRemove(selected)}
        {...previewProps(() => removeLine(selected.map(refOf), false))}
      >
        {t('images.verbs.removeShort')}
      </Button>
      <Button variant="ghost" icon={Copy} onClick={() => void copyIds(selected.map((row) => row.image))}>
        {t('images.verbs.copyIds')}
      </Button>
      <span className="sep" />
      <IconButton label={t('images.bulk.clear')} icon={X} onClick={() => useImagesView.getState().select(clearSelection)} />
    </div>
  );
}
