import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyRunSpec, kindOf, otherOptions, parseRun, validateRunSpec, type RunSpec } from '../../../../../src/shared/run';
import { readCsv } from '../../../../../src/shared/run/values/csv';
import { readDuration } from '../../../../../src/shared/run/values/duration';
import { readCpus, readInteger } from '../../../../../src/shared/run/values/number';
import { readSize } from '../../../../../src/shared/run/values/size';
import { word } from '../../text/words';

/* What docker makes of the other values is compared with its own create bodies in create-body/recorded.test.ts. */

describe('values', () => {
  it.each([
    ['512m', 536_870_912],
    ['1.5g', 1_610_612_736],
    ['64KiB', 65_536],
    ['10 MB', 10_485_760],
    ['100', 100],
    ['7b', 7],
    ['.5k', 512],
    ['0', 0],
  ])('say with %s a size', (text, value) => expect(readSize(text)).toEqual({ value }));
  it.each(['', 'm', '5mm', '-1', '5x', '1.2.3', '5mi', '99999999p', '5  m'])('say with %j no size', (text) => {
    expect(readSize(text)).toHaveProperty('wrong', 'option-size');
  });

  it.each([
    ['1m30s', 90e9],
    ['1.5h', 5400e9],
    ['250ms', 250e6],
    ['1h2m3s', 3723e9],
    ['0', 0],
    ['0s', 0],
    ['5µs', 5000],
  ])('say with %s a duration', (text, value) => expect(readDuration(text)).toEqual({ value }));
  it.each(['', '5', 's', '-1s', '1s2', '1d', ' 1s', '1 s'])('say with %j no duration', (text) => {
    expect(readDuration(text)).toHaveProperty('wrong', 'option-duration');
  });

  it.each([
    ['2', 2e9],
    ['0.5', 5e8],
    ['.25', 25e7],
    ['1/2', 5e8],
    ['1e-3', 1e6],
    ['1.000000001', 1_000_000_001],
  ])('say with %s CPUs', (text, value) => expect(readCpus(text)).toEqual({ value }));
  it.each(['', '.', '1/3', '1/0', '0.0000000001', '-1', 'two', '1e99'])('say with %j no CPUs', (text) => {
    expect(readCpus(text)).toHaveProperty('wrong', 'option-cpus');
  });

  it.each([
    ['10', 10],
    ['-1', -1],
    ['0x1F', 31],
    ['0755', 493],
    ['0b11', 3],
    ['+7', 7],
    ['0', 0],
  ])('say with %s a whole number', (text, value) => expect(readInteger(text)).toEqual({ value }));
  it.each(['', '1.5', '08', 'x', '1 '])('say with %j no whole number', (text) => {
    expect(readInteger(text)).toHaveProperty('wrong', 'option-number');
  });

  it.each([
    ['a,b', ['a', 'b']],
    ['a=1,"b=2,3","c ""d"""', ['a=1', 'b=2,3', 'c "d"']],
    ['a,', ['a', '']],
    [',a', ['', 'a']],
    ['a\nb', ['a']],
  ])('are parted at commas: %j', (text, fields) => expect(readCsv(text)).toEqual(fields));
  it.each(['', '"a', 'a"b', '"a"b'])('are no list: %j', (text) => expect(readCsv(text)).toBeNull());
});

const problemsOf = (...words: string[]) =>
  validateRunSpec(parseRun([...words, 'nginx']).spec).map(({ field, code }) => `${field} ${code}`);

