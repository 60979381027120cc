import { useEffect, useRef } from 'react';
import { PackageOpen, Play, Search, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { viewCommands } from '../../../shared/cli';
import { Bands } from '../../app/bands';
import { TopBar } from '../../app/top-bar';
import { useLoadDialog } from '../../state/load-dialog';
import { useReplica } from '../../state/replica';
import { previewProps, useViewCommand, type RibbonLine } from '../../state/ribbon';
import { useRunDialog } from '../../state/run-dialog';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { Field } from '../../ui/field';
import { formatBytes } from '../../ui/format';
import { IconButton } from '../../ui/icon-button';
import { Kbd } from '../../ui/kbd';
import { Segments } from '../../ui/segments';
import { visibleLine } from '../../../shared/text/visible';
import { prune } from '../../lists/selection';
import type { ImageSegment } from './image-rows';
import { ImagesBulkBar } from './images-bulk-bar';
import { ImagesTable } from './images-table';
import { loadLine } from './load/load-line';
import { RemoveImagesDialog } from './remove-dialog';
import { useImageKeys } from './use-image-keys';
import { useImageList, type ImageList } from './use-image-list';
import { useImagesView } from './view';
import './images.css';

const segments = ['all', 'unused', 'dangling'] as const;

/** The list of images: `docker images`, and the containers made from each. */
export function ImagesScreen() {
  const { t, i18n } = useTranslation();
  const stale = useReplica((replica) => replica.stale);
  const { segment, setSegment, removing, askRemoval } = useImagesView();
  const list = useImageList();
  useImageKeys(list);
  usePruning(list);
  const lineFor = (of: ImageSegment): RibbonLine => ({
    label: t(`images.segmentLines.${of}`),
    command: of === 'dangling' ? [...viewCommands.images, '--filter', 'dangling=true'] : viewCommands.images,
    tip: t('cli.tips.images'),
  });
  useViewCommand(lineFor(segment));
  return (
    <section className={stale ? 'images-screen is-stale' : 'images-screen'} aria-label={t('images.title')}>
      <TopBar
        title={t('images.title')}
        start={
          <>
            <Segments
              label={t('images.segments.label')}
              value={segment}
              onChange={setSegment}
              options={segments.map((value) => ({
                value,
                label: t(`images.segments.${value}`),
                code: String(list.counts[value]),
                preview: lineFor(value),
              }))}
            />
            {list.images > 0 && (
              <span className="sumline" title={t('images.totalTitle')}>
                {t('images.total', { count: list.images, size: formatBytes(list.bytes, i18n.language) })}
              </span>
            )}
          </>
        }
        end={
          <Button
            icon={PackageOpen}
            title={t('images.load.openKey')}
            aria-label={t('images.load.open')}
            onClick={() => useLoadDialog.getState().open()}
            {...previewProps(() => loadLine())}
          >
            <span className="last">{t('images.load.short')}</span>
          </Button>
        }
      >
        <ImagesFilter shown={list.rows.length} total={list.counts[segment]} />
      </TopBar>
      <Bands />
      {list.rows.length > 0 ? <ImagesTable list={list} /> : <NoImages list={list} />}
      <ImagesBulkBar selected={list.selected} />
      {removing && <RemoveImagesDialog refs={removing} onClose={() => askRemoval(null)} />}
    </section>
  );
}

function ImagesFilter({ shown, total }: { readonly shown: number; readonly total: number }) {
  const { t } = useTranslation();
  const { filter, setFilter, move } = useImagesView();
  return (
    <Field
      className="filter"
      label={t('images.filter.label')}
      hideLabel
      icon={Search}
      data-filter
      placeholder={t('images.filter.placeholder')}
      value={filter}
      onChange={(event) => setFilter(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          if (filter === '') event.currentTarget.blur();
          else setFilter('');
        }
        // Into the list, with what was found.
        if (event.key === 'Enter' || event.key === 'ArrowDown') {
          event.preventDefault();
          move((now) => now);
        }
      }}
      trailing={
        filter === '' ? (
          <Kbd keys="/" />
        ) : (
          <>
            <span className="found" role="status">
              {t('images.filter.count', { shown, total })}
            </span>
            <IconButton className="clear" label={t('images.filter.clear')} icon={X} onClick={() => setFilter('')} />
          </>
        )
      }
    />
  );
}

/** Why no row is shown, and the one thing to do about it. */
function NoImages({ list }: { readonly list: ImageList }) {
  const { t } = useTranslation();
  const { segment, filter, setFilter, setSegment } = useImagesView();
  const showAll = <Button onClick={() => setSegment('all')}>{t('images.empty.showAll')}</Button>;
  if (filter.trim() !== '' && list.counts[segment] > 0) {
    return (
      <EmptyState
        title={t('images.empty.noMatch')}
        text={t('images.empty.noMatchText', { text: visibleLine(filter.trim(), 120) })}
      >
        <Button onClick={() => setFilter('')}>{t('images.filter.clear')}</Button>
      </EmptyState>
    );
  }
  if (list.counts.all > 0 && segment !== 'all') {
    const isUnused = segment === 'unused';
    return (
      <EmptyState
        title={t(isUnused ? 'images.empty.noUnused' : 'images.empty.noDangling')}
        text={t(isUnused ? 'images.empty.noUnusedText' : 'images.empty.noDanglingText')}
      >
        {showAll}
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t('images.empty.title')} text={t('images.empty.text')}>
      <Button variant="primary" icon={Play} onClick={() => useRunDialog.getState().open()}>
        {t('images.empty.run')}
      </Button>
      <Button icon={PackageOpen} onClick={() => useLoadDialog.getState().open()}>
        {t('images.load.open')}
      </Button>
    </EmptyState>
  );
}

/** After each update: lets go of what was removed, and keeps the keyboard near the place where it was. */
function usePruning(list: ImageList): void {
  const before = useRef<readonly string[]>(list.keys);
  const images = useReplica((replica) => replica.images);
  useEffect(() => {
    const { selection, select, move } = useImagesView.getState();
    const exists = (key: string) => images.get(key.split(' ')[0] ?? '') !== undefined;
    const pruned = prune(selection, exists, before.current, list.keys);
    before.current = list.keys;
    if (pruned === selection) return;
    const isFocusLost = pruned.cursor !== selection.cursor && document.activeElement === document.body;
    (isFocusLost ? move : select)(() => pruned);
  }, [images, list.keys]);
}
