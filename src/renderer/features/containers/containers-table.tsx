import { Fragment, useCallback, useEffect, useRef, type MouseEvent } from 'react';
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useTranslation } from 'react-i18next';
import { useReplica } from '../../state/replica';
import { ContainerRow } from './container-row';
import { GroupRow } from './group-row';
import type { Row } from './rows';
import { extendTo, moveTo, toggle } from '../../lists/selection';
import { useSizes } from './sizes';
import { TableHead } from './table-head';
import type { ContainerList } from './use-list';
import { useContainersView } from './view';

const headHeight = 28;
const rowHeight = 30;
const groupHeight = 32;
/** Room below the last row, so that the bulk bar hides none. */
const footRoom = 64;

/** The table. Only the rows in view, and the one with the keyboard, are in the document. */
export function ContainersTable({ list }: { readonly list: ContainerList }) {
  const { t, i18n } = useTranslation();
  const { rows, keys, selectable } = list;
  const { selection, menu, focusRequest, isRevealing, select, move, revealed } = useContainersView();
  const reason = useReplica((replica) => (replica.stale ? t('containers.staleReason') : null));
  const sizesShown = useSizes((state) => state.shown);
  const sizes = useSizes((state) => state.sizes);

  const scroll = useRef<HTMLDivElement>(null);
  const cursorIndex = selection.cursor === null ? -1 : keys.indexOf(selection.cursor);
  const keepCursor = useCallback(
    (range: Range) => {
      const inView = defaultRangeExtractor(range);
      if (cursorIndex < 0 || inView.includes(cursorIndex)) return inView;
      return [...inView, cursorIndex].sort((a, b) => a - b);
    },
    [cursorIndex],
  );
  // Another function is what makes the virtualizer work out the places of the rows anew.
  const getItemKey = useCallback((index: number) => keys[index] ?? index, [keys]);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => (rows[index]?.kind === 'group' ? groupHeight : rowHeight),
    getItemKey,
    rangeExtractor: keepCursor,
    overscan: 12,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    scrollPaddingEnd: footRoom,
  });

  // The keyboard moved: its row comes into view and gets the focus, as soon as there are rows.
  const items = virtualizer.getVirtualItems();
  const isDrawn = items.length > 0;
  const handled = useRef(isRevealing ? null : focusRequest);
  useEffect(() => {
    if (handled.current === focusRequest || !isDrawn) return;
    handled.current = focusRequest;
    revealed();
    if (cursorIndex < 0) return;
    virtualizer.scrollToIndex(cursorIndex);
    scroll.current?.querySelector<HTMLElement>('tbody tr[tabindex="0"]')?.focus({ preventScroll: true });
  }, [focusRequest, cursorIndex, isDrawn, revealed, virtualizer]);

  const onMouseDown = (event: MouseEvent) => {
    // A range is about the rows; the focus would take its anchor along.
    if (event.shiftKey && keyAt(event) !== null) event.preventDefault();
  };
  const onClick = (event: MouseEvent) => {
    const key = keyAt(event);
    if (key === null) return;
    const onCheckbox = event.target instanceof Element && event.target.closest('[role="checkbox"]') !== null;
    if (!onCheckbox && isOnControl(event)) return;
    // The mouse was kept from taking the focus along, so it follows now.
    if (event.shiftKey) return move((now) => extendTo(now, keys, key, selectable));
    select((now) => {
      if ((onCheckbox || event.ctrlKey || event.metaKey) && selectable.has(key)) return toggle(now, key);
      return moveTo(now, key);
    });
  };

  const columns = sizesShown ? 7 : 6;
  const end = virtualizer.getTotalSize();
  const lastEnd = (items.at(-1)?.end ?? headHeight) - headHeight;
  const cursorProject = projectOf(rows[cursorIndex]);
  return (
    <div className="scroll" ref={scroll}>
      <table
        role="treegrid"
        aria-label={t('containers.title')}
        aria-multiselectable
        aria-rowcount={rows.length + 1}
        className={list.selected.length > 0 ? 'has-selection' : undefined}
      >
        <colgroup>
          <col className="c-ck" />
          <col className="c-st" />
          <col />
          <col />
          <col className="c-port" />
          {sizesShown && <col className="c-size" />}
          <col className="c-act" />
        </colgroup>
        <TableHead listedIds={selectable} selectedCount={list.selected.length} withSizes={sizesShown} />
        <tbody
          onMouseDown={onMouseDown}
          onClick={onClick}
          onFocus={(event) => {
            const key = keyAt(event);
            if (key !== null && key !== selection.cursor) select((now) => moveTo(now, key));
          }}
        >
          {items.map((item, at) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            const before = (items[at - 1]?.end ?? headHeight) - headHeight;
            return (
              <Fragment key={row.key}>
                <Spacer height={item.start - headHeight - before} />
                {renderRow(row, item.index)}
              </Fragment>
            );
          })}
          <Spacer height={end - lastEnd} />
        </tbody>
      </table>
    </div>
  );

  function renderRow(row: Row, index: number) {
    const cursor = index === cursorIndex;
    const tabStop = cursor || (cursorIndex < 0 && index === 0);
    if (row.kind === 'group') {
      return (
        <GroupRow
          group={row}
          rowIndex={index + 2}
          columns={columns}
          cursor={cursor}
          tabStop={tabStop}
          near={!cursor && cursorProject === row.project}
          first={index === 0}
          reason={reason}
        />
      );
    }
    const { container } = row;
    return (
      <ContainerRow
        container={container}
        rowIndex={index + 2}
        level={list.grouped ? 2 : 1}
        selected={selection.ids.has(container.id)}
        cursor={cursor}
        tabStop={tabStop}
        menuOpen={menu === container.id}
        size={sizesShown ? (sizes.get(container.id) ?? null) : undefined}
        reason={reason}
        t={t}
        language={i18n.language}
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

const isOnControl = (event: { readonly target: EventTarget }): boolean =>
  event.target instanceof Element && event.target.closest('button, a') !== null;

const projectOf = (row: Row | undefined): string | null => (row?.kind === 'container' ? row.container.project : null);
