import type { Container } from '../../../shared/models';
import { compareNames } from './sort';
import { isInPs } from '../../lists/status';

/** The rows of the table in their order. Keys are stable, so that cursor and scroll survive every update. */
export type GroupRow = {
  readonly kind: 'group';
  readonly key: string;
  /** Empty for the containers that belong to no project. */
  readonly project: string;
  readonly file: string;
  readonly collapsed: boolean;
  /** Everything in the project that the filter lets through, also what `docker ps` does not list. */
  readonly members: readonly Container[];
  /** How many of them do something now: neither paused nor between two restarts. */
  readonly running: number;
};
export type ContainerRow = { readonly kind: 'container'; readonly key: string; readonly container: Container };
export type Row = GroupRow | ContainerRow;

export const groupKey = (project: string): string => `group ${project}`;

type Options = {
  /** Whether stopped containers are listed: `docker ps -a`. */
  readonly all: boolean;
  readonly collapsed: ReadonlySet<string>;
};

/**
 * Puts sorted containers under the head of their compose project: projects by name, 'no project' last, and no heads at
 * all where nothing that is listed belongs to a project.
 */
export function tableRows(sorted: readonly Container[], { all, collapsed }: Options): Row[] {
  const isListed = (container: Container): boolean => all || isInPs(container);
  const groups = new Map<string, Container[]>();
  for (const container of sorted) {
    const members = groups.get(container.project);
    if (members) members.push(container);
    else groups.set(container.project, [container]);
  }
  const listed = [...groups].filter(([, members]) => members.some(isListed));
  if (listed.every(([project]) => project === '')) return sorted.filter(isListed).map(containerRow);

  return listed.sort(([a], [b]) => byProject(a, b)).flatMap(([project, members]) => {
    const head = groupRow(project, members, collapsed.has(project));
    return head.collapsed ? [head] : [head, ...members.filter(isListed).map(containerRow)];
  });
}

const containerRow = (container: Container): ContainerRow => ({ kind: 'container', key: container.id, container });

function groupRow(project: string, members: readonly Container[], collapsed: boolean): GroupRow {
  return {
    kind: 'group',
    key: groupKey(project),
    project,
    file: project === '' ? '' : (members.find((member) => member.projectFile !== '')?.projectFile ?? ''),
    collapsed,
    members,
    running: members.filter(({ state }) => state === 'running').length,
  };
}

function byProject(a: string, b: string): number {
  if (a === '' || b === '') return Number(a === '') - Number(b === '');
  return compareNames(a, b) || (a < b ? -1 : Number(a > b));
}

/** The ids of the container rows, in order. */
export function rowIds(rows: readonly Row[]): string[] {
  return rows.flatMap((row) => (row.kind === 'container' ? [row.container.id] : []));
}
