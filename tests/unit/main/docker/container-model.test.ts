import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { containerSchema, imageSchema, networkSchema, volumeSchema } from '../../../../src/shared/models';
import { toContainer } from '../../../../src/main/docker/container-model';
import { toImage } from '../../../../src/main/docker/image-model';
import { toNetwork, toVolume } from '../../../../src/main/docker/resource-models';

const beside = { oomKilled: false, stopping: null };
const ID = 'a'.repeat(64);
const read = (entry: Record<string, unknown>) => {
  const container = toContainer({ Id: ID, ...entry }, beside);
  if (!container) throw new Error('no container');
  return container;
};

describe('a container of the list', () => {
  it('is read as Docker sends it', () => {
    const container = read({
      Names: ['/web-app'],
      Image: 'web-image',
      ImageID: 'sha256:1',
      Command: '/server -p 80',
      Created: 1_700_000_000,
      State: 'running',
      Status: 'Up 2 minutes (healthy)',
      Ports: [
        { IP: '::', PrivatePort: 80, PublicPort: 8000, Type: 'tcp' },
        { IP: '0.0.0.0', PrivatePort: 80, PublicPort: 8000, Type: 'tcp' },
        { PrivatePort: 53, Type: 'udp' },
        { IP: '0.0.0.0', PrivatePort: 80, PublicPort: 8000, Type: 'tcp' },
      ],
      Labels: {
        'com.docker.compose.project': 'shop',
        'com.docker.compose.project.config_files': '/srv/compose.yaml',
        'com.docker.compose.service': 'web',
      },
    });
    expect(container).toMatchObject({
      id: ID,
      name: 'web-app',
      created: 1_700_000_000_000,
      state: 'running',
      exitCode: null,
      health: 'healthy',
      project: 'shop',
      projectFile: '/srv/compose.yaml',
      service: 'web',
      size: null,
      ports: [
        { hostIp: '', hostPort: null, containerPort: 53, protocol: 'udp' },
        { hostIp: '0.0.0.0', hostPort: 8000, containerPort: 80, protocol: 'tcp' },
        { hostIp: '::', hostPort: 8000, containerPort: 80, protocol: 'tcp' },
      ],
    });
  });

  it.each([
    ['Exited (0) 3 seconds ago', 'exited', 0],
    ['Exited (137) About an hour ago', 'exited', 137],
    ['Exited (-1) 2 days ago', 'exited', -1],
    ['Exited', 'exited', null],
    ['Dead', 'dead', null],
    ['Up 3 seconds (137)', 'running', null],
    ['Created', 'created', null],
    ['Restarting (1) 2 seconds ago', 'restarting', null],
  ])('has an exit code only when it has ended: %s', (Status, State, exitCode) => {
    expect(read({ State, Status }).exitCode).toBe(exitCode);
  });

  it.each([
    ['Up 1 second (health: starting)', 'starting'],
    ['Up 2 hours (unhealthy)', 'unhealthy'],
    ['Up 2 hours (healthy)', 'healthy'],
    ['Up 2 hours (Paused)', 'none'],
    ['Up 2 hours', 'none'],
  ])('has its health in its status: %s', (Status, health) => {
    expect(read({ State: 'running', Status }).health).toBe(health);
  });

  it('has its own name, not that of a link, and its short id when it has none', () => {
    expect(read({ Names: ['/app/db', '/db', '/other/alias'] }).name).toBe('db');
    expect(read({ Names: [] }).name).toBe('a'.repeat(12));
    expect(read({ Names: null }).name).toBe('a'.repeat(12));
  });

  it.each([
    ['configured', 'created'],
    ['stopping', 'running'],
    ['stopped', 'exited'],
    ['Running', 'running'],
  ])("is in Docker's state for Podman's word %s", (State, state) => {
    expect(read({ State }).state).toBe(state);
  });

  it('takes its state from the status where there is none', () => {
    expect(read({ Status: 'Up 5 seconds' }).state).toBe('running');
    expect(read({ Status: 'Up 5 seconds (Paused)' }).state).toBe('paused');
    expect(read({ Status: 'Exited (3) 5 seconds ago' })).toMatchObject({ state: 'exited', exitCode: 3 });
  });

  it("has every address where Podman's port names none", () => {
    expect(read({ Ports: [{ PrivatePort: 80, PublicPort: 8080, Type: 'tcp' }] }).ports[0]?.hostIp).toBe('0.0.0.0');
  });

  it('keeps a stop only while it runs, and lack of memory only when it has ended', () => {
    const known = { oomKilled: true, stopping: { signal: 'SIGTERM', graceMs: 10_000, since: 1 } };
    expect(toContainer({ Id: ID, State: 'running' }, known)).toMatchObject({ stopping: known.stopping, oomKilled: false });
    expect(toContainer({ Id: ID, State: 'exited' }, known)).toMatchObject({ stopping: null, oomKilled: true });
  });

  it('always fits the contract, whatever the engine sends', () => {
    const hostile = fc.record(
      Object.fromEntries(
        ['Names', 'Image', 'ImageID', 'Command', 'Created', 'State', 'Status', 'Ports', 'Labels', 'SizeRw', 'SizeRootFs', 'RepoTags', 'RepoDigests', 'Size', 'Name', 'Driver']
          .map((name) => [name, fc.oneof(fc.anything(), fc.array(fc.record({ IP: fc.anything(), PrivatePort: fc.anything(), PublicPort: fc.anything(), Type: fc.anything() })))]),
      ),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(hostile, (entry) => {
        const raw = { ...entry, Id: ID };
        expect(() => containerSchema.parse(toContainer(raw, beside))).not.toThrow();
        expect(() => imageSchema.parse(toImage(raw))).not.toThrow();
        expect(() => networkSchema.parse(toNetwork(raw))).not.toThrow();
        expect(() => volumeSchema.parse(toVolume({ ...raw, Name: 'v' }))).not.toThrow();
      }),
      { numRuns: 500 },
    );
  });

  it('is none when there is no id', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.constant({}), fc.array(fc.anything())), (raw) => {
        expect([toContainer(raw, beside), toImage(raw), toVolume(raw), toNetwork(raw)]).toEqual([null, null, null, null]);
      }),
    );
  });
});

describe('an image of the list', () => {
  it('is dangling when nothing but <none> names it', () => {
    const image = toImage({ Id: 'sha256:1', RepoTags: ['<none>:<none>'], RepoDigests: ['<none>@<none>'], Created: 5, Size: 7, VirtualSize: 9 });
    expect(image).toEqual({ id: 'sha256:1', tags: [], digests: [], created: 5000, size: 7, dangling: true });
    expect(toImage({ Id: 'sha256:1', RepoTags: null })?.dangling).toBe(true);
  });

  it('has its tags sorted, none twice', () => {
    expect(toImage({ Id: 'sha256:1', RepoTags: ['b:1', 'a:1', 'b:1'] })).toMatchObject({ tags: ['a:1', 'b:1'], dangling: false });
  });
});
