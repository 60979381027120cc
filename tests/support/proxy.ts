import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A socket in front of an engine's, to lose a connection in ways that an engine does not offer. */
export class Proxy {
  private readonly folder = mkdtempSync(join(tmpdir(), 'slipway-proxy-'));
  readonly host = `unix://${join(this.folder, 'proxy.sock')}`;
  private readonly pairs = new Set<readonly [Socket, Socket]>();
  /** Looks at what the engine says, and may change it: null swallows it. Given the request that the answer is to. */
  answer: (bytes: Buffer, request: string, client: Socket) => Buffer | null = (bytes) => bytes;

  private readonly server = createServer((client) => {
    const engine = connect(this.socket);
    const pair = [client, engine] as const;
    let request = '';
    this.pairs.add(pair);
    client.on('data', (bytes) => {
      request = bytes.toString('latin1').split('\r\n')[0] ?? '';
      engine.write(bytes);
    });
    engine.on('data', (bytes) => {
      const passed = this.answer(bytes, request, client);
      if (passed) client.write(passed);
    });
    for (const [from, to] of [pair, [engine, client]] as const) {
      from.on('error', () => to.destroy());
      from.on('close', () => {
        to.destroy();
        this.pairs.delete(pair);
      });
    }
  });

  constructor(private readonly socket: string) {}

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(join(this.folder, 'proxy.sock'), resolve));
    return this;
  }

  /** Cuts every connection. */
  cut(): void {
    for (const [client, engine] of this.pairs) {
      client.destroy();
      engine.destroy();
    }
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.cut();
    await closed;
    rmSync(this.folder, { recursive: true, force: true });
  }
}
