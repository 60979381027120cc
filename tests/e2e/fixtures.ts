import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { _electron, chromium, test as base, type Browser, type ElectronApplication, type Page, type Request } from '@playwright/test';
import { findElectron } from '../../scripts/electron.mjs';
import { findChromium } from '../../scripts/lib/browser.mjs';
import { DockerCli } from '../support/docker';
import { ContainersPage } from './pages/containers-page';
import { ImagesPage } from './pages/images-page';
import { RunDialog } from './pages/run-dialog';
import { Shell } from './pages/shell';

export type HostOptions = { host: 'browser' | 'desktop' };

/** What a test may choose before the application opens. */
export type AppOptions = {
  /** The window's size. */
  size: { width: number; height: number };
  /** The engine's address, when a test does not use the shared one. */
  dockerHost: string | undefined;
  language: 'en' | 'ru';
  theme: 'light' | 'dark';
  /** Whether the window's console may report errors: only where a test provokes one. */
  provokesErrors: boolean;
  /** The settings file that is there before the application starts. */
  settingsFile: string | undefined;
  /** Whether the desktop has a tray for icons to be seen in. */
  tray: boolean;
  /** Docker contexts beside the engine in use: name and address. */
  contexts: Readonly<Record<string, string>>;
};

type WindowOptions = Pick<AppOptions, 'size' | 'language' | 'theme' | 'tray'>;

type Fixtures = AppOptions & {
  cli: DockerCli;
  slipway: Page;
  shell: Shell;
  containers: ContainersPage;
  images: ImagesPage;
  runDialog: RunDialog;
};

const root = resolve(import.meta.dirname, '../..');

/** The address of the private engine that `npm test` started. */
export function sharedEngine(): string {
  const host = process.env['SLIPWAY_TEST_ENGINE'];
  if (!host) throw new Error('SLIPWAY_TEST_ENGINE is not set: run the specs through `npm test`.');
  return host;
}

/** The environment of the application under test: an engine, a config folder of its own, and nothing of the user's. */
function appEnv(dockerHost: string, configDir: string): Record<string, string> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && !name.startsWith('DOCKER_')) env[name] = value;
  }
  return {
    ...env,
    DOCKER_HOST: dockerHost,
    SLIPWAY_CONFIG_DIR: configDir,
    XDG_CONFIG_HOME: join(configDir, 'xdg'),
    DOCKER_CONFIG: join(configDir, 'docker'),
    LANGUAGE: 'en',
    LANG: 'en_US.UTF-8',
  };
}

/** Writes contexts as `docker context create` does: https://docs.docker.com/engine/manage-resources/contexts/ */
function writeContexts(dockerConfig: string, contexts: Readonly<Record<string, string>>): void {
  for (const [name, address] of Object.entries(contexts)) {
    const folder = join(dockerConfig, 'contexts/meta', createHash('sha256').update(name).digest('hex'));
    mkdirSync(folder, { recursive: true });
    const meta = { Name: name, Metadata: {}, Endpoints: { docker: { Host: address, SkipTLSVerify: false } } };
    writeFileSync(join(folder, 'meta.json'), JSON.stringify(meta));
  }
}

