import { describe, expect, it } from 'vitest';
import { emptyRunSpec, formatMount, formatPort, parseMount, parsePort, parseRun, parseRunWords } from '../../../../src/shared/run';

const nothing = { ...emptyRunSpec(), detach: false };

describe('a run line', () => {
  it('fills the form with what it says', () => {
    const words = '-itd --rm --init --name web -p 8000:80 -e A=1 -e TZ -v data:/data:ro -w /app --entrypoint sh nginx -c ls'.split(' ');
    expect(parseRunWords(words)).toEqual({
      spec: {
        image: 'nginx',
        name: 'web',
        detach: true,
        remove: true,
        interactive: true,
        tty: true,
        init: true,
        ports: [{ hostIp: '', hostPort: '8000', containerPort: '80', protocol: 'tcp' }],
        env: [{ name: 'A', value: '1' }, { name: 'TZ', value: null }],
        mounts: [{ type: 'volume', source: 'data', target: '/data', readOnly: true }],
        workdir: '/app',
        entrypoint: 'sh',
        command: ['-c', 'ls'],
        options: {},
        otherFlags: [],
      },
      left: [],
    });
  });

  it('leaves the options that the form does not show, and the unknown ones', () => {
    const { spec, left } = parseRunWords(['--cpus', '2', '--privileged', '-hbox', '--foo', '--init=false', 'nginx']);
    expect(spec).toMatchObject({ image: 'nginx', options: {}, otherFlags: [] });
    expect(left).toEqual(['--cpus', '2', '--hostname', 'box', '--init=false', '--privileged', '--foo']);
  });

  it('says nothing when it has no words', () => expect(parseRunWords([])).toEqual({ spec: {}, left: [] }));

  it('is attached unless it says -d, and has an empty image where it has none', () => {
    expect(parseRunWords(['nginx']).spec).toEqual({ ...nothing, image: 'nginx' });
    expect(parseRunWords(['--rm']).spec).toEqual({ ...nothing, remove: true });
  });

  it('counts what is said last, and every entry of a list', () => {
    const words = ['--name', 'a', '--name=b', '-d', '-d=false', '--cpus=1', '--cpus=2', '--dns', '1.1.1.1', '--dns=8.8.8.8', 'nginx'];
    expect(parseRun(words).spec).toEqual({
      ...nothing,
      image: 'nginx',
      name: 'b',
      options: { cpus: '2', dns: ['1.1.1.1', '8.8.8.8'] },
    });
  });

  it('keeps a no to --init, which overrules the engine', () => {
    expect(parseRun(['--init=false', 'nginx']).spec).toMatchObject({ init: false, options: { init: false } });
    expect(parseRun(['--init=false', '--init', 'nginx']).spec).toEqual({ ...nothing, image: 'nginx', init: true });
  });
});

const port = { hostIp: '', hostPort: '', containerPort: '80', protocol: 'tcp' as const };

describe('reading -p', () => {
  it.each([
    ['80', port],
    ['80/', port, '80'],
    [':80', port, '80'],
    ['0:80', port, '80'],
    ['80/UDP', { ...port, protocol: 'udp' as const }, '80/udp'],
    ['8080:80', { ...port, hostPort: '8080' }],
    ['127.0.0.1::80', { ...port, hostIp: '127.0.0.1' }],
    ['127.0.0.1:8080:80', { ...port, hostIp: '127.0.0.1', hostPort: '8080' }],
    ['[::1]:8080:80/udp', { hostIp: '::1', hostPort: '8080', containerPort: '80', protocol: 'udp' as const }],
    ['::1:8080:80', { ...port, hostIp: '::1', hostPort: '8080' }, '[::1]:8080:80'],
    ['8000-8010:80-90/sctp', { hostIp: '', hostPort: '8000-8010', containerPort: '80-90', protocol: 'sctp' as const }],
    ['published=8080,target=80,protocol=udp', { ...port, hostPort: '8080', protocol: 'udp' as const }, '8080:80/udp'],
    ['target=80', port, '80'],
    ['http', { ...port, containerPort: 'http' }],
    ['80/quic', { ...port, containerPort: '80/quic' }],
    ['', { ...port, containerPort: '' }],
  ])('understands %j', (text, mapping, canonical = text) => {
    expect(parsePort(text)).toEqual(mapping);
    expect(formatPort(mapping)).toBe(canonical);
  });
});

const mount = { type: 'bind' as const, source: '/srv', target: '/data', readOnly: false };

describe('reading -v', () => {
  it.each([
    ['/data', { type: 'volume' as const, source: '', target: '/data', readOnly: false }],
    ['assets:/data', { ...mount, type: 'volume' as const, source: 'assets' }],
    ['/srv:/data', mount],
    ['./srv:/data', { ...mount, source: './srv' }],
    ['~/srv:/data', { ...mount, source: '~/srv' }],
    ['/srv:/data:ro', { ...mount, readOnly: true }],
    ['/srv:/data:rw', { ...mount, mode: 'rw' }],
    ['/srv:/data:z,ro,rshared', { ...mount, readOnly: true, mode: 'z,rshared' }, '/srv:/data:ro,z,rshared'],
    ['C:\\srv:/data', { ...mount, source: 'C:\\srv' }],
    ['c:/srv:/data:ro', { ...mount, source: 'c:/srv', readOnly: true }],
    ['C:\\srv:D:\\data:ro', { ...mount, source: 'C:\\srv', target: 'D:\\data', readOnly: true }],
    ['\\\\.\\pipe\\docker_engine:\\\\.\\pipe\\docker_engine', { ...mount, source: '\\\\.\\pipe\\docker_engine', target: '\\\\.\\pipe\\docker_engine' }],
    ['C:\\data', { type: 'volume' as const, source: '', target: 'C:\\data', readOnly: false }],
    ['/srv::ro', { ...mount, target: ':ro' }],
    ['/srv:/data:ro:z', { ...mount, target: '/data:ro:z' }],
    [':/data', { type: 'volume' as const, source: '', target: ':/data', readOnly: false }],
    ['', { type: 'volume' as const, source: '', target: '', readOnly: false }],
  ])('understands %j', (text, spec, canonical = text) => {
    expect(parseMount(text)).toEqual(spec);
    expect(formatMount(spec)).toBe(canonical);
  });
});
