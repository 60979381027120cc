import type { Names } from '../../shared/cli';
import { useEngines } from './engines';
import { useReplica } from './replica';

const shortId = (id: string) => id.replace(/^sha256:/, '').slice(0, 12);
const isId = (text: string) => /^(sha256:)?[0-9a-f]{64}$/.test(text);

/** The names that commands are written with: a container's own, an image's reference or short id. */
export function currentNames(): Names {
  const { containers } = useReplica.getState();
  const { choices } = useEngines.getState();
  return {
    container: (id) => containers.get(id)?.name || shortId(id),
    image: (ref) => (isId(ref) ? shortId(ref) : ref),
    endpoint: (endpointId) => choices?.find(({ endpoint }) => endpoint.id === endpointId)?.endpoint ?? null,
  };
}