/** Starts the browser host; resolves with the address it prints. */
export async function startBrowserHost(
  dockerHost: string,
  configDir: string,
): Promise<{ url: string; child: ChildProcess; stop: () => Promise<void> }> {
  const child = spawn(process.execPath, [join(root, 'out/main/serve.js')], {
    env: appEnv(dockerHost, configDir),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const url = await new Promise<string>((done, refuse) => {
    lines.on('line', (line) => {
      const found = /^Slipway is at (\S+)$/.exec(line);
      if (found?.[1]) done(found[1]);
    });
    child.on('exit', (code) => refuse(new Error(`The browser host ended with ${String(code)}.`)));
  });
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  return { url, child, stop };
}

/** What Chromium does to requests under way when an interface comes or goes, as with every container on this machine. */
const NETWORK_CHANGED = 'ERR_NETWORK_CHANGED';

/** Opens the page, again when the network changed while its files were loading. */
async function openPage(page: Page, url: string): Promise<void> {
  for (let tries = 0; tries < 3; tries += 1) {
    let changed = false;
    const watch = (request: Request): void => {
      changed ||= request.failure()?.errorText.includes(NETWORK_CHANGED) ?? false;
    };
    page.on('requestfailed', watch);
    await page.goto(url, { waitUntil: 'load' }).catch((error: unknown) => {
      if (!String(error).includes(NETWORK_CHANGED)) throw error;
      changed = true;
    });
    page.off('requestfailed', watch);
    if (!changed) return;
    await page.goto('about:blank');
  }
}

type Opened = { page: Page; close: () => Promise<void> };

async function openInBrowser(options: WindowOptions, dockerHost: string, configDir: string): Promise<Opened> {
  const served = await startBrowserHost(dockerHost, configDir);
  let browser: Browser | undefined;
  try {
    browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: ['--no-sandbox', '--disable-quic'] });
    const context = await browser.newContext({
      viewport: options.size,
      locale: options.language,
      colorScheme: options.theme,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const page = await context.newPage();
    await openPage(page, served.url);
    const opened = browser;
    return {
      page,
      close: async () => {
        await opened.close();
        await served.stop();
      },
    };
  } catch (error) {
    await browser?.close();
    await served.stop();
    throw error;
  }
}

const apps = new WeakMap<Page, ElectronApplication>();

/** The main process behind a window of the desktop. */
export function mainOf(page: Page): ElectronApplication {
  const app = apps.get(page);
  if (!app) throw new Error('This window is a browser\'s: it has no main process.');
  return app;
}

/**
 * An environment whose session bus has a watcher for the icons of a tray, or none: a `dbus-send` of our own, first on the
 * PATH, answers for it. The machines that tests run on have no session bus, and no panel.
 */
function trayEnv(there: boolean, configDir: string): Record<string, string> {
  const folder = join(configDir, 'bin');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'dbus-send'), `#!/bin/sh\necho '   boolean ${String(there)}'\n`, { mode: 0o755 });
  return { PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}`, DBUS_SESSION_BUS_ADDRESS: `unix:path=${join(configDir, 'no-bus')}` };
}

/** Starts the desktop with the words of a person, if any. It may open no window. Unless said otherwise it has a tray. */
export async function startDesktop(
  options: Pick<WindowOptions, 'language' | 'theme'> & { readonly followsSystem?: boolean; readonly tray?: boolean },
  dockerHost: string,
  configDir: string,
  words: readonly string[] = [],
): Promise<ElectronApplication> {
  const found = findElectron();
  if (found.executablePath === null) throw new Error(`No Electron here: ${found.reason}`);
  return _electron.launch({
    executablePath: found.executablePath,
    args: [root, `--user-data-dir=${join(configDir, 'profile')}`, `--lang=${options.language}`, '--no-sandbox', ...words],
    env: { ...appEnv(dockerHost, configDir), ...trayEnv(options.tray ?? true, configDir), ...(options.theme === 'dark' ? { STANDIN_DARK: '1' } : {}) },
    // Only without a scheme of Playwright's own does the page follow the system.
    colorScheme: options.followsSystem ? null : options.theme,
    locale: options.language,
  });
}

/** The window of a desktop, as soon as it has one. */
export async function windowOf(app: ElectronApplication): Promise<Page> {
  const page = await app.firstWindow();
  apps.set(page, app);
  return page;
}

async function openOnDesktop(options: WindowOptions, dockerHost: string, configDir: string): Promise<Opened> {
  const app = await startDesktop(options, dockerHost, configDir);
  const page = await windowOf(app);
  await page.setViewportSize(options.size);
  return { page, close: () => app.close() };
}

export const test = base.extend<Fixtures, HostOptions>({
  host: ['browser', { option: true, scope: 'worker' }],
  size: [{ width: 1280, height: 800 }, { option: true }],
  dockerHost: [undefined, { option: true }],
  language: ['en', { option: true }],
  theme: ['light', { option: true }],
  provokesErrors: [false, { option: true }],
  settingsFile: [undefined, { option: true }],
  tray: [true, { option: true }],
  contexts: [{}, { option: true }],

  cli: async ({ dockerHost }, use) => {
    const cli = new DockerCli(dockerHost ?? sharedEngine());
    // A test with an engine of its own starts with an empty one, and removes all of it.
    if (dockerHost === undefined) await cli.removeAll();
    await use(cli);
    if (dockerHost === undefined) await cli.removeAll();
  },

  slipway: async (
    { host, size, language, theme, tray, provokesErrors, settingsFile, contexts, cli },
    use,
    info,
  ) => {
    const configDir = mkdtempSync(join(tmpdir(), 'slipway-e2e-'));
    if (settingsFile !== undefined) writeFileSync(join(configDir, 'settings.json'), settingsFile);
    writeContexts(join(configDir, 'docker'), contexts);
    const open = host === 'browser' ? openInBrowser : openOnDesktop;
    const { page, close } = await open({ size, language, theme, tray }, cli.host, configDir);
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes(NETWORK_CHANGED)) problems.push(message.text());
    });
    await page.getByRole('contentinfo').waitFor();
    await use(page);
    if (info.status !== info.expectedStatus) {
      await info.attach('window', { body: await page.screenshot(), contentType: 'image/png' });
    }
    await close();
    rmSync(configDir, { recursive: true, force: true });
    if (info.status === info.expectedStatus && !provokesErrors && problems.length > 0) {
      throw new Error(`The window's console reported errors:\n${problems.join('\n')}`);
    }
  },

  shell: async ({ slipway }, use) => use(new Shell(slipway)),
  containers: async ({ slipway }, use) => use(new ContainersPage(slipway)),
  images: async ({ slipway }, use) => use(new ImagesPage(slipway)),
  runDialog: async ({ slipway }, use) => use(new RunDialog(slipway)),
});

export { expect } from '@playwright/test';
