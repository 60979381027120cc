import { AppFailure } from '../../shared/errors';
import type { Endpoint, EngineChoice, EngineStatus } from '../../shared/models';
import { connectEngine, probeEngine } from './client';
import { diagnose, type Diagnosis } from './diagnosis';
import { listTargets, makeTarget, resolveEndpoint, type Resolution, type Target } from './endpoints';
import type { EngineClient, Engines } from './engine-types';
import type { Environment } from './environment';
import { toAppError } from './errors';
import type { Following } from './follow';
import type { Host } from './host';
import { pause, pauseAfter } from './pause';
import { carryOut } from './service';
import { createState } from './state';

/** How long each engine has to answer when the choices are shown, in milliseconds. */
const PROBE_MS = 1_000;
/** A connection that held this long, in milliseconds, was a good one. */
const STEADY_MS = 1_000;
/** How often the reasons are looked for again while an engine stays away: it takes a process or two. */
const DIAGNOSE_MS = 5_000;

export type EnginesOptions = {
  readonly environment: Environment;
  readonly host: Host;
  /** The address chosen in the settings; null follows the docker CLI's rules. */
  readonly chosen: string | null;
  /** Keeps a choice in the settings. */
  readonly keepChoice: (address: string | null) => Promise<void>;
  readonly relistMs?: number;
};

/** Starts looking for an engine, and stays with it: lost, it is looked for again until it is back. */
export function createEngines(options: EnginesOptions): Engines {
  const keeper = new EngineKeeper(options);
  return {
    status: () => keeper.status,
    current: () => keeper.current(),
    state: keeper.state,
    choices: () => keeper.choices(),
    use: (id) => keeper.use(id),
    retry: () => keeper.retry(),
    start: () => keeper.start(),
    close: () => keeper.close(),
  };
}

class EngineKeeper {
  private readonly driven = createState();
  private client: EngineClient | null = null;
  private chosen: string | null;
  /** The engine that was reached last: its lists are shown until another one answers. */
  private reached: Extract<Resolution, { kind: 'target' }> | null = null;
  private diagnosis: { readonly of: Diagnosis; readonly key: string; readonly at: number } | null = null;
  private interruption = new AbortController();
  private waiting: (() => void)[] = [];
  private closed = false;
  private readonly done: Promise<void>;

  constructor(private readonly options: EnginesOptions) {
    this.chosen = options.chosen;
    this.done = this.run();
  }

  get state() {
    return this.driven.state;
  }

  get status(): EngineStatus {
    return this.driven.store.status;
  }

  current(): EngineClient {
    if (this.client) return this.client;
    const { status } = this;
    throw new AppFailure({
      code: 'engine-unreachable',
      message: status.state === 'connecting' ? 'Still connecting to the engine.' : 'The engine does not answer.',
      hint: 'Check that it is running.',
      ...(status.state === 'unreachable' && status.detail ? { detail: status.detail } : {}),
    });
  }

  async choices(): Promise<EngineChoice[]> {
    const inUse = this.status.endpoint?.address;
    return Promise.all(
      this.targets().map(async (target): Promise<EngineChoice> => {
        const about = { endpoint: target.endpoint, current: target.endpoint.address === inUse };
        try {
          return { ...about, answers: true, detail: await probeEngine(target, PROBE_MS) };
        } catch (error) {
          const { detail, message } = toAppError(error);
          return { ...about, answers: false, detail: detail ?? message };
        }
      }),
    );
  }

  /** An empty id follows the docker CLI's rules again. */
  async use(id: string): Promise<void> {
    const target = id === '' ? null : this.targets().find(({ endpoint }) => endpoint.id === id);
    if (target === undefined) throw new AppFailure({ code: 'not-found', message: 'This engine is not known any more.' });
    this.chosen = target?.endpoint.address ?? null;
    this.reached = null;
    await Promise.all([this.again(), this.options.keepChoice(this.chosen)]);
  }

  async retry(): Promise<void> {
    if (this.client) return;
    if (this.diagnosis) this.diagnosis = { ...this.diagnosis, at: -Infinity };
    await this.again();
  }

  async start(): Promise<void> {
    if (this.status.state !== 'unreachable' || !this.diagnosis) return;
    await carryOut(this.diagnosis.of.remedy, this.options.host);
    await this.retry();
  }

  async close(): Promise<void> {
    this.closed = true;
    this.interruption.abort();
    await this.done;
  }

  /** Begins the next attempt now, and resolves when it has ended one way or the other. */
  private again(): Promise<void> {
    const ended = new Promise<void>((resolve) => this.waiting.push(resolve));
    this.interruption.abort();
    return ended;
  }

