import { describe, expect, it } from 'vitest';
import { portViews } from '../../../../src/renderer/features/containers/ports';
import { port } from './sample';

describe('the ports of a container', () => {
  it('links a published TCP port', () => {
    expect(portViews([port()])).toEqual([
      { text: '127.0.0.1:8000→80', open: { href: 'http://127.0.0.1:8000', hostPort: 8000 }, published: true },
    ]);
  });

  it('shows a port bound to every address once, and links it on loopback', () => {
    const views = portViews([port({ hostIp: '::' }), port({ hostIp: '0.0.0.0' })]);
    expect(views).toHaveLength(1);
    expect(views[0]).toMatchObject({ text: '0.0.0.0:8000→80', open: { href: 'http://127.0.0.1:8000' } });
  });

  it('links TLS ports with https, and writes IPv6 addresses in brackets', () => {
    const [view] = portViews([port({ hostIp: '::1', containerPort: 443 })]);
    expect(view).toMatchObject({ text: '[::1]:8000→443', open: { href: 'https://[::1]:8000' } });
  });

  it('links neither UDP nor what is only exposed', () => {
    const views = portViews([port({ hostIp: '', hostPort: null, containerPort: 6379 }), port({ protocol: 'udp', containerPort: 53 })]);
    expect(views.map((view) => [view.text, view.open])).toEqual([
      ['127.0.0.1:8000→53/udp', null],
      ['6379/tcp', null],
    ]);
  });

  it('does not repeat as exposed what is published', () => {
    expect(portViews([port({ hostIp: '', hostPort: null }), port()])).toHaveLength(1);
  });

  it('shows what Podman lists without an address', () => {
    expect(portViews([port({ hostIp: '' })])[0]).toMatchObject({ text: '8000→80', open: { href: 'http://127.0.0.1:8000' } });
  });
});
