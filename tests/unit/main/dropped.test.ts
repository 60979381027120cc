import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lookAtDropped } from '../../../src/main/dropped';

it('tells folders, files and archives apart, and leaves out what is not there', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-dropped-'));
  const at = (name: string) => join(folder, name);
  mkdirSync(at('shop'));
  mkdirSync(at('folder.tar'));
  for (const name of ['nginx.conf', 'images.tar', 'IMAGES.TAR.GZ', 'images.tgz', 'tar']) writeFileSync(at(name), '');
  const names = ['shop', 'folder.tar', 'nginx.conf', 'images.tar', 'IMAGES.TAR.GZ', 'images.tgz', 'tar', 'gone'];
  expect(await lookAtDropped([...names.map(at), ''])).toEqual([
    { path: at('shop'), kind: 'folder' },
    { path: at('folder.tar'), kind: 'folder' },
    { path: at('nginx.conf'), kind: 'file' },
    { path: at('images.tar'), kind: 'archive' },
    { path: at('IMAGES.TAR.GZ'), kind: 'archive' },
    { path: at('images.tgz'), kind: 'archive' },
    { path: at('tar'), kind: 'file' },
  ]);
  rmSync(folder, { recursive: true });
});
