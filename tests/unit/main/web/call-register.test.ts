import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCallRegister, GRACE, isCallId, KEPT } from '../../../../src/main/web/call-register';

/* The register on a clock of the test's, with calls that end when the test says so. */

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A call that is made by hand: how often, with which signal, and when it ends. */
function madeCall() {
  const signals: AbortSignal[] = [];
  let end: (answer: string) => void = () => undefined;
  const make = (signal: AbortSignal) => {
    signals.push(signal);
    return new Promise<Buffer>((resolve) => (end = (answer) => resolve(Buffer.from(answer))));
  };
  return { make, signals, end: (answer: string) => end(answer) };
}
const connection = () => new AbortController();
const settle = () => vi.advanceTimersByTimeAsync(0);

type Asked = { id?: string; asked?: string; gone?: AbortSignal };
const request = (made: ReturnType<typeof madeCall>, { id = 'id', asked = 'a', gone = connection().signal }: Asked = {}) => ({
  id, asked, gone, make: made.make,
});
/** Makes a whole call, for its place in the register. */
async function done(register: ReturnType<typeof createCallRegister>, id: string, answer: string): Promise<void> {
  const made = madeCall();
  const given = register.answer(request(made, { id }));
  made.end(answer);
  await given;
  await settle();
}
/** What a repeated request gets: the first answer, or null when the call is made again. */
async function repeated(register: ReturnType<typeof createCallRegister>, id = 'id'): Promise<string | null> {
  const again = madeCall();
  const given = register.answer(request(again, { id }));
  if (again.signals.length > 0) return null;
  return String(await given);
}

describe('a call with an id', () => {
  it('is joined by a repeated request while it runs, and answers both', async () => {
    const register = createCallRegister();
    const made = madeCall();
    const answers = [register.answer(request(made)), register.answer(request(made))];
    made.end('once');
    expect((await Promise.all(answers)).map(String)).toEqual(['once', 'once']);
    expect(made.signals).toHaveLength(1);
  });

  it('is not made again after it has ended: the same answer is given', async () => {
    const register = createCallRegister();
    await done(register, 'id', 'first');
    expect(await repeated(register)).toBe('first');
    expect(await repeated(register)).toBe('first');
  });

  it('is another one than a call with another id', async () => {
    const register = createCallRegister();
    await done(register, 'one', '1');
    expect(await repeated(register, 'two')).toBeNull();
  });

  it('shuts out a request for something else with its id, running and ended', async () => {
    const register = createCallRegister();
    const [made, other] = [madeCall(), madeCall()];
    const first = register.answer(request(made, { asked: 'containers.stop\n{}' }));
    expect(register.answer(request(other, { asked: 'containers.kill\n{}' }))).toBeNull();
    made.end('stopped');
    expect(String(await first)).toBe('stopped');
    expect(register.answer(request(other, { asked: 'containers.stop\n{ }' }))).toBeNull();
    expect(other.signals).toEqual([]);
  });
});

