import type { Ref } from 'react';
import { Info, Layers } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button';
import { visibleLine } from '../../../shared/text/visible';
import { Age } from '../../lists/age';
import { displayName } from '../../lists/names';
import { StatusCell } from '../../lists/status-cell';
import { untagged, type ImageRow } from './image-rows';
import { instancesId } from './image-row';
import { showContainer } from '../containers/show';

type Props = {
  readonly row: ImageRow;
  readonly rowIndex: number;
  readonly columns: number;
  /** Its place among the virtual items, by which its height is kept. */
  readonly index: number;
  readonly measure: Ref<HTMLTableRowElement>;
};

/** The containers made from an image, and what that means: a template and its instances. */
export function InstancesRow({ row, rowIndex, columns, index, measure }: Props) {
  const { t, i18n } = useTranslation();
  const { users } = row;
  const image = visibleLine(row.tag ?? untagged(row.image), 200);
  return (
    <tr ref={measure} className="lin" data-index={index} aria-level={2} aria-rowindex={rowIndex}>
      <td colSpan={columns}>
        <div className="tree" id={instancesId(row)}>
          <div className="tpl">
            <Layers className="i i-14" />
            <b>{t('images.tree.image')}</b>
            <span className="dim trunc">{t('images.tree.template', { count: users.length })}</span>
          </div>
          <ul aria-label={t('images.tree.label', { name: image })}>
            {users.map((container) => {
              const name = visibleLine(displayName(container), 200);
              return (
                <li key={container.id}>
                  <Button
                    variant="link"
                    className="nm trunc"
                    title={t('images.tree.open', { name })}
                    onClick={() => showContainer(container)}
                  >
                    {name}
                  </Button>
                  <span className="trunc">
                    <StatusCell container={container} t={t} />
                  </span>
                  <span className="dim num">
                    <Age created={container.created} t={t} language={i18n.language} />
                  </span>
                </li>
              );
            })}
          </ul>
          <p className="dim">
            <Info className="i" />
            {t('images.tree.note')}
          </p>
        </div>
      </td>
    </tr>
  );
}
