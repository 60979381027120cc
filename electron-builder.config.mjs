// What electron-builder makes of the built application: https://www.electron.build/configuration
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

const json = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const { author, version } = json('package.json');
const [en, ru] = ['en', 'ru'].map((language) => json(`src/shared/locales/${language}.json`));

/** One text of the desktop entry in both languages, by its key in the locale files. */
const inBoth = (field, key) => {
  const text = (texts) => key.split('.').reduce((branch, name) => branch[name], texts);
  return { [field]: text(en), [`${field}[ru]`]: text(ru) };
};

// Where packages are published, 'owner/name': as GitHub's own workflows have it. Elsewhere they are published nowhere,
// and the application leaves updates to whoever installed it.
const [owner, repo] = process.env.GITHUB_REPOSITORY?.split('/') ?? [];
const homepage = repo ? `https://github.com/${owner}/${repo}` : 'https://slipway.invalid';
const email = repo ? `${owner}@users.noreply.github.com` : 'authors@slipway.invalid';
const signed = Boolean(process.env.CSC_LINK || process.env.CSC_NAME);

/**
 * The entry in the menu of a Linux desktop, with a menu of its own. `command` starts Slipway: a second start hands its
 * words to the first. One for each kind of package: electron-builder writes into what `linux.desktop` would share.
 */
const desktop = (command) => ({
  entry: {
    ...inBoth('GenericName', 'desktop.entry.kind'),
    ...inBoth('Comment', 'desktop.entry.comment'),
    ...inBoth('Keywords', 'desktop.entry.words'),
    'X-GNOME-SingleWindow': 'true',
    Actions: 'run;stop;settings;quit;',
  },
  desktopActions: {
    run: { ...inBoth('Name', 'desktop.entry.run'), Exec: `${command} run` },
    stop: { ...inBoth('Name', 'desktop.entry.stopAll'), Exec: `${command} stop-all` },
    settings: { ...inBoth('Name', 'desktop.entry.settings'), Exec: `${command} settings` },
    quit: { ...inBoth('Name', 'desktop.entry.quit'), Exec: `${command} quit` },
  },
});
const installed = '/opt/Slipway/slipway';

export default {
  appId: 'app.slipway.desktop',
  copyright: `© ${author}`,
  // The version of package.json and nothing else: without this the build number of a CI would be added.
  buildVersion: version,
  artifactName: '${name}-${version}-${arch}.${ext}',
  directories: { output: 'dist', buildResources: 'resources/mac' },
  extraMetadata: { homepage },
  // An unpacked Electron, or its zip, for machines that cannot download one.
  electronDist: process.env.ELECTRON_DIST || null,
  // Such a one comes with the application that it shows when it has none.
  afterPack: ({ appOutDir, packager }) => rm(join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true }),
  // The window speaks two languages; so do the menus of Chromium's own.
  electronLanguages: ['en', 'ru'],
  // Nothing native is packaged, so nothing is compiled.
  npmRebuild: false,
  asar: true,
  files: [
    'LICENSE',
    'out/**',
    'resources/icons/256x256.png',
    'resources/tray/*.png',
    '!**/.sources',
    // The browser host is not for the desktop, which listens on no port.
    '!out/main/serve.js',
    '!node_modules/ws',
    // Optional parts of ssh2 that a compiler makes; without them it uses Node's own.
    '!node_modules/cpu-features',
    '!node_modules/buildcheck',
    '!node_modules/nan',
    '!node_modules/ssh2/lib/protocol/crypto/{binding.gyp,build/**,src/**}',
    // What no program reads.
    '!node_modules/@types',
    '!node_modules/undici-types',
    '!node_modules/zod/src',
    '!node_modules/**/*.{map,d.cts,d.mts,ts,flow,md,markdown}',
    '!node_modules/**/{test,tests,examples}/**',
  ],
  electronFuses: {
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    enableCookieEncryption: true,
    grantFileProtocolExtraPrivileges: false,
    loadBrowserProcessSpecificV8Snapshot: false,
  },
  publish: repo ? { provider: 'github', owner, repo, releaseType: 'draft' } : null,
  // The newer tools: an AppImage of the older ones needs libfuse2 and always starts without Chromium's sandbox.
  toolsets: { appimage: '1.0.3' },

  linux: {
    target: ['deb', 'rpm', 'AppImage'],
    executableName: 'slipway',
    syncDesktopName: true,
    icon: 'resources/icons',
    category: 'Development',
    maintainer: `${author} <${email}>`,
    synopsis: en.desktop.entry.kind,
    description: en.desktop.entry.comment,
  },
  appImage: { desktop: desktop('AppRun') },
  deb: {
    desktop: desktop(installed),
    packageCategory: 'admin',
    depends: [
      'libgtk-3-0t64 | libgtk-3-0', 'libatspi2.0-0t64 | libatspi2.0-0', 'libasound2t64 | libasound2',
      'libnss3', 'libnotify4', 'libgbm1', 'libxtst6', 'libsecret-1-0', 'libuuid1', 'xdg-utils',
    ],
    recommends: [],
    // Not recommended, as then a KDE would install the whole of GNOME.
    fpm: ['--deb-suggests', 'gnome-shell-extension-appindicator', '--deb-suggests', 'docker.io | docker-ce | podman'],
  },
  // Two packages with Electron inside would own the same links to build ids.
  rpm: { desktop: desktop(installed), fpm: ['--rpm-rpmbuild-define', '_build_id_links none'] },

  mac: {
    // The zip is what electron-updater installs.
    target: ['dmg', 'zip'].map((target) => ({ target, arch: ['x64', 'arm64'] })),
    category: 'public.app-category.developer-tools',
    icon: 'resources/icons/icon.icns',
    // Without a certificate it is signed ad hoc: libraries signed so do not load into a hardened process.
    ...(signed ? {} : { identity: '-' }),
    hardenedRuntime: signed,
    entitlements: 'resources/mac/entitlements.plist',
    entitlementsInherit: 'resources/mac/entitlements.plist',
  },
  win: { target: [{ target: 'nsis', arch: ['x64'] }], icon: 'resources/icons/icon.ico' },
  nsis: {
    oneClick: false,
    perMachine: false,
    allowToChangeInstallationDirectory: true,
    deleteAppDataOnUninstall: false,
  },
};
