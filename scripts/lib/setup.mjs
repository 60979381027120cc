// What every command does first in a fresh clone: packages, then bundles. Both only when something changed.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './repository.mjs';
import { run } from './run.mjs';

const at = (...parts) => join(repository, ...parts);
const json = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** Runs `npm ci` unless what is installed is what package-lock.json asks for. Throws when it fails. */
export async function ensurePackages() {
  if (packagesMatch()) return;
  console.log('Installing packages (npm ci)');
  // Under `npm run` npm tells where it is; on Windows npm itself is a batch file, which only a shell can run.
  const npm = process.env.npm_execpath;
  const code = npm?.endsWith('.js')
    ? await run(process.execPath, [npm, 'ci'], { cwd: repository })
    : await run('npm', ['ci'], { cwd: repository, shell: process.platform === 'win32' });
  if (code !== 0) throw new Error('npm ci failed: its own words are above. It needs the npm registry once.');
}

// npm notes what it installed in node_modules/.package-lock.json. What is optional may be missing: other platforms.
function packagesMatch() {
  try {
    const installed = json(at('node_modules', '.package-lock.json')).packages;
    return Object.entries(json(at('package-lock.json')).packages).every(([path, wanted]) => {
      if (path === '') return true;
      const found = installed[path];
      return found ? found.version === wanted.version && existsSync(at(path)) : Boolean(wanted.optional ?? wanted.devOptional);
    });
  } catch {
    return false;
  }
}

const SOURCES = ['src', 'resources', 'electron.vite.config.ts', 'package.json', 'package-lock.json', 'tsconfig.json'];
const BUNDLES = ['main/index.js', 'main/serve.js', 'renderer/index.html'];

/** Runs `electron-vite build` unless the bundles in out/ were made from these very sources. Throws when it fails. */
export async function ensureBuild() {
  const stamp = at('out', '.sources');
  const hash = hashOfSources();
  const built = BUNDLES.every((path) => existsSync(at('out', path))) && existsSync(stamp);
  if (built && readFileSync(stamp, 'utf8') === hash) return;
  console.log('Building (electron-vite build)');
  const code = await run(process.execPath, [binary('electron-vite'), 'build', '--logLevel', 'warn'], { cwd: repository });
  if (code !== 0) throw new Error('The build failed: its own words are above.');
  writeFileSync(stamp, hash);
}

function hashOfSources() {
  const hash = createHash('sha256');
  const add = (path) => {
    if (!existsSync(at(path))) return;
    hash.update(`${path}\0`).update(readFileSync(at(path))).update('\0');
  };
  for (const source of SOURCES) {
    if (/\.\w+$/.test(source)) add(source);
    else files(source).sort().forEach(add);
  }
  return hash.digest('hex');
}

function files(folder) {
  return readdirSync(at(folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? files(path) : [path];
  });
}

/** The script behind a package's command, to be run with Node: `.bin` holds batch files on Windows. */
export function binary(name, packageName = name) {
  const { bin } = json(at('node_modules', packageName, 'package.json'));
  return at('node_modules', packageName, typeof bin === 'string' ? bin : bin[name]);
}
