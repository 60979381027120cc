import { describe, expect, it } from 'vitest';
import { createWindowRequests } from '../../../src/main/requests';
import type { WindowRequest } from '../../../src/shared/models';

const settings: WindowRequest = { kind: 'place', place: 'settings' };
const keys: WindowRequest = { kind: 'keys' };

describe('what is asked of the window', () => {
  it('waits for a window to read it, and is read once', async () => {
    const requests = createWindowRequests();
    requests.ask(settings);
    const first = requests.read(new AbortController().signal);
    expect((await first.next()).value).toEqual(settings);
    await first.return();

    const second = requests.read(new AbortController().signal);
    const next = second.next();
    requests.ask(keys);
    expect((await next).value).toEqual(keys);
    await second.return();
  });

  it('is not lost when the window that waited for it has gone', async () => {
    const requests = createWindowRequests();
    const closing = new AbortController();
    const gone = requests.read(closing.signal);
    const waiting = gone.next();
    closing.abort();
    expect((await waiting).done).toBe(true);
    requests.ask(keys);
    expect((await requests.read(new AbortController().signal).next()).value).toEqual(keys);
  });

  it('reaches one of two windows that wait, once', async () => {
    const requests = createWindowRequests();
    const closing = new AbortController();
    const [first, second] = [requests.read(closing.signal), requests.read(closing.signal)];
    const waiting = [first.next(), second.next()];
    requests.ask(keys);
    expect((await Promise.race(waiting)).value).toEqual(keys);
    closing.abort();
    const ends = await Promise.all(waiting);
    expect(ends.filter(({ done }) => done)).toHaveLength(1);
  });

  it('is forgotten beyond what a person would ask for', async () => {
    const requests = createWindowRequests();
    for (let n = 0; n < 1000; n += 1) requests.ask(n < 999 ? keys : settings);
    const closing = new AbortController();
    const seen: WindowRequest[] = [];
    for await (const request of requests.read(closing.signal)) {
      seen.push(request);
      if (request.kind === 'place') closing.abort();
    }
    expect(seen.length).toBeLessThanOrEqual(20);
  });
});