describe('checking options', () => {
  it.each([
    [['--memory', '5x'], 'options.memory option-size'],
    [['--dns', '1.1.1.1', '--dns', 'x'], 'options.dns.1 option-ip'],
    [['--cpu-shares', '1.5'], 'options.cpu-shares option-number'],
    [['--memory-swappiness', '101'], 'options.memory-swappiness option-number-range'],
    [['--ulimit', 'nofiles=1'], 'options.ulimit.0 option-ulimit-name'],
    [['--ulimit', 'nofile=2:1'], 'options.ulimit.0 option-ulimit-order'],
    [['--ulimit', 'nofile=a'], 'options.ulimit.0 option-ulimit'],
    [['--device', 'a'], 'options.device.0 option-device'],
    [['--device', '/dev/a:/dev/b:rr'], 'options.device.0 option-device-mode'],
    [['--device-cgroup-rule', 'c 1 r'], 'options.device-cgroup-rule.0 option-device-rule'],
    [['--device-read-bps', '/sda:1m'], 'options.device-read-bps.0 option-device-rate'],
    [['--device-write-iops', '/dev/sda:1m'], 'options.device-write-iops.0 option-device-operations'],
    [['--blkio-weight-device', '/dev/sda:5'], 'options.blkio-weight-device.0 option-device-weight'],
    [['--env-file', '.env'], 'options.env-file.0 option-file-relative'],
    [['--security-opt', 'seccomp=x.json'], 'options.security-opt.0 option-file-relative'],
    [['--security-opt', 'x'], 'options.security-opt.0 option-security'],
    [['--restart', 'sometimes'], 'options.restart option-choice'],
    [['--restart', 'always:3'], 'options.restart option-restart-count'],
    [['--rm', '--restart', 'always'], 'options.restart option-restart-rm'],
    [['--mac-address', 'x'], 'options.mac-address option-mac'],
    [['--add-host', 'db'], 'options.add-host.0 option-add-host'],
    [['--dns-search', '-'], 'options.dns-search.0 option-domain'],
    [['--link', 'a:b:c'], 'options.link.0 option-link'],
    [['--storage-opt', 'size'], 'options.storage-opt.0 option-pair'],
    [['--label', '=x'], 'options.label.0 option-label'],
    [['--sysctl', 'vm.x=1'], 'options.sysctl.0 option-sysctl'],
    [['--tmpfs', 'run'], 'options.tmpfs.0 option-tmpfs'],
    [['--mount', 'type=bind,"a'], 'options.mount.0 option-csv'],
    [['--mount', 'type=bind,sauce=/a'], 'options.mount.0 option-field'],
    [['--mount', 'type=bind,source=/a'], 'options.mount.0 option-mount-target'],
    [['--mount', 'type=bind,source=/a,target=/b,volume-nocopy'], 'options.mount.0 option-mount-mixed'],
    [['--mount', 'type=bind,source=/a,target=/b,bind-recursive=readonly'], 'options.mount.0 option-mount-recursive'],
    [['--gpus', 'some'], 'options.gpus.0 option-gpus'],
    [['--network', 'alias=a'], 'options.network.0 option-network-name'],
    [['--network', 'name=a,speed=fast'], 'options.network.0 option-field'],
    [['--network', 'a', '--network', 'host'], 'options.network.0 option-network-mixed'],
    [['--network', 'a', '--network', 'a'], 'options.network.1 option-network-twice'],
    [['--network-alias', 'a'], 'options.network-alias.0 option-network-alias'],
    [['--network', 'name=a,ip=1.2.3.4', '--ip', '1.2.3.5'], 'options.ip option-network-double'],
    [['--no-healthcheck', '--health-cmd', 'true'], 'options.no-healthcheck option-health-none'],
    [['--log-driver', 'none', '--log-opt', 'a=b'], 'options.log-opt.0 option-log-none'],
    [['-d', '-a', 'stdin'], 'options.attach.0 option-attach-detach'],
    [['--platform', 'a b'], 'options.platform option-platform'],
    [['--expose', '1:2'], 'options.expose.0 option-expose'],
    [['--disable-content-trust=false'], 'options.disable-content-trust option-unsupported'],
    [['--hostname', 'a\0b'], 'options.hostname nul'],
    [['--no-such=1'], 'otherFlags.0 flag-unknown'],
  ])('finds what docker would refuse: %j', (words, problem) => {
    expect(problemsOf(...words)).toContain(problem);
  });

  it('answers whatever was said, each problem beside a field that there is', () => {
    const said = fc
      .constantFrom(...otherOptions.filter((name) => kindOf(name) !== 'flag'))
      .chain((name) => fc.tuple(fc.constant(`--${name}`), fc.oneof(word, fc.constantFrom('1', '1m', 'a=b', '/dev/a:1', 'type=bind,src=/a', '"', 'a:b'))));
    fc.assert(
      fc.property(fc.array(said, { maxLength: 6 }), (options) => {
        const { spec }: { spec: RunSpec } = parseRun([...options.flat(), 'nginx']);
        for (const { field } of validateRunSpec(spec)) {
          const found = field.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], spec);
          expect(found, field).toBeDefined();
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('finds nothing wrong with a spec that says nothing else', () => {
    expect(validateRunSpec(emptyRunSpec('nginx'))).toEqual([]);
  });
});
