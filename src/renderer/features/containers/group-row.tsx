import { memo } from 'react';
import { Box, Boxes, ChevronDown, ChevronRight, Play, RotateCw, Square } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/icon-button';
import { SafeText, visibleText } from '../../ui/safe-text';
import { StatusMark, toneOf } from '../../ui/status-mark';
import { bulkLine, perform, previewOf } from './perform';
import type { GroupRow as Group } from './rows';
import { canStart, canStop, isInPs, markOf, statusKind } from '../../lists/status';
import { useContainersView } from './view';

type Props = {
  readonly group: Group;
  readonly rowIndex: number;
  readonly columns: number;
  readonly cursor: boolean;
  readonly tabStop: boolean;
  /** The keyboard is in one of its rows. */
  readonly near: boolean;
  readonly first: boolean;
  readonly reason: string | null;
};

/** More marks than this say nothing that the count does not. */
const mostMarks = 16;

/** The head of a compose project, or of the containers that belong to none. */
export const GroupRow = memo(function GroupRow(props: Props) {
  const { group, rowIndex, columns, cursor, tabStop, near, first, reason } = props;
  const { t } = useTranslation();
  const { project, collapsed, members } = group;
  const name = project === '' ? t('containers.group.none') : visibleText(project.slice(0, 200));
  const Icon = project === '' ? Box : Boxes;
  const tabIndex = tabStop ? 0 : -1;
  const classes = ['group', cursor && 'is-cursor', near && 'is-near', first && 'is-first'].filter(Boolean).join(' ');
  return (
    <tr
      data-key={group.key}
      className={classes}
      aria-label={name}
      aria-rowindex={rowIndex}
      aria-level={1}
      aria-expanded={!collapsed}
      tabIndex={tabIndex}
    >
      <td colSpan={columns}>
        <div className="row">
          <IconButton
            className="chev"
            tabIndex={tabIndex}
            aria-expanded={!collapsed}
            label={t(collapsed ? 'containers.group.expand' : 'containers.group.collapse', { project: name })}
            icon={collapsed ? ChevronRight : ChevronDown}
            onClick={() => useContainersView.getState().fold(project, !collapsed)}
          />
          <Icon className="i i-14 dim" />
          <b className="trunc">{project === '' ? name : <SafeText text={project} />}</b>
          {group.file !== '' && (
            <span className="mono dim trunc">
              <SafeText text={group.file} title />
            </span>
          )}
          <span className="mini" aria-hidden>
            {members.slice(0, mostMarks).map((member) => {
              const mark = markOf(statusKind(member));
              return (
                <span key={member.id} className={`st st-${toneOf[mark]}`}>
                  <StatusMark kind={mark} />
                </span>
              );
            })}
          </span>
          <span className="dim sum">
            {t('containers.group.running', { running: group.running, total: members.length, count: group.running })}
          </span>
          <span className="grow" />
          {project !== '' && <GroupActions group={group} name={name} tabIndex={tabIndex} reason={reason} />}
        </div>
      </td>
    </tr>
  );
});

type ActionsProps = {
  readonly group: Group;
  readonly name: string;
  readonly tabIndex: 0 | -1;
  readonly reason: string | null;
};

function GroupActions({ group, name, tabIndex, reason }: ActionsProps) {
  const { t } = useTranslation();
  const start = { ids: group.members.filter(canStart).map(({ id }) => id) };
  const running = { ids: group.members.filter(isInPs).map(({ id }) => id) };
  const stop = { ids: group.members.filter(canStop).map(({ id }) => id) };
  const runs = running.ids.length > 0;
  const stops = stop.ids.length > 0;
  return (
    <span className="acts">
      <IconButton
        tabIndex={tabIndex}
        label={t('containers.group.start', { project: name })}
        icon={Play}
        reason={reason ?? (start.ids.length === 0 ? t('containers.bulk.allRun') : null)}
        onClick={() => void perform('containers.start', start)}
        {...previewOf(() => (start.ids.length === 0 ? null : bulkLine('containers.start', start)))}
      />
      <IconButton
        tabIndex={tabIndex}
        label={t('containers.group.stop', { project: name })}
        icon={Square}
        reason={reason ?? (stops ? null : t(runs ? 'containers.bulk.stopping' : 'containers.bulk.noneRuns'))}
        onClick={() => void perform('containers.stop', stop)}
        {...previewOf(() => (stops ? bulkLine('containers.stop', stop) : null))}
      />
      <IconButton
        tabIndex={tabIndex}
        label={t('containers.group.restart', { project: name })}
        icon={RotateCw}
        reason={reason ?? (runs ? null : t('containers.bulk.noneRuns'))}
        onClick={() => void perform('containers.restart', running)}
        {...previewOf(() => (runs ? bulkLine('containers.restart', running) : null))}
      />
    </span>
  );
}
