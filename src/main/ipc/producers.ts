import type { UpdateState } from '../../shared/models';
import { runAttached } from '../docker/attach';
import { loadImages } from '../docker/load';
import { pullImage } from '../docker/pull';
import { createLatest } from '../latest';
import type { Producers } from './contract-types';
import type { Parts } from './handlers';
import { recordedStream } from './recorded';

/** The browser host is updated with what it is installed by. */
const elsewhere: UpdateState = { state: 'elsewhere' };

/** A producer for every stream of the contract. */
export function createProducers(parts: Parts): Producers {
  const { engines, history, runs, requests, hostActions, environment } = parts;
  return {
    'engine.state': (_input, { signal }) => engines.state.read(signal),
    'history.entries': (_input, { signal }) => history.read(signal),
    'images.pull': recordedStream(parts, 'images.pull', 'canceled', (input, { signal }) => pullImage(engines, input, signal)),
    'images.load': recordedStream(parts, 'images.load', 'canceled', (input, { signal }) => loadImages(engines, input, signal)),
    'app.requests': (_input, { signal }) => requests.read(signal),
    'updates.state': (_input, { signal }) => hostActions?.updates.read(signal) ?? createLatest(elsewhere).read(signal),
    // Closing it only detaches: the run was done.
    'run.attached': recordedStream(parts, 'run.attached', 'done', async function* ({ spec }, context) {
      for await (const item of runAttached(engines, spec, context, environment)) {
        if (item.kind === 'started') await runs.add(spec);
        yield item;
      }
    }),
  };
}
