import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toImageDefaults } from '../../../../src/main/docker/images';
import { imageDefaultsSchema } from '../../../../src/shared/models';

describe('the defaults of an image', () => {
  it('are empty where the engine tells nothing', () => {
    const empty = { id: 'sha256:1', exposed: [], command: [], entrypoint: [], workdir: '', user: '', env: [], volumes: [], stopSignal: '' };
    expect(toImageDefaults({ Id: 'sha256:1' })).toEqual(empty);
    expect(toImageDefaults({ Id: 'sha256:1', Config: null })).toEqual(empty);
    expect(toImageDefaults({ Id: 'sha256:1', Config: { Cmd: null, ExposedPorts: null, Env: null } })).toEqual(empty);
  });

  it('have the ports in order, and none that is no port', () => {
    const ExposedPorts = { '443/tcp': {}, '80': {}, '53/udp': {}, '80/udp': {}, 'x/tcp': {}, '1/icmp': {} };
    expect(toImageDefaults({ Id: '1', Config: { ExposedPorts, StopSignal: 'SIGQUIT' } })).toMatchObject({
      exposed: [
        { port: 53, protocol: 'udp' },
        { port: 80, protocol: 'tcp' },
        { port: 80, protocol: 'udp' },
        { port: 443, protocol: 'tcp' },
      ],
      stopSignal: 'SIGQUIT',
    });
  });

  it('fit the contract, whatever the engine sends', () => {
    fc.assert(fc.property(fc.jsonValue(), (config) => imageDefaultsSchema.safeParse(toImageDefaults({ Id: '1', Config: config })).success));
    fc.assert(fc.property(fc.jsonValue(), (answer) => imageDefaultsSchema.safeParse(toImageDefaults(answer)).success));
  });
});
