import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Entry = Record<string, unknown> & { Id: string };
type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Something that answers like an engine, for what no real one does when asked: lists that lag behind their events, events
 * that are missing or doubled, answers that are cut, stalled, redirected, or not JSON.
 */
export class FakeEngine {
  readonly containers = new Map<string, Entry>();
  readonly requests: string[] = [];
  version: Record<string, unknown> = { Version: '99', ApiVersion: '1.45', MinAPIVersion: '1.24', Os: 'linux', Arch: 'amd64' };
  /** Answers for a path without its version and query, instead of the usual ones. */
  readonly answers = new Map<string, Answer>();
  /** Opens the stream of events with the first event only, as Podman 4.3 does. */
  opensLate = false;
  private readonly listeners = new Set<ServerResponse>();
  private readonly folder = mkdtempSync(join(tmpdir(), 'slipway-fake-'));
  private readonly server = createServer((request, response) => this.answer(request, response));
  readonly socket = join(this.folder, 'engine.sock');
  readonly host = `unix://${this.socket}`;

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(this.socket, resolve));
    return this;
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
    rmSync(this.folder, { recursive: true, force: true });
  }

  put(id: string, fields: Record<string, unknown> = {}): void {
    this.containers.set(id, { Names: [`/${id}`], Image: 'i', State: 'running', Status: 'Up', ...this.containers.get(id), ...fields, Id: id });
  }

  event(Action: string, ID: string, Attributes: Record<string, string> = {}, Type = 'container'): void {
    this.write(`${JSON.stringify({ Type, Action, Actor: { ID, Attributes } })}\n`);
  }

  /** Raw bytes into every open stream of events. */
  write(text: string): void {
    for (const listener of this.listeners) listener.write(text);
  }

  endEvents(): void {
    for (const listener of this.listeners) listener.end();
  }

  cutEvents(): void {
    for (const listener of this.listeners) listener.destroy();
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', 'http://engine');
    const path = url.pathname.replace(/^\/v[\d.]+/, '');
    this.requests.push(`${request.method ?? ''} ${path}${url.search}`);
    const special = this.answers.get(path);
    if (special) special(request, response);
    else if (path === '/version') json(response, this.version);
    else if (path === '/info') json(response, { Name: 'fake' });
    else if (path === '/containers/json') json(response, this.list(url));
    else if (path === '/images/json' || path === '/networks') json(response, []);
    else if (path === '/volumes') json(response, { Volumes: null });
    else if (path === '/events') {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      if (!this.opensLate) response.flushHeaders();
      this.listeners.add(response);
      response.on('close', () => this.listeners.delete(response));
    } else json(response, { message: 'page not found' }, 404);
  }

  private list(url: URL): Entry[] {
    const filters = JSON.parse(url.searchParams.get('filters') ?? '{}') as { id?: string[] };
    return [...this.containers.values()].filter(({ Id }) => !filters.id || filters.id.includes(Id));
  }
}

export function json(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}
