import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createApp } from './app';
import { createRouter } from './ipc/router';
import { startServer } from './web/server';

/* The browser host: `node out/main/serve.js [--port PORT]`. */

const HIGHEST_PORT = 65_535;

async function serve(port: number): Promise<void> {
  const app = await createApp({
    hostActions: null,
    configDir: process.env['SLIPWAY_CONFIG_DIR'],
    platform: process.platform,
  });
  const router = createRouter(app.handlers, app.producers);
  const server = await startServer({ router, rendererFolder: join(import.meta.dirname, '../renderer'), port });
  const end = async () => {
    await server.close();
    await app.close();
    process.exit();
  };
  process.once('SIGINT', () => void end());
  process.once('SIGTERM', () => void end());
  process.stdout.write(`Slipway is at ${server.url}\n`);
}

function portOf(args: readonly string[]): number {
  const { values } = parseArgs({ args: [...args], options: { port: { type: 'string', default: '0' } } });
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > HIGHEST_PORT) throw new Error(`--port takes 0 to ${HIGHEST_PORT}.`);
  return port;
}

try {
  await serve(portOf(process.argv.slice(2)));
} catch (error) {
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(taken ? 'That port is taken. Choose another one with --port.\n' : `${reason}\n`);
  process.exit(1);
}