  private async run(): Promise<void> {
    let failures = 0;
    while (!this.closed) {
      this.interruption = new AbortController();
      const { signal } = this.interruption;
      // Those who asked until now wait for this attempt; who asks during it interrupts it, and waits for the next.
      const asked = this.waiting;
      const resolution = this.resolve();
      this.show(resolution);
      const startedAt = performance.now();
      const following = await this.connect(resolution, signal).catch((error: unknown) => error);
      if (signal.aborted) {
        this.drop(following);
        failures = 0;
        continue;
      }
      this.waiting = [];
      if (isFollowing(following)) {
        for (const resolve of asked) resolve();
        await this.stay(following, signal);
        // One that hangs up as soon as it is called is not called again without a pause.
        if (signal.aborted || performance.now() - startedAt > STEADY_MS) {
          failures = 0;
          continue;
        }
        failures += 1;
        this.show(resolution);
      } else {
        failures += 1;
        await this.explain(resolution, following, performance.now() - startedAt, signal);
        for (const resolve of asked) resolve();
      }
      const address = resolution.kind === 'target' ? resolution.target.endpoint.address : '';
      if ((await pause(pauseAfter(failures, address), address, signal)) === 'socket') failures = 0;
      if (signal.aborted) failures = 0;
    }
    for (const resolve of this.waiting) resolve();
  }

  /**
   * The engine to look for now. One that was found at a usual place, and reached, is waited for: while it restarts, its
   * socket may be away, and another engine must not slip into its place.
   */
  private resolve(): Resolution {
    const resolution = resolveEndpoint(this.options.environment, this.chosen);
    const found = (rule: string) => rule === 'default' || rule === 'found';
    const stays = this.reached && resolution.kind === 'target' && found(this.reached.rule) && found(resolution.rule);
    return stays && this.reached ? this.reached : resolution;
  }

  private show(resolution: Resolution): void {
    const { status } = this;
    const endpoint = resolution.kind === 'target' ? resolution.target.endpoint : null;
    // While the same engine stays away, what is shown stays: a retry is no news.
    if (status.state === 'unreachable' && status.endpoint?.id === endpoint?.id) return;
    if (status.endpoint && status.endpoint.address !== endpoint?.address) {
      this.driven.clear();
      this.diagnosis = null;
    }
    this.driven.store.setStatus({ state: 'connecting', endpoint });
  }

  private async connect(resolution: Resolution, signal: AbortSignal): Promise<Connected> {
    if (resolution.kind === 'no-context') {
      throw new AppFailure({ code: 'not-found', message: `There is no context ${resolution.context}.` });
    }
    const client = await connectEngine(resolution.target, { signal });
    const abort = () => client.close();
    signal.addEventListener('abort', abort, { once: true });
    try {
      const following = await this.driven.follow(client, { relistMs: this.options.relistMs });
      if (!signal.aborted) {
        this.client = client;
        this.reached = resolution;
        this.diagnosis = null;
        this.driven.store.setStatus({ state: 'running', endpoint: client.endpoint, info: client.info });
      }
      return { client, following };
    } catch (error) {
      client.close();
      throw error;
    } finally {
      signal.removeEventListener('abort', abort);
    }
  }

  private async stay(connected: Connected, signal: AbortSignal): Promise<void> {
    const leave = () => connected.following.close();
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
    // Closing destroys the stream of events, and that ends the wait.
    await connected.following.lost;
    signal.removeEventListener('abort', leave);
    this.drop(connected);
  }

  private drop(connected: unknown): void {
    if (!isFollowing(connected)) return;
    this.client = null;
    connected.following.close();
    connected.client.close();
  }

  private async explain(resolution: Resolution, error: unknown, tookMs: number, signal: AbortSignal): Promise<void> {
    const { code, detail } = toAppError(error);
    const key = JSON.stringify([resolution, code, detail]);
    const now = performance.now();
    if (this.diagnosis?.key === key && now - this.diagnosis.at < DIAGNOSE_MS) return;
    const of = await diagnose(resolution, error, tookMs, this.options.host);
    if (signal.aborted) return;
    const repeated = this.diagnosis !== null && withoutTimes(this.diagnosis.of) === withoutTimes(of);
    this.diagnosis = { of: repeated && this.diagnosis ? this.diagnosis.of : of, key, at: now };
    if (repeated && this.status.state === 'unreachable') return;
    const { endpoint, reason, tried, remedy } = this.diagnosis.of;
    this.driven.store.setStatus({
      state: 'unreachable',
      endpoint,
      reason,
      tried: [...tried],
      fix: [...remedy.fix],
      canStart: remedy.argv !== null,
      ...(of.detail ? { detail: of.detail } : {}),
    });
  }

  private targets(): Target[] {
    const known = listTargets(this.options.environment);
    const more = [this.status.endpoint?.address, this.chosen].filter((address): address is string => Boolean(address));
    for (const address of more) {
      if (known.some(({ endpoint }) => endpoint.address === address)) continue;
      const endpoint: Endpoint | null = this.status.endpoint?.address === address ? this.status.endpoint : null;
      known.push(endpoint ? { endpoint, tls: null } : makeTarget('settings', address, address, null));
    }
    return known;
  }
}

type Connected = { readonly client: EngineClient; readonly following: Following };

function isFollowing(value: unknown): value is Connected {
  return typeof value === 'object' && value !== null && 'following' in value && 'client' in value;
}

/** How long an attempt took differs every time, and is no reason to show it anew. */
function withoutTimes({ tried, ...rest }: Diagnosis): string {
  return JSON.stringify([rest, tried.map(({ values, ...about }) => [about, { ...values, ms: '' }])]);
}
