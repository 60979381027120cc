import { afterAll, beforeAll, expect, it } from 'vitest';
import { DockerCli } from '../support/docker';
import { engineMissing, testEngine } from '../support/engine';
import { enginesFor, Watcher } from '../support/engines';
import { describeUnless } from '../support/skip';

const MANY = 300;
const AT_ONCE = 8;

describeUnless(engineMissing(), 'an engine with three hundred containers', () => {
  let cli: DockerCli;
  let watcher: Watcher;

  beforeAll(async () => {
    const { host } = testEngine();
    cli = new DockerCli(host);
    await cli.removeAll();
    watcher = new Watcher(enginesFor(host));
    await watcher.running();
  });
  afterAll(async () => {
    await watcher.close();
    await cli.removeAll();
  }, 120_000);

  it('is followed while they are made', async () => {
    const { call } = watcher.engines.current();
    const names = Array.from({ length: MANY }, (_, index) => `many-${index}`);
    const worker = async () => {
      for (let name = names.pop(); name !== undefined; name = names.pop()) {
        const options = { name, Image: 'busybox', Cmd: ['sleep', '600'], HostConfig: { Init: true } };
        await call((docker) => docker.createContainer(options), { deadlineMs: 60_000 });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    await watcher.until(() => watcher.engines.state.containers.size === MANY);
  }, 180_000);

  it('shows a start in the row soon after the docker CLI returns', async () => {
    const waits: number[] = [];
    for (let turn = 0; turn < 15; turn += 1) {
      const name = `many-${turn * 20}`;
      const changed = watcher.until(() => watcher.container(name)?.state === 'running' && performance.now(), 30_000);
      await cli.docker('start', name);
      const returned = performance.now();
      waits.push(Math.max(0, (await changed) - returned));
    }
    waits.sort((a, b) => a - b);
    console.log('row after start, ms:', waits.map((wait) => Math.round(wait)).join(' '));
    // Generous: other programs may be busy on this computer. `npm run bench` holds it to its aim.
    expect(waits[Math.floor(waits.length / 2)]).toBeLessThan(500);
  }, 120_000);

  it('shows all of them ended when they are killed together', async () => {
    await cli.docker('kill', ...(await cli.lines('ps', '-q')));
    await watcher.until(() => [...watcher.engines.state.containers.values()].every(({ state }) => state !== 'running'));
  }, 60_000);
});
