#!/usr/bin/env node
// `npm run dist`: the packages that people install, of this platform's kinds, in dist/.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import './lib/node-version.mjs';
import { repository } from './lib/repository.mjs';
import { binary, ensureBuild, ensurePackages } from './lib/setup.mjs';

const HELP = `
Installs, builds if anything changed, and makes packages into dist/, with their sizes and SHA-256 sums.

  npm run dist                       all of this platform's: deb, rpm, AppImage; dmg, zip; the installer for Windows
  npm run dist -- --linux deb        only this kind
  npm run dist -- --dir              the application's folder alone, not packed

Other arguments are electron-builder's. What it downloads (Electron and the tools that pack) comes from github.com:

  ELECTRON_DIST=<zip or folder>      this Electron instead, of the version in package.json
  USE_SYSTEM_FPM=true                the fpm of this machine, which makes deb and rpm
  APPIMAGE_TOOLS_PATH=<folder>       the unpacked tools that make an AppImage
  CSC_LINK, CSC_KEY_PASSWORD         the certificate to sign with; without one, packages are not signed
  GITHUB_REPOSITORY=<owner/name>     where packages are published: what installed ones look at for updates
`;

const output = join(repository, 'dist');
const { electron } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')).devDependencies;
const PACKAGES = /\.(deb|rpm|AppImage|dmg|zip|exe)$/;
const OFFLINE = /ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|timed? ?out|Response code|fetch failed/i;

async function dist(args) {
  if (process.env.ELECTRON_DIST && !existsSync(process.env.ELECTRON_DIST)) {
    throw new Error(`ELECTRON_DIST names nothing: ${process.env.ELECTRON_DIST}`);
  }
  await ensurePackages();
  await ensureBuild();
  // What an earlier run left would be summed and published with this one's.
  rmSync(output, { recursive: true, force: true });
  const failure = await build(args);
  if (failure) throw new Error(failure);
  for (const path of asars()) console.log(`${megabytes(path)}  ${path}`);
  const packages = readdirSync(output).filter((name) => PACKAGES.test(name)).sort();
  const lines = packages.map((name) => `${sha256(join(output, name))}  ${name}`);
  packages.forEach((name, at) => console.log(`${megabytes(name)}  ${lines[at]}`));
  if (packages.length > 0) writeFileSync(join(output, 'SHA256SUMS'), `${lines.join('\n')}\n`);
}

/** Runs electron-builder; resolves to what went wrong in our words, or null. Its traces are of use only with DEBUG. */
async function build(args) {
  const command = [binary('electron-builder'), '--config', 'electron-builder.config.mjs', '--publish', 'never', ...args];
  const child = spawn(process.execPath, command, { cwd: repository, stdio: ['inherit', 'pipe', 'inherit'] });
  const ended = new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  let step = '';
  let error = '';
  for await (const line of createInterface({ input: child.stdout })) {
    if (/^\s*⨯/.test(line)) error ||= line.replace(/^\s*⨯\s*|\s+(failedTask|stackTrace)=.*$/g, '');
    if (/^\s*•/.test(line)) step = line;
    if (process.env.DEBUG || (!error && !/^\s+at /.test(line))) console.log(line);
  }
  if ((await ended) === 0) return null;
  return `${error || 'electron-builder failed'}\n${OFFLINE.test(error) ? withoutNetwork(step) : ''}`.trim();
}

function withoutNetwork(step) {
  if (/building\s+target=(deb|rpm)/.test(step)) return 'fpm could not be downloaded: install it and set USE_SYSTEM_FPM=true.';
  if (/building\s/.test(step)) return 'A tool that packs could not be downloaded. npm run dist -- --help names what can be set instead.';
  return `Electron's binary could not be downloaded: set ELECTRON_DIST to its zip, electron-v${electron}-<platform>-<arch>.zip, or to where it is unpacked.`;
}

/** The application itself inside of what was packed. */
function asars() {
  return readdirSync(output, { recursive: true }).filter((path) => path.endsWith('app.asar')).sort();
}

const megabytes = (path) => `${(statSync(join(output, path)).size / 1e6).toFixed(1)} MB`.padStart(9);
const sha256 = (path) => createHash('sha256').update(readFileSync(path)).digest('hex');

try {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) console.log(HELP.trim());
  else await dist(args);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
