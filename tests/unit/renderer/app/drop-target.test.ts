import { describe, expect, it } from 'vitest';
import { outcomeOf } from '../../../../src/renderer/app/drop-target';
import type { Dropped } from '../../../../src/shared/models';

const folder: Dropped = { path: '/srv/site', kind: 'folder' };
const file: Dropped = { path: '/etc/app.conf', kind: 'file' };
const archive: Dropped = { path: '/tmp/images.tar', kind: 'archive' };
const other: Dropped = { path: '/tmp/more.tgz', kind: 'archive' };

describe('a drop on the window', () => {
  it('mounts folders and files', () => {
    expect(outcomeOf('window', [folder, file], 2)).toEqual({ kind: 'mounts', paths: ['/srv/site', '/etc/app.conf'] });
  });
  it('loads an archive', () => {
    expect(outcomeOf('window', [archive], 1)).toEqual({ kind: 'load', path: '/tmp/images.tar' });
  });
  it('mounts an archive among other files: it is one of them', () => {
    expect(outcomeOf('window', [folder, archive], 2)).toMatchObject({ kind: 'mounts' });
  });
  it('refuses several archives', () => {
    expect(outcomeOf('window', [archive, other], 2)).toEqual({ kind: 'refused', why: 'oneArchive' });
  });
  it.each([
    ['is gone', [], 1],
    ['is gone in part', [folder], 2],
  ])('refuses what %s', (_what, dropped, count) => {
    expect(outcomeOf('window', dropped, count)).toEqual({ kind: 'refused', why: 'gone' });
  });
});

describe('a drop on an open dialog', () => {
  it('mounts whatever it is in the run form, an archive too', () => {
    expect(outcomeOf('mounts', [archive, other], 2)).toMatchObject({ kind: 'mounts' });
  });
  it('fills the dialog of docker load with one archive, and takes nothing else there', () => {
    expect(outcomeOf('load', [archive], 1)).toEqual({ kind: 'load', path: '/tmp/images.tar' });
    expect(outcomeOf('load', [archive, other], 2)).toEqual({ kind: 'refused', why: 'oneArchive' });
    expect(outcomeOf('load', [file], 1)).toEqual({ kind: 'refused', why: 'noArchive' });
  });
  it('does nothing where files mean nothing', () => {
    expect(outcomeOf('none', [archive], 1)).toEqual({ kind: 'refused', why: 'busy' });
  });
});
