import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractAll, extractFile, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { FuseState } from '@electron/fuses/dist/constants';
import { _electron } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import configuration from '../../electron-builder.config.mjs';
import { findElectron } from '../../scripts/electron.mjs';
import { which } from '../../scripts/lib/system.mjs';
import { DockerCli } from '../support/docker';
import { testEngine } from '../support/engine';
import { pack, type Packed } from '../support/packages';
import { describeUnless } from '../support/skip';

/*
 * What is packed of the application. Electron's binary is stood in for by a file with its fuses where it cannot be had;
 * the application itself is the real one.
 */

const root = join(import.meta.dirname, '../..');
type Locked = { readonly packages: Readonly<Record<string, { readonly version: string; readonly dev?: boolean }>> };
const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Locked;
const { version, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly version: string;
  readonly devDependencies: { readonly electron: string };
};

const folder = mkdtempSync(join(tmpdir(), 'slipway-package-'));
let packed: Packed;
let files: string[];
beforeAll(async () => {
  packed = await pack(folder);
  files = listPackage(packed.asar, { isPack: false });
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const resources = () => readdirSync(join(packed.folder, 'resources'));

describe('what is packed', () => {
  it('is the built application, its icons and what it needs, and nothing of the checkout beside these', () => {
    const top = new Set(files.map((file) => file.split('/')[1]));
    expect([...top].sort()).toEqual(['LICENSE', 'node_modules', 'out', 'package.json', 'resources']);
    expect(files).toContain('/out/main/index.js');
    expect(files).toContain('/out/preload/index.cjs');
    expect(files).toContain('/out/renderer/index.html');
    for (const icon of readdirSync(join(root, 'resources/tray')).filter((name) => name.endsWith('.png'))) {
      expect(files).toContain(`/resources/tray/${icon}`);
    }
  });

  it('is the only application there', () => {
    expect(resources().filter((name) => name.endsWith('.asar'))).toEqual(['app.asar']);
  });

  it('names itself to Windows as the shortcut of its installer does', () => {
    const main = extractFile(packed.asar, 'out/main/index.js').toString();
    expect(main).toContain(`setAppUserModelId("${configuration.appId}")`);
  });

  it('has no package that only development needs', () => {
    const needed = Object.entries(packages).filter(([path, { dev }]) => path.includes('node_modules/') && !dev);
    const allowed = new Set(needed.map(([path, one]) => `${path.replace(/.*node_modules\//, '')}@${one.version}`));
    const found = files
      .filter((file) => /\/node_modules\/(@[^/]+\/)?[^/@]+\/package\.json$/.test(file))
      .map((file) => JSON.parse(extractFile(packed.asar, file.slice(1)).toString()) as { name: string; version: string })
      .map((one) => `${one.name}@${one.version}`);
    expect(found.map((one) => one.replace(/@[^@]+$/, ''))).toContain('dockerode');
    expect(found.filter((one) => !allowed.has(one))).toEqual([]);
  });

  it('has no types, source maps or compiled add-ons', () => {
    expect(files.filter((file) => /\.(ts|cts|mts|map|node)$/.test(file))).toEqual([]);
    expect(resources()).not.toContain('app.asar.unpacked');
  });

  it('has neither the browser host nor a server for it', () => {
    expect(files.filter((file) => /serve\.js$|node_modules\/ws\b/.test(file))).toEqual([]);
  });

  it('keeps of the texts of Chromium the two languages of the window', () => {
    expect(readdirSync(join(packed.folder, 'locales')).sort()).toEqual(['en-GB.pak', 'en-US.pak', 'ru.pak']);
  });

  it('looks for updates nowhere when it is published nowhere', () => {
    expect(resources()).not.toContain('app-update.yml');
  });

  it('looks for updates in the repository that it is published from', async () => {
    vi.stubEnv('GITHUB_REPOSITORY', 'someone/slipway');
    vi.resetModules();
    const published = (await import('../../electron-builder.config.mjs')).default;
    vi.unstubAllEnvs();
    expect(published.publish).toMatchObject({ provider: 'github', owner: 'someone', repo: 'slipway' });
  });

  it('has every fuse set against code from elsewhere', async () => {
    const wire = await getCurrentFuseWire(packed.executable);
    const state = (fuse: FuseV1Options) => wire[fuse];
    const off = [
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
      FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
      FuseV1Options.GrantFileProtocolExtraPrivileges,
    ];
    const on = [
      FuseV1Options.EnableCookieEncryption,
      FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
      FuseV1Options.OnlyLoadAppFromAsar,
    ];
    expect(off.map(state)).toEqual(off.map(() => FuseState.DISABLE));
    expect(on.map(state)).toEqual(on.map(() => FuseState.ENABLE));
  });
});

/** The groups of a desktop entry: https://specifications.freedesktop.org/desktop-entry-spec/latest/basic-format.html */
function groups(entry: string): Map<string, Map<string, string>> {
  const found = new Map<string, Map<string, string>>();
  for (const [, name = '', body = ''] of entry.matchAll(/^\[(.+)\]\n((?:[^[\n].*\n?)*)/gm)) {
    found.set(name, new Map([...body.matchAll(/^([^=\n]+)=(.*)$/gm)].map(([, key = '', value = '']) => [key, value])));
  }
  return found;
}

describe.each([
  ['deb', '/opt/Slipway/slipway'],
  ['rpm', '/opt/Slipway/slipway'],
  ['AppImage', 'AppRun'],
])('the desktop entry of the %s', (kind, command) => {
  it('starts the application, and is that of its windows', () => {
    const main = groups(packed.entries.get(kind) ?? '').get('Desktop Entry');
    expect(main?.get('Exec')).toBe(`${command} %U`);
    expect(main?.get('StartupWMClass')).toBe('slipway');
    expect(main?.get('Comment[ru]')).toMatch(/[а-яё]/);
  });

  it('offers the actions of the tray that need no container, in both languages', () => {
    const entry = groups(packed.entries.get(kind) ?? '');
    const names = entry.get('Desktop Entry')?.get('Actions')?.split(';').filter(Boolean) ?? [];
    const actions = names.map((name) => entry.get(`Desktop Action ${name}`));
    expect(actions.map((action) => action?.get('Exec'))).toEqual([
      `${command} run`,
      `${command} stop-all`,
      `${command} settings`,
      `${command} quit`,
    ]);
    expect(actions.map((action) => action?.get('Name'))).toEqual([
      'Run a container',
      'Stop all running containers',
      'Settings',
      'Quit Slipway',
    ]);
    expect(actions.map((action) => action?.get('Name[ru]'))).toEqual([
      'Запустить контейнер',
      'Остановить все запущенные контейнеры',
      'Настройки',
      'Выйти из Slipway',
    ]);
  });

  it('keeps to the rules of such entries', () => {
    const path = join(folder, `${kind}.desktop`);
    writeFileSync(path, packed.entries.get(kind) ?? '');
    expect(groups(readFileSync(path, 'utf8')).size).toBe(5);
    // The desktop's own judge, where it is installed: it fails with its words.
    const judge = which('desktop-file-validate');
    if (judge) execFileSync(judge, ['--no-hints', path], { encoding: 'utf8' });
  });
});

const electron = findElectron();
describeUnless(electron.reason, 'the packed application', () => {
  let unpacked: string;
  beforeAll(() => {
    unpacked = join(folder, 'unpacked');
    extractAll(packed.asar, unpacked);
  });

  it('can load its updater', () => {
    const load = createRequire(join(unpacked, 'out/main/index.js'));
    expect(Object.keys(load('electron-updater') as object)).toContain('autoUpdater');
  });

  it('opens and lists the containers of an engine, with nothing of the checkout near it', async () => {
    const cli = new DockerCli(testEngine().host);
    await cli.docker('create', '--name', 'packed-app', 'busybox', 'true');
    const config = join(folder, 'config');
    const app = await _electron.launch({
      executablePath: electron.executablePath ?? '',
      args: [unpacked, `--user-data-dir=${join(folder, 'profile')}`, '--lang=en', '--no-sandbox', 'containers'],
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: folder,
        DISPLAY: process.env['DISPLAY'] ?? '',
        DOCKER_HOST: testEngine().host,
        SLIPWAY_CONFIG_DIR: config,
        STANDIN_ELECTRON_VERSION: devDependencies.electron,
      },
      locale: 'en',
    });
    try {
      const page = await app.firstWindow();
      await page.getByRole('button', { name: /docker ps -a/ }).click();
      await page.getByText('packed-app', { exact: true }).waitFor();
      expect(await app.evaluate(({ app: itself }) => itself.getVersion())).toBe(version);
    } finally {
      await app.close();
      await cli.docker('rm', '-f', 'packed-app');
    }
  });
});
