import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Ends, END_SETTLES_MS, type ContainerEnd } from '../../../../src/main/docker/ends';
import type { Container, ContainerState } from '../../../../src/shared/models';

const id = 'a'.repeat(64);
let containers: Map<string, Container>;
let ends: Ends;
let told: ContainerEnd[];
let product: string;

const container = (state: ContainerState, more: Partial<Container> = {}): Container => ({
  id,
  name: 'shop',
  image: 'busybox',
  imageId: 'sha256:1',
  command: 'sh',
  created: 0,
  state,
  exitCode: null,
  oomKilled: false,
  health: 'none',
  ports: [],
  labels: {},
  project: '',
  projectFile: '',
  service: '',
  stopping: null,
  size: null,
  ...more,
});
const is = (state: ContainerState, more?: Partial<Container>) => containers.set(id, container(state, more));
/** Events in the words of Docker 20.10: `kill 15`, `die 3`, `stop`. */
const hear = (...events: string[]) => {
  for (const event of events) {
    const [action = '', value = ''] = event.split(' ');
    const attributes: Record<string, string> = { name: 'shop' };
    if (action === 'kill' && value) attributes['signal'] = value;
    if (action === 'die') attributes['exitCode'] = value;
    ends.on({ type: 'container', action, id, attributes }, product);
  }
};
const pass = (ms: number) => vi.advanceTimersByTime(ms);
const settle = () => pass(END_SETTLES_MS);

beforeEach(() => {
  vi.useFakeTimers();
  containers = new Map();
  told = [];
  product = 'Docker';
  ends = new Ends(containers);
  ends.onEnd((end) => told.push(end));
  is('running');
});
afterEach(() => {
  ends.drop();
  vi.useRealTimers();
});

describe('the end of a container', () => {
  it('is told once it is known why, with its code and its name', () => {
    hear('die 3');
    pass(END_SETTLES_MS - 1);
    expect(told).toEqual([]);
    pass(1);
    expect(told).toEqual([{ id, name: 'shop', exitCode: 3, oomKilled: false, asked: false, attached: null, restarts: false }]);
  });

  it('is told once for an event that comes twice', () => {
    hear('die 3', 'die 3');
    settle();
    expect(told).toHaveLength(1);
  });

  it('has a name even when nothing is known of the container', () => {
    containers.clear();
    ends.on({ type: 'container', action: 'die', id, attributes: { exitCode: '3' } }, product);
    settle();
    expect(told[0]?.name).toBe('aaaaaaaaaaaa');
  });

  it('is none for a container that could not be started', () => {
    is('created');
    hear('die 127');
    settle();
    expect(told).toEqual([]);
  });
});

describe('an end that was asked for', () => {
  it.each([
    ['docker stop', ['kill 15', 'die 7', 'stop']],
    ['docker stop after its grace period', ['kill 15', 'kill 9', 'die 137', 'stop']],
    ['docker kill', ['kill 9', 'die 137']],
    ['docker rm -f', ['kill 9', 'die 137', 'destroy']],
    ['docker restart', ['kill 15', 'die 143', 'stop', 'start', 'restart']],
    ['docker kill, told after the end', ['die 137', 'kill 9']],
    ['docker kill -s HUP that ends it', ['kill 1', 'die 129']],
    ['podman kill, which does not say the signal', ['kill', 'die 137']],
  ])('is known as such: %s', (_name, events) => {
    hear(...events);
    settle();
    expect(told.map(({ asked }) => asked)).toEqual([true]);
  });

  it('is one when a program takes its time after the signal', () => {
    hear('kill 15');
    pass(50_000);
    hear('die 1');
    settle();
    expect(told[0]?.asked).toBe(true);
  });

  it('is one when a stop with a very long grace period ends', () => {
    hear('kill 15');
    pass(200_000);
    hear('die 1', 'stop');
    settle();
    expect(told[0]?.asked).toBe(true);
  });

  it('is one while a stop that was sent from here lasts, whatever the engine tells', () => {
    product = 'Podman';
    ends.ask(id, 300_000);
    hear('kill 1'); // A signal in the meantime takes nothing back.
    pass(250_000);
    hear('die 7');
    settle();
    expect(told[0]?.asked).toBe(true);
  });

  it('is not one when a program went on after a HUP and crashed later', () => {
    hear('kill 1');
    pass(3_000);
    hear('die 1');
    settle();
    expect(told[0]?.asked).toBe(false);
  });

  it('is not one when a program ignored SIGTERM and crashed much later', () => {
    hear('kill 15');
    pass(61_000);
    hear('die 1');
    settle();
    expect(told[0]?.asked).toBe(false);
  });

  it('says nothing of the end after the next start', () => {
    hear('kill 15', 'die 0', 'stop', 'start', 'die 3');
    settle();
    expect(told.map(({ asked, exitCode }) => [asked, exitCode])).toEqual([[true, 0], [false, 3]]);
  });

  it('leaves the failure before it a failure', () => {
    hear('die 3', 'start', 'kill 9', 'die 137');
    settle();
    expect(told.map(({ asked, exitCode }) => [asked, exitCode])).toEqual([[false, 3], [true, 137]]);
  });

  it('is taken to be one on Podman, which tells of no stop, when a signal of a stop ended it', () => {
    product = 'Podman';
    hear('die 143');
    settle();
    hear('start', 'die 3');
    settle();
    expect(told.map(({ asked }) => asked)).toEqual([true, false]);
  });
});

