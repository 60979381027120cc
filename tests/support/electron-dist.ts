import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createPackageFromStreams } from '@electron/asar';
import { findElectron } from '../../scripts/electron.mjs';

/** Where @electron/fuses finds the fuses, in a real binary as in this one: https://github.com/electron/fuses */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** Version 1 with eight fuses, as a fresh Electron has them: https://www.electronjs.org/docs/latest/tutorial/fuses */
const FUSES = Buffer.concat([Buffer.from(SENTINEL), Buffer.from([1, 8]), Buffer.from('10110001')]);
const FILES = ['LICENSE', 'LICENSES.chromium.html', 'icudtl.dat', 'resources.pak', 'version', 'chrome-sandbox'];
const LOCALES = ['de', 'en-GB', 'en-US', 'fr', 'ru'];

/**
 * The folder of an unpacked Electron for Linux, to make packages of: the installed one, or, where its binary cannot be
 * had, one made in `folder` with the files of a real one and nothing in them but the fuses. That one does not run.
 */
export async function electronDist(folder: string): Promise<string> {
  const installed = findElectron({ standIn: false });
  if (installed.kind === 'electron') return dirname(installed.executablePath);
  for (const name of ['resources', 'locales']) mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'electron'), FUSES, { mode: 0o755 });
  for (const name of [...FILES, ...LOCALES.map((locale) => `locales/${locale}.pak`)]) writeFileSync(join(folder, name), '');
  await createPackageFromStreams(join(folder, 'resources/default_app.asar'), []);
  return folder;
}
