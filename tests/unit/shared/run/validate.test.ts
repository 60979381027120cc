import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyRunSpec, validateRunSpec, type MountSpec, type PortMapping, type RunSpec } from '../../../../src/shared/run';

const problemsOf = (change: Partial<RunSpec>) =>
  validateRunSpec({ ...emptyRunSpec('web-image'), ...change }).map(({ field, code }) => `${field} ${code}`);

const port = (change: Partial<PortMapping>): PortMapping => ({
  hostIp: '',
  hostPort: '',
  containerPort: '80',
  protocol: 'tcp',
  ...change,
});
const bind = (change: Partial<MountSpec>): MountSpec => ({
  type: 'bind',
  source: '/srv',
  target: '/data',
  readOnly: false,
  ...change,
});
const volume = (change: Partial<MountSpec>) => bind({ type: 'volume', source: 'assets', ...change });

describe('a run form', () => {
  it('is right with an image alone', () => {
    expect(problemsOf({})).toEqual([]);
  });

  it('needs an image', () => {
    expect(problemsOf({ image: '' })).toEqual(['image image-missing']);
    expect(problemsOf({ image: '', command: ['ls'] })).toEqual(['image image-missing']);
  });

  it.each([
    ['web-app_1.x', []],
    ['a', ['name name-short']],
    ['-a', ['name name-characters']],
    ['web app', ['name name-characters']],
    ['имя', ['name name-characters']],
  ])('takes a name as docker does: %s', (name, problems) => {
    expect(problemsOf({ name })).toEqual(problems);
  });

  it('tells what is wrong with a word that holds NUL or a line break', () => {
    expect(problemsOf({ workdir: '/a\nb' })).toEqual(['workdir line-break']);
    expect(problemsOf({ entrypoint: 'a\0' })).toEqual(['entrypoint nul']);
    expect(problemsOf({ command: ['a', 'b\0'] })).toEqual(['command nul']);
    expect(problemsOf({ command: ['sh', '-c', 'a\nb'] })).toEqual([]);
    expect(problemsOf({ mounts: [bind({ source: '/a\nb' })] })).toEqual(['mounts.0.source line-break']);
  });

  it('wants an absolute working directory', () => {
    expect(problemsOf({ workdir: '/app' })).toEqual([]);
    expect(problemsOf({ workdir: 'C:\\app' })).toEqual([]);
    expect(problemsOf({ workdir: 'app' })).toEqual(['workdir workdir-relative']);
  });
});

describe('its ports', () => {
  it.each(['1', '80', '65535', '8000-8010', '80-80'])('may be %s', (containerPort) => {
    expect(problemsOf({ ports: [port({ containerPort })] })).toEqual([]);
  });

  it.each(['0', '65536', 'http', '-1', '80-', '1-2-3', ' 80', '8e1', '0x50'])('may not be %j', (containerPort) => {
    expect(problemsOf({ ports: [port({ containerPort })] })).toEqual(['ports.0.containerPort port-number']);
  });

  it('are ranges of one length, or a range to choose from', () => {
    expect(problemsOf({ ports: [port({ hostPort: '8000-8002', containerPort: '80-82' })] })).toEqual([]);
    expect(problemsOf({ ports: [port({ hostPort: '', containerPort: '80-82' })] })).toEqual([]);
    expect(problemsOf({ ports: [port({ hostPort: '8000-8002', containerPort: '80' })] })).toEqual([]);
    const differ = ['ports.0.hostPort port-ranges-differ'];
    expect(problemsOf({ ports: [port({ hostPort: '8000', containerPort: '80-82' })] })).toEqual(differ);
    expect(problemsOf({ ports: [port({ hostPort: '8000-8001', containerPort: '80-82' })] })).toEqual(differ);
    expect(problemsOf({ ports: [port({ hostPort: '82-80' })] })).toEqual(['ports.0.hostPort port-range-order']);
    expect(problemsOf({ ports: [port({ containerPort: '' })] })).toEqual(['ports.0.containerPort port-missing']);
  });

  it.each(['127.0.0.1', '0.0.0.0', '::1', '[::1]', '::', '::ffff:10.0.0.1', 'fe80::1'])('are bound to %s', (hostIp) => {
    expect(problemsOf({ ports: [port({ hostIp })] })).toEqual([]);
  });

  it.each(['localhost', '127.0.0', '256.0.0.1', '127.0.0.01', ':::', '1::2::3', '[127.0.0.1]', 'fe80::1%eth0'])(
    'are not bound to %s',
    (hostIp) => {
      expect(problemsOf({ ports: [port({ hostIp })] })).toEqual(['ports.0.hostIp host-ip']);
    },
  );

  const twice = (one: Partial<PortMapping>, other: Partial<PortMapping>) =>
    validateRunSpec({ ...emptyRunSpec('web-image'), ports: [port(one), port(other)] });

  it('are not taken twice', () => {
    expect(twice({ hostPort: '8000' }, { hostPort: '8000', containerPort: '81' })).toEqual([
      { field: 'ports.1.hostPort', code: 'port-duplicate', values: { port: 8000, row: 1 } },
    ]);
    const clashes: [Partial<PortMapping>, Partial<PortMapping>][] = [
      [{ hostPort: '8000-8002', containerPort: '80-82' }, { hostPort: '8002' }],
      [{ hostPort: '8000' }, { hostPort: '8000', hostIp: '127.0.0.1' }],
      [{ hostPort: '8000', hostIp: '0.0.0.0' }, { hostPort: '8000', hostIp: '127.0.0.1' }],
      [{ hostPort: '8000', hostIp: '::' }, { hostPort: '8000', hostIp: '[::1]' }],
      [{ hostPort: '8000', hostIp: '::1' }, { hostPort: '8000' }],
    ];
    for (const [one, other] of clashes) expect(twice(one, other)).toHaveLength(1);
  });

  it('are apart by protocol, address and family', () => {
    const apart: [Partial<PortMapping>, Partial<PortMapping>][] = [
      [{ hostPort: '8000' }, { hostPort: '8000', protocol: 'udp' }],
      [{ hostPort: '8000', hostIp: '127.0.0.1' }, { hostPort: '8000', hostIp: '127.0.0.2' }],
      [{ hostPort: '8000', hostIp: '0.0.0.0' }, { hostPort: '8000', hostIp: '::' }],
      [{ hostPort: '8000' }, { hostPort: '8001' }],
      [{}, {}],
      [{ hostPort: '8000-8010' }, { hostPort: '8000' }],
    ];
    for (const [one, other] of apart) expect(twice(one, other)).toEqual([]);
  });
});

