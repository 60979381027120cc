import { describe, expect, it } from 'vitest';
import { formatCommand } from '../../../../src/shared/cli';
import { createCommand, emptyRunSpec, formatMount, formatPort, runCommand, type RunSpec } from '../../../../src/shared/run';

const full: RunSpec = {
  image: 'ghcr.io/acme/web-app:2.14.0',
  name: 'web-app-2',
  detach: true,
  remove: true,
  interactive: true,
  tty: true,
  init: true,
  ports: [{ hostIp: '127.0.0.1', hostPort: '8000', containerPort: '80', protocol: 'tcp' }],
  env: [
    { name: 'NODE_ENV', value: 'production' },
    { name: 'GREETING', value: "it's $5" },
    { name: 'TZ', value: null },
    { name: 'EMPTY', value: '' },
  ],
  mounts: [{ type: 'volume', source: 'assets', target: '/app/public', readOnly: true }],
  workdir: '/app',
  entrypoint: '',
  command: ['node', '--inspect', 'server.js'],
  options: {},
  otherFlags: [],
};

describe('docker run for a form', () => {
  it('says everything, in one order', () => {
    expect(formatCommand(runCommand(full), 'sh')).toBe(
      'docker run -d --rm -i -t --init --name web-app-2 -p 127.0.0.1:8000:80 -e NODE_ENV=production ' +
        `-e 'GREETING=it'\\''s $5' -e TZ -e EMPTY= -v assets:/app/public:ro -w /app --entrypoint '' ` +
        'ghcr.io/acme/web-app:2.14.0 node --inspect server.js',
    );
  });

  it('says nothing that was not asked for', () => {
    expect(runCommand({ ...emptyRunSpec('web-image'), detach: false })).toEqual(['docker', 'run', 'web-image']);
  });

  it('leaves -d out of docker create', () => {
    expect(createCommand(full)).toEqual(['docker', 'create', ...runCommand(full).slice(3)]);
  });

  it('keeps a half-typed image from being a flag', () => {
    expect(runCommand(emptyRunSpec('-x'))).toEqual(['docker', 'run', '-d', '--', '-x']);
  });
});

describe('-p', () => {
  const port = { hostIp: '', hostPort: '', containerPort: '80', protocol: 'tcp' as const };
  it.each([
    [port, '80'],
    [{ ...port, hostPort: '8000' }, '8000:80'],
    [{ ...port, hostIp: '127.0.0.1' }, '127.0.0.1::80'],
    [{ ...port, hostIp: '::1', hostPort: '8000', protocol: 'udp' as const }, '[::1]:8000:80/udp'],
    [{ ...port, hostIp: '[::1]', hostPort: '8000' }, '[::1]:8000:80'],
    [{ ...port, hostPort: '8000-8010', containerPort: '80-90', protocol: 'sctp' as const }, '8000-8010:80-90/sctp'],
  ])('writes %j as %s', (mapping, text) => {
    expect(formatPort(mapping)).toBe(text);
  });
});

describe('-v', () => {
  it.each([
    [{ type: 'bind', source: '/srv', target: '/data', readOnly: false }, '/srv:/data'],
    [{ type: 'volume', source: 'assets', target: '/data', readOnly: true }, 'assets:/data:ro'],
    [{ type: 'volume', source: '', target: '/data', readOnly: false }, '/data'],
  ] as const)('writes %j as %s', (mount, text) => {
    expect(formatMount(mount)).toBe(text);
  });
});
