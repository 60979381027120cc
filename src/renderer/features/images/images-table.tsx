import { Fragment, useCallback, useEffect, useMemo, useRef, type MouseEvent } from 'react';
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useTranslation } from 'react-i18next';
import { useReplica } from '../../state/replica';
import { extendTo, moveTo, toggle } from '../../lists/selection';
import { ImageRow } from './image-row';
import type { ImageRow as Row } from './image-rows';
import { InstancesRow } from './instances-row';
import { TableHead } from './table-head';
import type { ImageList } from './use-image-list';
import { useImagesView } from './view';

const headHeight = 28;
const rowHeight = 30;
/** Of the instances of an image: the frame, and each container. They are measured once they are there. */
const frameHeight = 76;
const instanceHeight = 26;
/** Room below the last row, so that the bulk bar hides none. */
const footRoom = 64;
const columns = 6;

type Line = { readonly kind: 'image' | 'instances'; readonly key: string; readonly row: Row };

/** The table. Only the rows in view, and the one with the keyboard, are in the document. */
export function ImagesTable({ list }: { readonly list: ImageList }) {
  const { t } = useTranslation();
  const { rows, keys, selectable } = list;
  const { selection, unfolded, focusRequest, select } = useImagesView();
  const reason = useReplica((replica) => (replica.stale ? t('containers.staleReason') : null));
  const lines = useMemo(
    () =>
      rows.flatMap((row): Line[] => {
        const line: Line = { kind: 'image', key: row.key, row };
        const isOpen = unfolded.has(row.key) && row.users.length > 0;
        return isOpen ? [line, { kind: 'instances', key: `${row.key} instances`, row }] : [line];
      }),
    [rows, unfolded],
  );

  const scroll = useRef<HTMLDivElement>(null);
  const cursorIndex = selection.cursor === null ? -1 : lines.findIndex((line) => line.key === selection.cursor);
  const keepCursor = useCallback(
    (range: Range) => {
      const inView = defaultRangeExtractor(range);
      if (cursorIndex < 0 || inView.includes(cursorIndex)) return inView;
      return [...inView, cursorIndex].sort((a, b) => a - b);
    },
    [cursorIndex],
  );
  const getItemKey = useCallback((index: number) => lines[index]?.key ?? index, [lines]);
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => {
      const line = lines[index];
      return line?.kind === 'instances' ? frameHeight + line.row.users.length * instanceHeight : rowHeight;
    },
    getItemKey,
    rangeExtractor: keepCursor,
    overscan: 12,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    scrollPaddingEnd: footRoom,
  });

  // The keyboard moved: its row comes into view and gets the focus.
  const handled = useRef(focusRequest);
  useEffect(() => {
    if (handled.current === focusRequest || cursorIndex < 0) return;
    handled.current = focusRequest;
    virtualizer.scrollToIndex(cursorIndex);
    scroll.current?.querySelector<HTMLElement>('tbody tr[tabindex="0"]')?.focus({ preventScroll: true });
  }, [focusRequest, cursorIndex, virtualizer]);

  const onMouseDown = (event: MouseEvent) => {
    // A range is about the rows; the focus would take its anchor along.
    if (event.shiftKey && keyAt(event) !== null) event.preventDefault();
  };
  const onClick = (event: MouseEvent) => {
    const key = keyAt(event);
    if (key === null) return;
    const target = event.target instanceof Element ? event.target : null;
    const onCheckbox = target?.closest('[role="checkbox"]') !== null;
    if (!onCheckbox && target?.closest('button, a') !== null) return;
    select((now) => {
      if (event.shiftKey) return extendTo(now, keys, key, selectable);
      return onCheckbox || event.ctrlKey || event.metaKey ? toggle(now, key) : moveTo(now, key);
    });
  };

  const items = virtualizer.getVirtualItems();
  const lastEnd = (items.at(-1)?.end ?? headHeight) - headHeight;
  return (
    <div className="scroll" ref={scroll}>
      <table
        role="treegrid"
        aria-label={t('images.title')}
        aria-multiselectable
        aria-rowcount={lines.length + 1}
        className={list.selected.length > 0 ? 'has-selection' : undefined}
      >
        <colgroup>
          <col className="c-ck" />
          <col />
          <col className="c-use" />
          <col className="c-id" />
          <col className="c-size" />
          <col className="c-act" />
        </colgroup>
        <TableHead selectable={selectable} selectedCount={list.selected.length} />
        <tbody
          onMouseDown={onMouseDown}
          onClick={onClick}
          onFocus={(event) => {
            const key = keyAt(event);
            if (key !== null && key !== selection.cursor) select((now) => moveTo(now, key));
          }}
        >
          {items.map((item, at) => {
            const line = lines[item.index];
            if (line === undefined) return null;
            const before = (items[at - 1]?.end ?? headHeight) - headHeight;
            return (
              <Fragment key={line.key}>
                <Spacer height={item.start - headHeight - before} />
                {renderLine(line, item.index)}
              </Fragment>
            );
          })}
          <Spacer height={virtualizer.getTotalSize() - lastEnd} />
        </tbody>
      </table>
    </div>
  );

  function renderLine({ kind, row }: Line, index: number) {
    if (kind === 'instances') {
      return (
        <InstancesRow row={row} rowIndex={index + 2} columns={columns} index={index} measure={virtualizer.measureElement} />
      );
    }
    const cursor = index === cursorIndex;
    return (
      <ImageRow
        row={row}
        rowIndex={index + 2}
        selected={selection.ids.has(row.key)}
        cursor={cursor}
        tabStop={cursor || (cursorIndex < 0 && index === 0)}
        unfolded={unfolded.has(row.key)}
        reason={reason}
      />
    );
  }
}

/** The height of the rows that are not in the document. */
function Spacer({ height }: { readonly height: number }) {
  if (height <= 0) return null;
  return (
    <tr className="spacer" aria-hidden>
      <td style={{ height }} />
    </tr>
  );
}

function keyAt(event: { readonly target: EventTarget }): string | null {
  const row = event.target instanceof Element ? event.target.closest<HTMLElement>('tr[data-key]') : null;
  return row?.dataset['key'] ?? null;
}
