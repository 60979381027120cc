import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { access, constants, readFile, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { delimiter, join } from 'node:path';

/** What a command said and how it ended; `code` is null when it could not be run or took too long. */
export type Ran = { readonly code: number | null; readonly output: string };

export type SocketFile =
  | { readonly kind: 'there'; readonly owner: string; readonly group: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'closed' };

/** The computer that Slipway runs on, as far as it is looked at to explain why an engine does not answer. */
export type Host = {
  readonly platform: NodeJS.Platform;
  readonly user: string;
  readonly isRoot: boolean;
  /** Whether a graphical program could ask for a password. */
  readonly hasDisplay: boolean;
  readonly exists: (path: string) => boolean;
  readonly socketFile: (path: string) => Promise<SocketFile>;
  /** The path of a command on PATH, or null. */
  readonly which: (command: string) => Promise<string | null>;
  readonly run: (argv: readonly string[], deadlineMs: number) => Promise<Ran>;
};

const OUTPUT_LIMIT = 64 * 1024;

/** This computer. */
export function thisHost(env: Readonly<Record<string, string | undefined>>): Host {
  const { username, uid } = userInfo();
  return {
    platform: process.platform,
    user: username,
    isRoot: uid === 0,
    hasDisplay: Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']),
    exists: existsSync,
    socketFile,
    which: (command) => which(command, env),
    run: (argv, deadlineMs) => run(argv, deadlineMs),
  };
}

async function socketFile(path: string): Promise<SocketFile> {
  try {
    const { uid, gid } = await stat(path);
    return { kind: 'there', owner: await nameOfId('/etc/passwd', uid), group: await nameOfId('/etc/group', gid) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    return { kind: code === 'EACCES' || code === 'EPERM' ? 'closed' : 'missing' };
  }
}

/** The name of a user or group; the number where no file tells it. */
async function nameOfId(file: string, id: number): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const line = text.split('\n').find((entry) => entry.split(':')[2] === String(id));
  return line?.split(':')[0] ?? String(id);
}

async function which(command: string, env: Readonly<Record<string, string | undefined>>): Promise<string | null> {
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', '.bat'] : [''];
  for (const folder of folders) {
    for (const ending of endings) {
      const path = join(folder, command + ending);
      const runs = await access(path, constants.X_OK).then(
        () => true,
        () => false,
      );
      if (runs) return path;
    }
  }
  return null;
}

function run(argv: readonly string[], deadlineMs: number): Promise<Ran> {
  const [command = '', ...args] = argv;
  return new Promise((resolve) => {
    execFile(command, args, { timeout: deadlineMs, maxBuffer: OUTPUT_LIMIT, windowsHide: true }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : null;
      resolve({ code, output: `${stdout}${stderr}`.trim() });
    });
  });
}
