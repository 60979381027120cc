import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect as connectSocket } from 'node:net';
import { Duplex } from 'node:stream';
import { connect as connectTls, type ConnectionOptions } from 'node:tls';
import { AppFailure, assertNever } from '../../shared/errors';
import type { Address, Tls } from './address';

/** How long a connection may take to be made, in milliseconds. ssh has its handshake to do. */
const CONNECT_MS = 5_000;
const SSH_CONNECT_MS = 20_000;
const KEEP_ALIVE_MS = 15_000;

/**
 * Opens one connection to an engine. It emits `error` with an errno code when it cannot be made, `ETIMEDOUT` when that
 * takes too long.
 */
export function dial(address: Address, tls: Tls | null): Duplex {
  switch (address.kind) {
    case 'unix':
    case 'npipe':
      return timed(connectSocket({ path: address.path }), 'connect');
    case 'tcp': {
      const { host, port } = address;
      // A host that vanishes without a word is noticed by the keep-alive of TCP, even on a quiet event stream.
      if (!tls) return timed(connectSocket({ host, port, keepAlive: true, keepAliveInitialDelay: KEEP_ALIVE_MS }), 'connect');
      const socket = connectTls({ host, port, servername: /[a-z]/i.test(host) && !host.includes(':') ? host : '', ...tlsOptions(tls) });
      socket.setKeepAlive(true, KEEP_ALIVE_MS);
      return timed(socket, 'secureConnect');
    }
    case 'ssh':
      return dialSsh(address);
    case 'unsupported':
      throw new AppFailure({ code: 'invalid-request', message: address.why });
    default:
      return assertNever(address);
  }
}

/** The words of the ssh command, as the docker CLI has them (`cli/connhelper/ssh`). */
export function sshArguments(address: Extract<Address, { kind: 'ssh' }>): string[] {
  const { user, port, host, socket } = address;
  return [
    '-o', 'ConnectTimeout=15',
    // Nobody could answer a question about a password or a host key here.
    '-o', 'BatchMode=yes',
    '-T',
    ...(user === '' ? [] : ['-l', user]),
    ...(port === null ? [] : ['-p', String(port)]),
    '--',
    host,
    'docker',
    // The shell on the other side reads this: single quotes keep a path one word.
    ...(socket === '' ? [] : ['--host', `'unix://${socket.replaceAll("'", `'\\''`)}'`]),
    'system',
    'dial-stdio',
  ];
}

function dialSsh(address: Extract<Address, { kind: 'ssh' }>): Duplex {
  const child = spawn('ssh', sshArguments(address), { stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true });
  const wire = new SshWire(child.stdin, child.stdout);
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2048);
  });
  child.on('error', (error) => wire.destroy(error));
  child.on('close', (code) => {
    const words = said.trim() || `ssh ended with ${String(code)}`;
    wire.destroy(code === 0 ? undefined : Object.assign(new Error(words), { code: 'ECONNREFUSED' }));
  });
  wire.on('close', () => child.kill());
  const timer = setTimeout(() => wire.destroy(connectTimeout()), SSH_CONNECT_MS);
  child.stdout.once('data', () => clearTimeout(timer));
  wire.once('close', () => clearTimeout(timer));
  return wire;
}

/** The two pipes of a child as one connection, with the few methods of a socket that `http` calls. */
class SshWire extends Duplex {
  constructor(
    private readonly input: NodeJS.WritableStream,
    output: NodeJS.ReadableStream,
  ) {
    super();
    output.on('data', (chunk: Buffer) => {
      if (!this.push(chunk)) output.pause();
    });
    output.on('end', () => this.push(null));
    input.on('error', (error) => this.destroy(error));
    this.resumeOutput = () => output.resume();
  }
  private readonly resumeOutput: () => void;

  override _read(): void {
    this.resumeOutput();
  }
  override _write(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    this.input.write(chunk, done);
  }
  override _final(done: () => void): void {
    this.input.end(done);
  }
  setKeepAlive = () => this;
  setNoDelay = () => this;
  setTimeout = () => this;
  ref = () => this;
  unref = () => this;
}

function timed<S extends Duplex>(socket: S, ready: 'connect' | 'secureConnect'): S {
  const timer = setTimeout(() => socket.destroy(connectTimeout()), CONNECT_MS);
  const stop = () => clearTimeout(timer);
  socket.once(ready, stop);
  socket.once('close', stop);
  return socket;
}

function connectTimeout(): Error {
  return Object.assign(new Error('The connection could not be made in time'), { code: 'ETIMEDOUT', syscall: 'connect' });
}

function tlsOptions(tls: Tls): ConnectionOptions {
  const read = (name: string) => {
    try {
      return readFileSync(join(tls.folder, name));
    } catch (error) {
      // The docker CLI goes on without a file that is not there: the server then says what it lacks.
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    }
  };
  return { ca: read('ca.pem'), cert: read('cert.pem'), key: read('key.pem'), rejectUnauthorized: tls.verify };
}
