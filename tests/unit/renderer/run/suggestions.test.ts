import { describe, expect, it } from 'vitest';
import { freeName, freePort, heldPorts, prefilledPorts } from '../../../../src/renderer/features/run/suggestions';
import { container, published } from './fixtures';

describe('held ports', () => {
  it('belong to containers that run, and not to those that have stopped', () => {
    const held = heldPorts([
      container({ name: 'a', ports: published(8000) }),
      container({ name: 'b', state: 'exited', ports: published(9000) }),
      container({ name: 'c', state: 'paused', ports: published(9100) }),
    ]);
    expect([...held].map(([port, holder]) => [port, holder.name])).toEqual([[8000, 'a'], [9100, 'c']]);
  });
});

describe('a free port', () => {
  it('is the one that was wanted when nobody holds it', () => expect(freePort(8000, new Set())).toBe(8000));
  it('is the next one that nobody holds', () => expect(freePort(8000, new Set([8000, 8001]))).toBe(8002));
  it('turns back at the last port', () => expect(freePort(65_535, new Set([65_535]))).toBe(65_534));
  it('is none when all are held', () => expect(freePort(1, { has: () => true })).toBeNull());
});

describe('a free name', () => {
  it('counts from 2', () => expect(freeName('web-app', new Set(['web-app']))).toBe('web-app-2'));
  it('goes on from the number it ends with', () =>
    expect(freeName('web-app-2', new Set(['web-app-2', 'web-app-3']))).toBe('web-app-4'));
  it('leaves a version in the name alone', () => expect(freeName('app-1.2', new Set())).toBe('app-1.2-2'));
});

describe('prefilled ports', () => {
  it('publish on loopback, and above 8000 where the port needs root', () => {
    expect(prefilledPorts([{ port: 80, protocol: 'tcp' }, { port: 443, protocol: 'tcp' }, { port: 5432, protocol: 'udp' }], new Set())).toEqual([
      { hostIp: '127.0.0.1', hostPort: '8080', containerPort: '80', protocol: 'tcp' },
      { hostIp: '127.0.0.1', hostPort: '8443', containerPort: '443', protocol: 'tcp' },
      { hostIp: '127.0.0.1', hostPort: '5432', containerPort: '5432', protocol: 'udp' },
    ]);
  });
  it('pass by ports that are held, and by each other', () => {
    const rows = prefilledPorts([{ port: 80, protocol: 'tcp' }, { port: 8081, protocol: 'tcp' }], new Set([8080]));
    expect(rows.map((row) => row.hostPort)).toEqual(['8081', '8082']);
  });
  it('stop at a dozen', () => {
    const exposed = Array.from({ length: 5000 }, (_, n) => ({ port: n + 1024, protocol: 'tcp' as const }));
    expect(prefilledPorts(exposed, new Set())).toHaveLength(12);
  });
});
