import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureBusyboxImage } from '../../scripts/sample-images.mjs';
import { endedLately } from '../../src/main/docker/ended';
import { DockerCli } from '../support/docker';
import { engineMissing, ownEngine } from '../support/engine';
import { enginesFor, Watcher } from '../support/engines';
import { podmanMissing, startPodman } from '../support/podman';
import { describeUnless } from '../support/skip';

type Started = { readonly host: string; readonly socket: string; readonly stop: () => Promise<void> };
const cases: readonly (readonly [string, string | null, () => Promise<Started>])[] = [
  ['Docker', engineMissing(), ownEngine],
  ['Podman', podmanMissing(), startPodman],
];

for (const [product, missing, start] of cases) {
  describeUnless(missing, `what ${product} says has ended`, () => {
    let engine: Started;
    let watcher: Watcher;
    beforeAll(async () => {
      engine = await start();
      await ensureBusyboxImage(engine.socket);
      watcher = new Watcher(enginesFor(engine.host));
      await watcher.running();
    });
    afterAll(async () => {
      await watcher.close();
      await engine.stop();
    });

    it('is what ended, and when, without what runs or never ran', async () => {
      const cli = new DockerCli(engine.host);
      const on = ['--network', 'none', '--name'];
      await cli.docker('create', ...on, 'made', 'busybox', 'true');
      await cli.docker('run', '-d', ...on, 'runs', 'busybox', 'sleep', '600');
      const before = Date.now();
      await cli.docker('run', '-d', ...on, 'job', 'busybox', 'sh', '-c', 'exit 3');
      const job = await watcher.until(() => {
        const known = watcher.container('job');
        return known?.state === 'exited' && known;
      });
      // A list lags behind its events.
      await expect.poll(async () => [...(await endedLately(watcher.engines)).keys()], { timeout: 5000 }).toEqual([job.id]);
      const ended = await endedLately(watcher.engines);
      // Engines count in whole seconds.
      expect(ended.get(job.id)).toBeGreaterThan(before - 2000);
      expect(ended.get(job.id)).toBeLessThanOrEqual(Date.now());
    });
  });
}
