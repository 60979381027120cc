import fc from 'fast-check';
import { kindOf, otherOptions, protocols, type MountSpec, type PortMapping, type RunSpec } from '../../../../src/shared/run';
import { word } from '../text/words';

/** Specs as a line says them: with any words, and with ports and mounts as docker takes them. */
export function specs(text: fc.Arbitrary<string> = word): fc.Arbitrary<RunSpec> {
  const port = fc.integer({ min: 1, max: 65_000 });
  const ports = fc.oneof(port.map(String), fc.tuple(port, fc.nat(9)).map(([from, width]) => `${from}-${from + width}`));
  const mapping: fc.Arbitrary<PortMapping> = fc.record({
    hostIp: fc.constantFrom('', '127.0.0.1', '::1', '0.0.0.0', 'fe80::1:2'),
    hostPort: fc.oneof(fc.constant(''), ports),
    containerPort: ports,
    protocol: fc.constantFrom(...protocols),
  });
  const piece = text.map((some) => some.replaceAll(':', ''));
  const mode = fc.option(fc.constantFrom('z', 'Z,rshared', 'nocopy', 'rw'), { nil: undefined });
  const mount: fc.Arbitrary<MountSpec> = fc.oneof(
    fc.tuple(piece, piece, fc.boolean(), mode, fc.constantFrom('/', './', '~/', 'C:\\', '\\\\.\\pipe\\')).map(
      ([source, target, readOnly, more, root]): MountSpec => ({
        type: 'bind',
        source: root + source,
        target: `/${target}`,
        readOnly,
        ...(more === undefined ? {} : { mode: more }),
      }),
    ),
    fc.tuple(piece, piece, fc.boolean()).map(
      ([source, target, readOnly]): MountSpec => ({ type: 'volume', source: `data${source}`, target: `/${target}`, readOnly }),
    ),
    piece.map((target): MountSpec => ({ type: 'volume', source: '', target: `/${target}`, readOnly: false })),
  );
  const said = otherOptions
    .filter((name) => name !== 'init')
    .map((name) => {
      const kind = kindOf(name);
      const list = fc.array(text, { minLength: 1, maxLength: 3 });
      const value: fc.Arbitrary<unknown> = kind === 'flag' ? fc.boolean() : kind === 'list' || kind === 'map' ? list : text;
      return fc.option(value, { nil: null, freq: 3 }).map((one) => [name, one] as const);
    });
  return fc
    .record({
      image: text,
      name: text,
      detach: fc.boolean(),
      remove: fc.boolean(),
      interactive: fc.boolean(),
      tty: fc.boolean(),
      init: fc.constantFrom(true, false, null),
      ports: fc.array(mapping, { maxLength: 3 }),
      env: fc.array(fc.record({ name: text.map((some) => some.replaceAll('=', '')), value: fc.option(text) }), { maxLength: 3 }),
      mounts: fc.array(mount, { maxLength: 3 }),
      workdir: text,
      entrypoint: fc.option(text),
      command: fc.array(text, { maxLength: 4 }),
      options: fc.subarray(said, { maxLength: 8 }).chain((some) => fc.tuple(...some)),
      otherFlags: fc.array(fc.oneof(fc.constantFrom('--no-such', '-X', '-Xit', '---'), text.map((some) => `--no-such=${some}`)), { maxLength: 2 }),
    })
    .map(({ init, options, ...rest }) => ({
      ...rest,
      init: init ?? false,
      options: {
        ...Object.fromEntries(options.filter(([, value]) => value !== null)),
        // A plain no is said with the switch; this one overrules the engine.
        ...(init === null ? { init: false } : {}),
      },
    }));
}
