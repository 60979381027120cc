import { memo } from 'react';
import type { TFunction } from 'i18next';
import type { Container } from '../../../shared/models';
import { Button } from '../../ui/button';
import { Checkbox } from '../../ui/checkbox';
import { formatBytes } from '../../ui/format';
import { RefText } from '../../ui/ref-text';
import { SafeText, visibleText } from '../../ui/safe-text';
import { Age } from '../../lists/age';
import { displayName } from '../../lists/names';
import { bulkLine, perform, previewOf } from './perform';
import { PortsCell } from './ports-cell';
import { RowActions } from './row-actions';
import type { Sizes } from './sort';
import { isInPs } from '../../lists/status';
import { StatusCell } from '../../lists/status-cell';
import { StopLine } from './stop-line';

type Props = {
  readonly container: Container;
  /** Its place in the whole table, from 1, the head included. */
  readonly rowIndex: number;
  readonly level: number;
  readonly selected: boolean;
  readonly cursor: boolean;
  /** The one row that Tab reaches. */
  readonly tabStop: boolean;
  readonly menuOpen: boolean;
  /** Undefined hides the column; null is not measured yet. */
  readonly size: ReturnType<Sizes['get']> | null | undefined;
  readonly reason: string | null;
  /** Given by the table: a hook in each of hundreds of rows would cost more than the rows. */
  readonly t: TFunction;
  readonly language: string;
};

/** The longest title; a label or a command can be as long as its writer likes. */
const longestTitle = 400;

/** One container. It renders only when something of its own changes. */
export const ContainerRow = memo(function ContainerRow(props: Props) {
  const { container, rowIndex, level, selected, cursor, tabStop, menuOpen, size, reason, t, language } = props;
  const { id, stopping } = container;
  const name = displayName(container);
  const tabIndex = tabStop ? 0 : -1;
  const actions = <RowActions container={container} tabIndex={tabIndex} open={menuOpen} reason={reason} t={t} />;
  const classes = [cursor && 'is-cursor', menuOpen && 'is-open'].filter(Boolean).join(' ');
  return (
    <tr
      data-key={id}
      className={classes || undefined}
      aria-label={visibleText(name.slice(0, longestTitle))}
      aria-rowindex={rowIndex}
      aria-level={level}
      aria-selected={selected}
      tabIndex={tabIndex}
    >
      <td>
        <Checkbox checked={selected} tabIndex={tabIndex} label={t('containers.row.select', { name: visibleText(name) })} />
      </td>
      <td>
        <StatusCell container={container} t={t} />
      </td>
      <td className="ind name trunc" title={visibleText(`${name}\n${container.command}`.slice(0, longestTitle))}>
        <SafeText text={name} />
      </td>
      <td>
        <RefText text={container.image} />
      </td>
      {stopping !== null && isInPs(container) ? (
        <td className="fullcell" colSpan={size === undefined ? 2 : 3}>
          <div className="row">
            <StopLine key={stopping.since} stopping={stopping} />
            <Button
              variant="ghost-danger"
              size="sm"
              tabIndex={tabIndex}
              reason={reason}
              aria-label={t('containers.stop.killNow', { name: visibleText(name) })}
              onClick={() => void perform('containers.kill', { ids: [id], signal: 'SIGKILL' })}
              {...previewOf(() => bulkLine('containers.kill', { ids: [id], signal: 'SIGKILL' }))}
            >
              {t('containers.verbs.killNow')}
            </Button>
            {actions}
          </div>
        </td>
      ) : (
        <>
          <td>
            <PortsCell container={container} tabIndex={tabIndex} t={t} />
          </td>
          {size !== undefined && (
            <td
              className="num"
              title={
                size === null
                  ? undefined
                  : t('containers.view.size', {
                      written: formatBytes(size.writable, language),
                      total: formatBytes(size.total, language),
                    })
              }
            >
              {size === null ? null : formatBytes(size.writable, language)}
            </td>
          )}
          <td className="num last">
            <Age created={container.created} t={t} language={language} />
            {actions}
          </td>
        </>
      )}
    </tr>
  );
});
