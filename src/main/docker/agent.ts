import { Agent, type ClientRequest, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { inspect } from 'node:util';

type AddRequest = (this: Agent, request: ClientRequest, options: unknown) => void;
// What a request calls to get its connection. Node does not document it, but every proxy agent is built on it.
const addRequest = (Agent.prototype as unknown as { addRequest: AddRequest }).addRequest;

/**
 * The connections to one engine, whatever they run over: dockerode speaks plain HTTP to it, and `dial` makes the wire.
 *
 * It also mends three things of docker-modem: redirects are not followed (they would leave for another host), an answer
 * cut in the middle fails instead of hanging, and inspecting the agent, which happens on every request, is cheap.
 */
export class EngineAgent extends Agent {
  private readonly open = new Set<Duplex>();

  constructor(
    private readonly dial: () => Duplex,
    { keepAlive }: { keepAlive: boolean },
  ) {
    super({ keepAlive, maxFreeSockets: 8, scheduling: 'lifo' });
  }

  override createConnection(): Duplex {
    const wire = this.dial();
    this.open.add(wire);
    wire.once('close', () => this.open.delete(wire));
    return wire;
  }

  addRequest(request: ClientRequest, options: unknown): void {
    request.prependListener('response', (response: IncomingMessage) => {
      delete response.headers.location;
      response.once('close', () => {
        if (!response.complete) request.emit('error', cutShort());
      });
    });
    addRequest.call(this, request, options);
  }

  /** Ends every connection, those in use too: open streams and calls fail. */
  override destroy(): void {
    super.destroy();
    for (const wire of this.open) wire.destroy();
  }

  [inspect.custom](): string {
    return 'EngineAgent {}';
  }
}

function cutShort(): Error {
  return Object.assign(new Error('The connection was cut in the middle of the answer'), { code: 'ECONNRESET' });
}
