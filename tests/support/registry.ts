import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, get, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/*
 * A registry on loopback: Debian's docker-registry, https://distribution.github.io/distribution/about/configuration/.
 * Engines take a registry on loopback without TLS.
 */

/** Why no registry can run here, or null. */
export function registryMissing(): string | null {
  const folders = (process.env['PATH'] ?? '').split(':');
  return folders.some((folder) => existsSync(join(folder, 'docker-registry'))) ? null : 'docker-registry is not installed';
}

/** A port of loopback that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createTcpServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** A registry process with a folder of its own. */
export class Registry {
  private constructor(
    readonly address: string,
    private readonly folder: string,
    private readonly child: ChildProcess,
  ) {}

  /** Starts one; with a user it lets nobody else in. */
  static async start(user?: { name: string; password: string }): Promise<Registry> {
    const folder = mkdtempSync(join(tmpdir(), 'slipway-registry-'));
    const port = await freePort();
    const config: Record<string, unknown> = {
      version: '0.1',
      log: { level: 'error' },
      storage: { filesystem: { rootdirectory: join(folder, 'data') } },
      http: { addr: `127.0.0.1:${port}` },
    };
    if (user) {
      const path = join(folder, 'htpasswd');
      execFileSync('htpasswd', ['-Bbc', path, user.name, user.password], { stdio: 'ignore' });
      config['auth'] = { htpasswd: { realm: 'slipway', path } };
    }
    // JSON is YAML.
    writeFileSync(join(folder, 'config.yml'), JSON.stringify(config));
    const child = spawn('docker-registry', ['serve', join(folder, 'config.yml')], { stdio: 'ignore' });
    const registry = new Registry(`127.0.0.1:${port}`, folder, child);
    while (!(await registry.answers())) {
      if (child.exitCode !== null) throw new Error('docker-registry ended at once');
    }
    return registry;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null) {
      this.child.kill('SIGKILL');
      await once(this.child, 'exit');
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  private answers(): Promise<boolean> {
    return new Promise((resolve) => {
      const asked = get(`http://${this.address}/v2/`, (response) => {
        response.resume();
        resolve(true);
      });
      asked.on('error', () => setImmediate(resolve, false));
    });
  }
}

/** Bytes of a layer that come before it stops: engines tell of the progress only every half megabyte. */
const HOLD_AFTER = 1_500_000;

/** Stands before a registry and stops every layer in the middle, until it is let go for good. */
export class SlowRegistry {
  /** Layers that an engine is reading now, held back or not. */
  busy = 0;
  private letGone = false;
  private readonly held = new Set<() => void>();
  private readonly server: Server;

  private constructor(private readonly registry: Registry) {
    this.server = createServer((incoming, outgoing) => {
      const [host, port] = this.registry.address.split(':');
      const path = incoming.url ?? '/';
      const passed = request({ host, port, path, method: incoming.method, headers: incoming.headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
        const layer = path.includes('/blobs/') && Number(answer.headers['content-length']) > HOLD_AFTER;
        if (layer) this.hold(answer, outgoing);
        else answer.pipe(outgoing);
      });
      passed.on('error', () => outgoing.destroy());
      incoming.pipe(passed);
    });
  }

  static async before(registry: Registry): Promise<SlowRegistry> {
    const slow = new SlowRegistry(registry);
    slow.server.listen(0, '127.0.0.1');
    await once(slow.server, 'listening');
    return slow;
  }

  get address(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Sends the rest of the layers that are held, and with `forGood` holds none from now on. */
  letGo({ forGood = false } = {}): void {
    this.letGone ||= forGood;
    for (const go of this.held) go();
    this.held.clear();
  }

  async stop(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }

  private hold(answer: IncomingMessage, outgoing: ServerResponse): void {
    let given = 0;
    const go = () => answer.pipe(outgoing);
    const give = (chunk: Buffer) => {
      given += chunk.length;
      outgoing.write(chunk);
      if (given < HOLD_AFTER) return;
      answer.off('data', give);
      if (this.letGone) return go();
      answer.pause();
      this.held.add(go);
    };
    this.busy += 1;
    // The engine may hang up before the layer is held, or while it is.
    outgoing.once('close', () => {
      this.busy -= 1;
      this.held.delete(go);
      answer.off('data', give).destroy();
    });
    answer.on('data', give);
  }
}
