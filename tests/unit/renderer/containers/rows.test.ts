import { describe, expect, it } from 'vitest';
import { rowIds, tableRows, type Row } from '../../../../src/renderer/features/containers/rows';
import { container } from './sample';

const show = (rows: readonly Row[]): string[] =>
  rows.map((row) => (row.kind === 'group' ? `[${row.project}] ${row.running}/${row.members.length}` : row.container.name));
const all = { all: true, collapsed: new Set<string>() };

const list = [
  container({ name: 'loose' }),
  container({ name: 'web', project: 'shop', projectFile: '/src/shop/compose.yaml' }),
  container({ name: 'migrate', project: 'shop', state: 'exited', exitCode: 0 }),
  container({ name: 'crm', project: 'crm', state: 'exited', exitCode: 0 }),
];

describe('the rows of the table', () => {
  it('puts projects by name, and those without a project last', () => {
    expect(show(tableRows(list, all))).toEqual(['[crm] 0/1', 'crm', '[shop] 1/2', 'web', 'migrate', '[] 1/1', 'loose']);
  });

  it('shows no heads when nothing belongs to a project', () => {
    const loose = [container({ name: 'a' }), container({ name: 'b' })];
    expect(show(tableRows(loose, all))).toEqual(['a', 'b']);
  });

  it('lists only what runs, but counts the whole project', () => {
    expect(show(tableRows(list, { ...all, all: false }))).toEqual(['[shop] 1/2', 'web', '[] 1/1', 'loose']);
  });

  it('lists paused and restarting containers as running, as docker ps does', () => {
    const alive = [container({ name: 'p', state: 'paused' }), container({ name: 'r', state: 'restarting' })];
    expect(show(tableRows(alive, { ...all, all: false }))).toEqual(['p', 'r']);
  });

  it('keeps the head of a collapsed project and hides its rows', () => {
    const rows = tableRows(list, { ...all, collapsed: new Set(['shop']) });
    expect(show(rows)).toEqual(['[crm] 0/1', 'crm', '[shop] 1/2', '[] 1/1', 'loose']);
  });

  it('takes the compose file from any member', () => {
    const group = tableRows(list, all).find((row) => row.kind === 'group' && row.project === 'shop');
    expect(group).toMatchObject({ file: '/src/shop/compose.yaml' });
  });

  it('gives the ids of the container rows in order', () => {
    expect(rowIds(tableRows(list, all))).toEqual([list[3], list[1], list[2], list[0]].map((one) => one?.id));
  });
});