describe('its environment', () => {
  it('has names without =, each once', () => {
    expect(
      problemsOf({
        env: [
          { name: 'A', value: 'x=y\n' },
          { name: '', value: 'x' },
          { name: 'B=', value: null },
          { name: 'A', value: null },
        ],
      }),
    ).toEqual(['env.1.name env-name-missing', 'env.2.name env-name-equals', 'env.3.name env-duplicate']);
    expect(problemsOf({ env: [{ name: 'A', value: 'x\0' }] })).toEqual(['env.0.value nul']);
  });
});

describe('its mounts', () => {
  it.each(['/srv', '/', '/a b', 'C:\\data', 'c:/data', '\\\\server\\share', '\\\\.\\pipe\\docker_engine'])(
    'bind %s',
    (source) => {
      expect(problemsOf({ mounts: [bind({ source })] })).toEqual([]);
    },
  );

  it.each([
    ['', 'mount-source-missing'],
    ['data', 'mount-source-relative'],
    ['./data', 'mount-source-relative'],
    ['~/data', 'mount-source-relative'],
    ['C:data', 'mount-source-relative'],
    ['/a:b', 'mount-colon'],
    ['C:\\a:b', 'mount-colon'],
  ])('do not bind %j', (source, code) => {
    expect(problemsOf({ mounts: [bind({ source })] })).toEqual([`mounts.0.source ${code}`]);
  });

  it.each([
    ['', 'mount-target-missing'],
    ['data', 'mount-target-relative'],
    ['/', 'mount-target-root'],
    ['/a/..', 'mount-target-root'],
    ['/a:ro', 'mount-colon'],
  ])('do not go to %j', (target, code) => {
    expect(problemsOf({ mounts: [bind({ target })] })).toEqual([`mounts.0.target ${code}`]);
  });

  it('have volumes with names as docker takes them', () => {
    expect(problemsOf({ mounts: [volume({})] })).toEqual([]);
    expect(problemsOf({ mounts: [volume({ source: '' })] })).toEqual([]);
    expect(problemsOf({ mounts: [volume({ source: 'a' })] })).toEqual(['mounts.0.source volume-name-short']);
    expect(problemsOf({ mounts: [volume({ source: '/srv' })] })).toEqual(['mounts.0.source volume-name-characters']);
    expect(problemsOf({ mounts: [volume({ source: '', readOnly: true })] })).toEqual([
      'mounts.0.source mount-anonymous-read-only',
    ]);
  });

  it('have one target each, however it is written', () => {
    expect(problemsOf({ mounts: [bind({}), volume({ target: '/x/../data/' })] })).toEqual([
      'mounts.1.target mount-target-duplicate',
    ]);
    expect(problemsOf({ mounts: [bind({}), bind({ target: '/data/more' })] })).toEqual([]);
    expect(problemsOf({ mounts: [bind({ target: '' }), bind({ target: '' })] })).toEqual([
      'mounts.0.target mount-target-missing',
      'mounts.1.target mount-target-missing',
    ]);
  });
});

describe('checking a form', () => {
  it('answers whatever was typed, each problem beside a field that there is', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', '80', '/a', 'C:\\', '[::1]', '1-2'));
    const spec: fc.Arbitrary<RunSpec> = fc.record({
      image: text,
      name: text,
      detach: fc.boolean(),
      remove: fc.boolean(),
      interactive: fc.boolean(),
      tty: fc.boolean(),
      init: fc.boolean(),
      ports: fc.array(
        fc.record({ hostIp: text, hostPort: text, containerPort: text, protocol: fc.constantFrom('tcp', 'udp', 'sctp') }),
        { maxLength: 3 },
      ),
      env: fc.array(fc.record({ name: text, value: fc.option(text) }), { maxLength: 3 }),
      mounts: fc.array(
        fc.record({ type: fc.constantFrom('bind', 'volume'), source: text, target: text, readOnly: fc.boolean() }),
        { maxLength: 3 },
      ),
      workdir: text,
      entrypoint: fc.option(text),
      command: fc.array(text, { maxLength: 3 }),
      options: fc.constant({}),
      otherFlags: fc.constant([]),
    });
    fc.assert(
      fc.property(spec, (form) => {
        for (const { field } of validateRunSpec(form)) {
          const found = field.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], form);
          expect(found, field).toBeDefined();
        }
      }),
      { numRuns: 500 },
    );
  });
});
