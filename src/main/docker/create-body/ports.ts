import { bareIp, parsePortRange } from '../../../shared/run/ports';
import type { PortMapping, RunSpec } from '../../../shared/run/spec';
import { readExpose } from '../../../shared/run/values/choice';
import { many } from './said';

type PortBinding = { readonly HostIp: string; readonly HostPort: string };

/** What is published is exposed too; `--expose` adds to it. */
export function ports({ ports: mappings, options }: RunSpec) {
  const published = publish(mappings);
  const exposed = many(options.expose, readExpose).flatMap(({ from, to, protocol }) =>
    Array.from({ length: to - from + 1 }, (_, index) => `${from + index}/${protocol}`),
  );
  const all = [...published.keys(), ...exposed];
  return {
    ExposedPorts: all.length === 0 ? undefined : Object.fromEntries(all.map((port) => [port, {}])),
    PortBindings: Object.fromEntries(published),
    PublishAllPorts: options['publish-all'],
  };
}

/** Every published port with its bindings (github.com/docker/go-connections, nat.ParsePortSpec). */
function publish(mappings: readonly PortMapping[]): Map<string, PortBinding[]> {
  const published = new Map<string, PortBinding[]>();
  for (const { hostIp, hostPort, containerPort, protocol } of mappings) {
    const inside = expand(containerPort);
    const outside = expand(hostPort);
    for (const [index, port] of inside.entries()) {
      const key = `${port}/${protocol}`;
      // A range for a single port is the engine's to choose from.
      const HostPort = hostPort === '' ? '' : inside.length === 1 ? range(outside) : (outside[index] ?? '');
      published.set(key, [...(published.get(key) ?? []), { HostIp: bareIp(hostIp), HostPort }]);
    }
  }
  return published;
}

function expand(text: string): string[] {
  const parsed = parsePortRange(text);
  // What is no port is the engine's to refuse.
  if (!('range' in parsed)) return [text];
  const { from, to } = parsed.range;
  return Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
}

function range(list: readonly string[]): string {
  const [first = '', last = first] = [list[0], list.at(-1)];
  return first === last ? first : `${first}-${last}`;
}