describe('a call whose connection dropped', () => {
  it('is aborted when nobody has joined it within the grace', async () => {
    const register = createCallRegister();
    const [made, first] = [madeCall(), connection()];
    void register.answer(request(made, { gone: first.signal }));
    first.abort();
    await vi.advanceTimersByTimeAsync(GRACE - 1);
    expect(made.signals[0]?.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(made.signals[0]?.aborted).toBe(true);
  });

  it('goes on for whoever joined it within the grace, and answers', async () => {
    const register = createCallRegister();
    const [made, first] = [madeCall(), connection()];
    void register.answer(request(made, { gone: first.signal }));
    first.abort();
    await vi.advanceTimersByTimeAsync(GRACE - 1);
    const second = register.answer(request(made));
    await vi.advanceTimersByTimeAsync(GRACE * 10);
    expect(made.signals[0]?.aborted).toBe(false);
    made.end('late');
    expect(String(await second)).toBe('late');
  });

  it('is aborted only after the last of its connections', async () => {
    const register = createCallRegister();
    const [made, first, second] = [madeCall(), connection(), connection()];
    void register.answer(request(made, { gone: first.signal }));
    void register.answer(request(made, { gone: second.signal }));
    first.abort();
    await vi.advanceTimersByTimeAsync(GRACE * 2);
    expect(made.signals[0]?.aborted).toBe(false);
    second.abort();
    await vi.advanceTimersByTimeAsync(GRACE);
    expect(made.signals[0]?.aborted).toBe(true);
  });

  it('counts a connection that was gone before the call began', async () => {
    const register = createCallRegister();
    const made = madeCall();
    void register.answer(request(made, { gone: AbortSignal.abort() }));
    await vi.advanceTimersByTimeAsync(GRACE);
    expect(made.signals[0]?.aborted).toBe(true);
  });

  it('is not aborted when it ends within the grace, and its answer can be fetched', async () => {
    const register = createCallRegister();
    const [made, first] = [madeCall(), connection()];
    void register.answer(request(made, { gone: first.signal }));
    first.abort();
    made.end('unheard');
    await vi.advanceTimersByTimeAsync(GRACE * 2);
    expect(made.signals[0]?.aborted).toBe(false);
    expect(await repeated(register)).toBe('unheard');
  });
});

describe('what is remembered', () => {
  it('ends with its time, which begins when the call ends', async () => {
    const register = createCallRegister();
    const made = madeCall();
    const given = register.answer(request(made));
    await vi.advanceTimersByTimeAsync(KEPT * 2);
    made.end('slow');
    await given;
    await vi.advanceTimersByTimeAsync(KEPT - 1);
    expect(await repeated(register)).toBe('slow');
    await vi.advanceTimersByTimeAsync(1);
    expect(await repeated(register)).toBeNull();
  });

  it('is bounded in count: the oldest that has ended goes, one that runs stays', async () => {
    const register = createCallRegister({ mostCalls: 2 });
    const running = madeCall();
    const first = register.answer(request(running, { id: 'running' }));
    for (const id of ['a', 'b', 'c']) await done(register, id, id);
    expect(await repeated(register, 'b')).toBe('b');
    expect(await repeated(register, 'c')).toBe('c');
    expect(await repeated(register, 'a')).toBeNull();
    const joined = register.answer(request(running, { id: 'running' }));
    running.end('still');
    expect(joined).toBe(first);
    expect(running.signals).toHaveLength(1);
  });

  it('is bounded in bytes: an old answer makes room, but its call is not made again', async () => {
    const register = createCallRegister({ mostBytes: 10 });
    await done(register, 'a', 'aaaaaa');
    await done(register, 'b', 'bbbbbb');
    expect(await repeated(register, 'b')).toBe('bbbbbb');
    expect(JSON.parse((await repeated(register, 'a')) ?? '')).toMatchObject({ ok: false, error: { code: 'timeout' } });
  });

  it('has room again once answers have ended with their time', async () => {
    const register = createCallRegister({ mostBytes: 10 });
    await done(register, 'a', 'aaaaaa');
    await done(register, 'b', 'bbbbbb');
    await vi.advanceTimersByTimeAsync(KEPT);
    await done(register, 'c', 'cccccccccc');
    expect(await repeated(register, 'c')).toBe('cccccccccc');
  });

  it('is nothing of an answer larger than all the room, which its caller gets nevertheless', async () => {
    const register = createCallRegister({ mostBytes: 10 });
    const made = madeCall();
    const given = register.answer(request(made));
    made.end('x'.repeat(11));
    expect(String(await given)).toBe('x'.repeat(11));
    expect(await repeated(register)).toContain('no longer kept');
  });
});

describe('the id of a call', () => {
  it('is what a browser makes of crypto.randomUUID', () => {
    expect(isCallId(crypto.randomUUID())).toBe(true);
  });

  it.each([undefined, '', 'short', 'x'.repeat(15), 'x'.repeat(65), 'with a space here', 'é'.repeat(20), 'a, b, c, d, e, f, g'])(
    'is not %j',
    (value) => expect(isCallId(value)).toBe(false),
  );
});
