import { readCsv } from './csv';
import { cut, right, wrong, type Read } from './read';

export type DeviceRequest = {
  readonly Driver: string;
  readonly Count: number;
  readonly DeviceIDs: readonly string[] | null;
  readonly Capabilities: readonly (readonly string[])[];
  readonly Options: Readonly<Record<string, string>>;
};

/** `all`, `2`, `device=0`, `"device=0,1",capabilities=utility`. Source: docker/cli, opts.GpuOpts. */
export function readGpus(text: string): Read<DeviceRequest> {
  const fields = readCsv(text);
  const bad = wrong('option-gpus', { value: text });
  if (!fields) return bad;
  const said = new Map<string, string>();
  for (const field of fields) {
    const [key, value] = cut(field, '=');
    const [name, what] = value === null ? ['count', key] : [key, value];
    if (said.has(name) || !['driver', 'count', 'device', 'capabilities', 'options'].includes(name)) return bad;
    said.set(name, what);
  }
  const devices = said.get('device')?.split(',') ?? null;
  const count = said.get('count') ?? (devices ? '0' : '1');
  const options = said.has('options') ? readCsv(said.get('options') ?? '') : [];
  if (!options || !/^(?:all|[+-]?\d{1,9})$/.test(count)) return bad;
  return right({
    Driver: said.get('driver') ?? '',
    Count: count === 'all' ? -1 : Number(count),
    DeviceIDs: devices,
    Capabilities: [[...(said.get('capabilities')?.split(',') ?? []), 'gpu']],
    Options: Object.fromEntries(options.map((option) => [cut(option, '=')[0], cut(option, '=')[1] ?? ''])),
  });
}
