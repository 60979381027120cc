#!/usr/bin/env node
// The images that must exist without a network: `web-image` for the first run, `busybox` for the tests.
// Both are built by the engine itself from the machine's static busybox.
import { spawnSync } from 'node:child_process';
import { closeSync, copyFileSync, mkdtempSync, openSync, readSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { engineRequest } from './lib/engine-api.mjs';
import { isMain, runMain } from './lib/main.mjs';
import { repository } from './lib/repository.mjs';
import { which } from './lib/system.mjs';

const BUSYBOX_DOCKERFILE = `FROM scratch
COPY busybox /bin/busybox
RUN ["/bin/busybox", "--install", "-s", "/bin"]
RUN mkdir -p /etc /root /tmp /var && echo 'root:x:0:0:root:/root:/bin/sh' > /etc/passwd && echo 'root:x:0:' > /etc/group
CMD ["sh"]
`;

/** The machine's static busybox, or null when there is none or it needs shared libraries. Linux only. */
export function staticBusybox() {
  const path = process.platform === 'linux' ? which('busybox') : null;
  return path && isStatic(path) ? path : null;
}

/** Makes `web-image:latest` on the engine at this socket, unless it has one. Throws when that fails. */
export const ensureWebImage = (socket) =>
  ensureImage(socket, 'web-image', (folder) => {
    const source = join(repository, 'resources', 'web-image');
    for (const name of readdirSync(source)) copyFileSync(join(source, name), join(folder, name));
  });

/** Makes `busybox:latest` (sh, sleep, cat and the rest) on the engine at this socket, unless it has one. */
export const ensureBusyboxImage = (socket) =>
  ensureImage(socket, 'busybox', (folder) => writeFileSync(join(folder, 'Dockerfile'), BUSYBOX_DOCKERFILE));

async function ensureImage(socket, name, fill) {
  if ((await engineRequest(socket, 'GET', `/images/${name}:latest/json`)).status === 200) return false;
  const busybox = staticBusybox();
  if (!busybox) throw new Error(`${name} is made of a static busybox, and none is installed (Debian: busybox-static).`);
  const folder = mkdtempSync(join(tmpdir(), 'slipway-image-'));
  try {
    fill(folder);
    copyFileSync(busybox, join(folder, 'busybox'));
    const tar = spawnSync('tar', ['--owner=0', '--group=0', '-C', folder, '-cf', '-', '.'], { maxBuffer: 64 * 2 ** 20 });
    if (tar.status !== 0) throw new Error(`tar: ${tar.error?.message ?? tar.stderr}`);
    const built = await engineRequest(socket, 'POST', `/build?t=${name}:latest&forcerm=1`, { body: tar.stdout, type: 'application/x-tar' });
    const error = built.status === 200 ? buildError(built.text) : built.text;
    if (error) throw new Error(`${name} could not be built: ${error}`);
    return true;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// A failed build answers 200; the error is a line of its own in the stream.
function buildError(text) {
  const last = text.trim().split('\n').pop() ?? '';
  return last.startsWith('{') ? JSON.parse(last).error : undefined;
}

/** An ELF file is static when no program header (64 bit) names an interpreter. https://refspecs.linuxfoundation.org/elf */
function isStatic(path) {
  const head = Buffer.alloc(4096);
  const file = openSync(path, 'r');
  readSync(file, head, 0, head.length, 0);
  closeSync(file);
  if (head.toString('latin1', 0, 4) !== '\x7fELF') return false;
  const wide = head[4] === 2;
  const start = wide ? Number(head.readBigUInt64LE(32)) : head.readUInt32LE(28);
  const size = head.readUInt16LE(wide ? 54 : 42);
  const count = head.readUInt16LE(wide ? 56 : 44);
  const INTERPRETER = 3;
  return Array.from({ length: count }, (_, i) => head.readUInt32LE(start + i * size)).every((type) => type !== INTERPRETER);
}

const HELP = `Makes web-image on an engine, without a network.

  node scripts/sample-images.mjs --socket PATH [--busybox]

  --busybox   also make busybox:latest, the image of the tests
`;

async function main({ socket, busybox }) {
  if (!socket) throw new Error('Which engine? See --help.');
  console.log((await ensureWebImage(socket)) ? 'web-image is made.' : 'web-image is there.');
  if (busybox) console.log((await ensureBusyboxImage(socket)) ? 'busybox is made.' : 'busybox is there.');
}

if (isMain(import.meta.url)) {
  await runMain(main, { help: HELP, options: { socket: { type: 'string' }, busybox: { type: 'boolean' } } });
}
