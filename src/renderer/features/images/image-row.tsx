import { memo } from 'react';
import { ChevronDown, ChevronRight, Copy, GitFork, Play, Trash2, Unlink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { previewProps } from '../../state/ribbon';
import { Checkbox } from '../../ui/checkbox';
import { Chip } from '../../ui/chip';
import { formatBytes } from '../../ui/format';
import { IconButton } from '../../ui/icon-button';
import { RefText } from '../../ui/ref-text';
import { visibleLine } from '../../../shared/text/visible';
import { Age } from '../../lists/age';
import { shortId } from '../../lists/names';
import { refOf, untagged, type ImageRow as Row } from './image-rows';
import { askRemove, copyIds, removeLine, runImage, runLine } from './perform';
import { useImagesView } from './view';

type Props = {
  readonly row: Row;
  /** Its place in the whole table, from 1, the head included. */
  readonly rowIndex: number;
  readonly selected: boolean;
  readonly cursor: boolean;
  /** The one row that Tab reaches. */
  readonly tabStop: boolean;
  readonly unfolded: boolean;
  /** Why nothing can be done now. */
  readonly reason: string | null;
};

/** The id of the row that shows an image's containers. */
export const instancesId = (row: Row): string => `instances-${row.key.replaceAll(/[^\w.-]/g, '_')}`;

/** One tag of an image, or an image without any. It renders only when something of its own changes. */
export const ImageRow = memo(function ImageRow({ row, rowIndex, selected, cursor, tabStop, unfolded, reason }: Props) {
  const { t, i18n } = useTranslation();
  const { image, users } = row;
  const name = visibleLine(row.tag ?? untagged(image), 400);
  const tabIndex = tabStop ? 0 : -1;
  const common = { tabIndex, reason };
  return (
    <tr
      data-key={row.key}
      className={cursor ? 'is-cursor' : undefined}
      aria-label={row.tag === null ? `${name} ${shortId(image.id)}` : name}
      aria-rowindex={rowIndex}
      aria-level={1}
      aria-selected={selected}
      aria-expanded={users.length > 0 ? unfolded : undefined}
      tabIndex={tabIndex}
    >
      <td>
        <Checkbox checked={selected} tabIndex={tabIndex} label={t('images.row.select', { name })} />
      </td>
      <td className="ind">
        {row.tag === null ? (
          <span className="row untagged">
            <span className="mono dim trunc">{name}</span>
            {image.dangling && (
              <Chip kind="warn" icon={Unlink} title={t('images.danglingTitle')}>
                {t('images.dangling')}
              </Chip>
            )}
          </span>
        ) : (
          <RefText text={row.tag} />
        )}
      </td>
      <td>
        {users.length === 0 ? (
          <span className="dim un">{t('images.unused')}</span>
        ) : (
          <button
            type="button"
            className={unfolded ? 'chip use chip-accent' : 'chip use'}
            tabIndex={tabIndex}
            aria-expanded={unfolded}
            aria-controls={unfolded ? instancesId(row) : undefined}
            title={t('images.inUseTitle', { count: users.length })}
            onClick={() => useImagesView.getState().unfold(row.key, !unfolded)}
          >
            <GitFork className="i" />
            {t('images.inUse', { count: users.length })}
            {unfolded ? <ChevronDown className="i" /> : <ChevronRight className="i" />}
          </button>
        )}
      </td>
      <td className="mono dim" title={image.id}>
        {shortId(image.id)}
      </td>
      <td className="num">{formatBytes(image.size, i18n.language)}</td>
      <td className="num last">
        <Age created={image.created} t={t} language={i18n.language} />
        <span className="acts">
          <IconButton
            {...common}
            icon={Play}
            label={t('images.keys.run')}
            onClick={() => runImage(row)}
            {...previewProps(() => runLine(row))}
          />
          <IconButton tabIndex={tabIndex} icon={Copy} label={t('images.keys.copyId')} onClick={() => void copyIds([image])} />
          <IconButton
            {...common}
            danger
            icon={Trash2}
            label={t('images.keys.remove')}
            onClick={() => askRemove([row])}
            {...previewProps(() => removeLine([refOf(row)], false))}
          />
        </span>
      </td>
    </tr>
  );
});
