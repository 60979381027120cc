import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { createContainers, dockerCli, removeAll } from './lib/docker.mjs';
import { median, ms, times } from './lib/figures.mjs';
import { serve } from './lib/serve.mjs';

const exec = promisify(execFile);
const ROUNDS = 25;

export const title =
  'A list of 300 containers: our call against curl on the socket (aim: under 1.5 times) and docker ps -a (aim: faster)';

/** Each round takes one sample of each, so that all three see the same machine. */
export async function run({ engine, root, print }) {
  const docker = dockerCli(engine.host);
  await createContainers(docker, 300, 'listed');
  const app = await serve(root, engine.host);
  const ours = [];
  const curl = [];
  const ps = [];
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      const a = performance.now();
      const listed = await app.call('containers.list', { all: true, size: false });
      ours.push(performance.now() - a);
      if (listed.length !== 300) throw new Error(`${listed.length} containers listed, not 300.`);

      const { stdout } = await exec('curl', ['-s', '-o', '/dev/null', '-w', '%{time_total}',
        '--unix-socket', engine.socket, 'http://localhost/containers/json?all=1']);
      curl.push(Number(stdout) * 1000);

      const b = performance.now();
      await docker('ps', '-a');
      ps.push(performance.now() - b);
    }
  } finally {
    await app.stop();
    await removeAll(docker);
  }
  print(`our call ${ms(median(ours))}, curl ${ms(median(curl))}, docker ps -a ${ms(median(ps))} (medians of ${ROUNDS})`);
  print(`our call is ${times(median(ours) / median(curl))} curl and ${times(median(ours) / median(ps))} docker ps -a`);
}
