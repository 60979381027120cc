import { runAttached } from '../docker/attach';
import { pullImage } from '../docker/pull';
import type { Producers } from './contract-types';
import type { Parts } from './handlers';
import { recordedStream } from './recorded';

/** A producer for every stream of the contract. */
export function createProducers(parts: Parts): Producers {
  const { engines, history, environment } = parts;
  return {
    'engine.state': (_input, { signal }) => engines.state.read(signal),
    'history.entries': (_input, { signal }) => history.read(signal),
    'images.pull': recordedStream(parts, 'images.pull', 'canceled', (input, { signal }) => pullImage(engines, input, signal)),
    // Closing it only detaches: the run was done.
    'run.attached': recordedStream(parts, 'run.attached', 'done', ({ spec }, context) =>
      runAttached(engines, spec, context, environment),
    ),
  };
}