describe('memory that ran out', () => {
  it.each([
    ['before the end', ['oom', 'die 137']],
    ['after it', ['die 137', 'oom']],
    ['of a container that is gone at once', ['oom', 'die 137', 'destroy']],
  ])('is told %s', (_name, events) => {
    hear(...events);
    if (events.includes('destroy')) containers.clear();
    settle();
    expect(told[0]).toMatchObject({ oomKilled: true, asked: false });
  });

  it('is known from what the engine is asked meanwhile, on Podman too', () => {
    product = 'Podman';
    hear('die 137');
    is('exited', { exitCode: 137, oomKilled: true });
    settle();
    expect(told[0]).toMatchObject({ oomKilled: true, asked: false });
  });

  it('is no reason when the container ended otherwise', () => {
    hear('oom', 'die 1');
    settle();
    expect(told[0]?.oomKilled).toBe(false);
  });
});

describe('a restart policy', () => {
  it('is seen when the engine starts it again at once', () => {
    hear('die 3', 'start');
    settle();
    expect(told[0]).toMatchObject({ restarts: true, asked: false });
  });

  it('is seen when the engine waits before it starts it again', () => {
    hear('die 3');
    is('restarting');
    settle();
    expect(told[0]?.restarts).toBe(true);
  });

  it('has each of its turns told', () => {
    hear('die 3', 'start', 'die 4', 'start', 'die 5');
    settle();
    expect(told.map(({ exitCode, restarts }) => [exitCode, restarts])).toEqual([[3, true], [4, true], [5, false]]);
  });
});

describe('an end that somebody saw', () => {
  it('is that of a run in a terminal, which attaches before it starts', () => {
    is('created');
    hear('attach', 'start');
    is('running');
    hear('die 4');
    settle();
    expect(told[0]?.attached).toBe('terminal');
  });

  it('is not that of a run that was detached from', () => {
    is('created');
    hear('attach', 'start');
    is('running');
    hear('detach', 'die 4');
    settle();
    expect(told[0]?.attached).toBeNull();
  });

  it('is not that of a container that somebody looked into while it ran', () => {
    hear('attach', 'die 4');
    settle();
    expect(told[0]?.attached).toBeNull();
  });

  it('is that of a run in our window, as long as the window stays with it', () => {
    is('created');
    hear('attach');
    ends.attach(id);
    hear('start');
    is('running');
    hear('die 4');
    settle();
    expect(told[0]?.attached).toBe('window');
    is('created');
    const leave = ends.attach(id);
    hear('attach', 'start');
    is('running');
    leave();
    hear('die 4');
    settle();
    expect(told[1]?.attached).toBeNull();
  });
});

it('an engine that goes down is not the end of each of its containers', () => {
  hear('die 137');
  pass(100);
  ends.drop();
  pass(60_000);
  expect(told).toEqual([]);
});
