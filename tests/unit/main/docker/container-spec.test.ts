import { describe, expect, it } from 'vitest';
import { specOf, type SpecSources } from '../../../../src/main/docker/container-spec';
import { readContainer, readEngineDefaults, readImageConfig } from '../../../../src/main/docker/spec-of/inspected';
import { withoutPodmansOwn } from '../../../../src/main/docker/spec-of/podman';
import { runCommand, validateRunSpec } from '../../../../src/shared/run';

const id = '4604c9d36bee9d72a63cb6b4b24b30d3f558706b5c515b41be3f081bd27359c6';
const engine = readEngineDefaults({ CgroupVersion: '2', DefaultRuntime: 'runc', LoggingDriver: 'json-file', Name: 'build-host' });
const names = new Map([['holder', 'holder'], ['a'.repeat(64), 'holder']]);
const sources: SpecSources = {
  image: readImageConfig({}),
  engine,
  apiVersion: '1.51',
  nameOf: (wanted) => names.get(wanted) ?? null,
  isMoved: false,
};

type Said = { Config?: object; HostConfig?: object; Networks?: object };

/** The words of a container's line after `docker run -d`, and the notes. */
function found({ Config = {}, HostConfig = {}, Networks = {} }: Said, beside: Partial<SpecSources> = {}) {
  const inspected = readContainer({
    Id: id,
    Name: '',
    Image: 'sha256:1',
    Config: { Hostname: id.slice(0, 12), Image: 'img', ...Config },
    HostConfig: { NetworkMode: 'bridge', ...HostConfig },
    NetworkSettings: { Networks },
  });
  const { spec, notes } = specOf(inspected, { ...sources, ...beside });
  expect(validateRunSpec(spec)).toEqual([]);
  return { words: runCommand(spec).slice(2), notes };
}
const line = (said: Said, beside: Partial<SpecSources> = {}) => found(said, beside).words.join(' ');

describe('the line of a container', () => {
  it('says nothing of what an engine does by itself', () => {
    const HostConfig = {
      ShmSize: 67_108_864, IpcMode: 'private', CgroupnsMode: 'private', Runtime: 'runc', LogConfig: { Type: 'json-file', Config: {} },
      RestartPolicy: { Name: 'no', MaximumRetryCount: 0 }, MemorySwappiness: -1, PidsLimit: null, Binds: null, Dns: [], CapAdd: [],
      ConsoleSize: [0, 0], MaskedPaths: ['/proc/kcore'], ReadonlyPaths: ['/proc/sys'], Ulimits: [], PidMode: '', OomKillDisable: null,
    };
    expect(line({ HostConfig, Networks: { bridge: {} } })).toBe('-d img');
  });

  it('says what differs from the engine’s own', () => {
    expect(line({ HostConfig: { CgroupnsMode: 'host', Runtime: 'crun', LogConfig: { Type: 'journald', Config: { tag: 'x' } }, IpcMode: 'shareable' } })).toBe(
      '-d --cgroupns host --ipc shareable --log-driver journald --log-opt tag=x --runtime crun img',
    );
  });

  it('leaves out what the image says', () => {
    const Config = {
      Env: ['A=mine', 'PATH=/bin', 'B=image'], Cmd: ['serve'], Entrypoint: ['/entry'], WorkingDir: '/app', User: 'web', StopSignal: 'SIGQUIT',
      Labels: { team: 'web', vendor: 'acme' }, ExposedPorts: { '80/tcp': {}, '90/udp': {} }, Volumes: { '/data': {}, '/mine': {} },
      Healthcheck: { Test: ['CMD', 'true'], Interval: 90e9 },
    };
    const image = readImageConfig({
      Config: {
        ...Config, Env: ['PATH=/bin', 'A=image', 'B=image'], Labels: { vendor: 'acme' }, ExposedPorts: { '80/tcp': {} }, Volumes: { '/data': {} },
        Healthcheck: { Test: ['CMD', 'true'], Interval: 30e9 },
      },
    });
    expect(found({ Config }, { image })).toEqual({
      words: ['-d', '-e', 'A=mine', '-v', '/mine', '--expose', '90/udp', '--health-interval', '1m30s', '--label', 'team=web', 'img'],
      notes: [],
    });
  });

  it('says all of it where the image is gone', () => {
    expect(found({ Config: { Cmd: ['serve'], Env: ['PATH=/bin'] } }, { image: null })).toEqual({
      words: ['-d', '-e', 'PATH=/bin', 'img', 'serve'],
      notes: ['image-gone'],
    });
  });

  it('notes that the image’s name means another image', () => {
    expect(found({}, { isMoved: true }).notes).toEqual(['image-moved']);
  });

  it('goes on in the command with an entrypoint of several words', () => {
    expect(line({ Config: { Entrypoint: ['sh', '-c'], Cmd: ['echo'] } })).toBe('-d --entrypoint sh img -c echo');
  });

  it('says an entrypoint that took the image’s command away, and one that was cleared', () => {
    const image = readImageConfig({ Config: { Entrypoint: ['/entry'], Cmd: ['serve'] } });
    expect(line({ Config: { Entrypoint: ['/entry'], Cmd: null } }, { image })).toBe('-d --entrypoint /entry img');
    expect(found({ Config: { Entrypoint: null, Cmd: ['true'] } }, { image }).words).toEqual(['-d', '--entrypoint', '', 'img', 'true']);
  });

  it('is not detached where somebody is attached to its input', () => {
    const Config = { AttachStdin: true, AttachStdout: true, AttachStderr: true, OpenStdin: true, StdinOnce: true, Tty: true };
    expect(line({ Config })).toBe('-i -t img');
    expect(line({ Config: { OpenStdin: true, Tty: true } })).toBe('-d -i -t img');
    expect(line({ Config: { AttachStdout: true } })).toBe('--attach stdout img');
  });

  it('says a host name unless it is the id, or the host’s', () => {
    expect(line({ Config: { Hostname: 'box' } })).toBe('-d --hostname box img');
    expect(line({ Config: { Hostname: 'build-host' }, HostConfig: { NetworkMode: 'host' } })).toBe('-d --network host img');
  });

  it('says several networks, the first one first', () => {
    const Networks = {
      back: { Aliases: ['b', id.slice(0, 12)], IPAMConfig: { IPv4Address: '10.0.0.5' }, GwPriority: 5 },
      shop: { Aliases: ['web'], IPAMConfig: null, DriverOpts: { 'com.example.a': 'b' } },
    };
    const HostConfig = { NetworkMode: 'shop' };
    expect(found({ HostConfig, Networks })).toEqual({
      words: [
        '-d', '--network', 'name=shop,driver-opt=com.example.a=b', '--network', 'name=back,alias=b,ip=10.0.0.5,gw-priority=5', '--network-alias', 'web', 'img',
      ],
      notes: [],
    });
    expect(found({ HostConfig, Networks }, { apiVersion: '1.43' }).notes).toEqual(['networks-later']);
  });

  it('cannot say networks of a person beside the engine’s own', () => {
    expect(found({ Networks: { bridge: {}, shop: {} } })).toEqual({ words: ['-d', 'img'], notes: ['networks-mixed'] });
  });

  it('names the containers that it shares with, and notes those that are gone', () => {
    expect(found({ HostConfig: { NetworkMode: `container:${'a'.repeat(64)}`, PidMode: 'container:gone' } })).toEqual({
      words: ['-d', '--network', 'container:holder', '--pid', 'container:gone', 'img'],
      notes: ['namespace-gone'],
    });
    expect(found({ HostConfig: { Links: ['/holder:/me/db', '/gone:/me/gone'] } })).toEqual({
      words: ['-d', '--link', 'holder:db', 'img'],
      notes: ['link-gone'],
    });
  });

  it('says mounts and GPUs in the words of their options', () => {
    const HostConfig = {
      Mounts: [
        { Type: 'volume', Source: 'v', Target: '/v', VolumeOptions: { Subpath: 'a', DriverConfig: { Name: 'local', Options: { o: 'size=1m,uid=1' } } } },
        { Type: 'tmpfs', Target: '/t', TmpfsOptions: { SizeBytes: 67_108_864, Mode: 0o1770 } },
        { Type: 'bind', Source: '/s', Target: '/b', BindOptions: { CreateMountpoint: true } },
      ],
      DeviceRequests: [
        { Driver: 'nvidia', Count: 0, DeviceIDs: ['0', '1'], Capabilities: [['compute', 'gpu']] },
        { Driver: 'cdi', DeviceIDs: ['vendor.com/class=one'] },
        { Driver: 'other', Count: 1, Capabilities: [['tpu']] },
      ],
    };
    expect(found({ HostConfig })).toEqual({
      words: [
        '-d', '--device', 'vendor.com/class=one', '--gpus', '"device=0,1",driver=nvidia,capabilities=compute',
        '--mount', 'type=volume,source=v,target=/v,volume-subpath=a,volume-driver=local,"volume-opt=o=size=1m,uid=1"',
        '--mount', 'type=tmpfs,target=/t,tmpfs-size=64m,tmpfs-mode=1770', '--mount', 'type=bind,source=/s,target=/b', 'img',
      ],
      notes: ['mount-options', 'device-request'],
    });
  });

  it('notes a check without a shell, a profile’s text and labels that the CLI refuses', () => {
    const said = {
      Config: { Healthcheck: { Test: ['CMD', 'wget', 'a b'] }, Labels: { 'a b': 'c' } },
      HostConfig: { SecurityOpt: ['no-new-privileges', 'seccomp={"defaultAction":"SCMP_ACT_ALLOW"}'] },
    };
    expect(found(said)).toEqual({
      words: ['-d', '--health-cmd', "wget 'a b'", '--security-opt', 'no-new-privileges', 'img'],
      notes: ['seccomp-profile', 'health-exec', 'labels'],
    });
  });

  it('leaves out what Podman gives each container', () => {
    // Recorded from Podman 4.3, for `docker create --name box -e A=1 -v x:/x -m 64m busybox sleep 5`.
    const raw = {
      Id: id,
      Name: '/box',
      Config: {
        Hostname: id.slice(0, 12), Env: ['TERM=xterm', 'container=podman', 'A=1'], Cmd: ['sleep', '5'], Entrypoint: [], WorkingDir: '/',
        Image: 'docker.io/library/busybox:latest', StopSignal: '15', StopTimeout: 0,
      },
      HostConfig: {
        Binds: ['x:/x:rw,rprivate,nosuid,nodev,rbind'], LogConfig: { Type: 'json-file', Config: null }, NetworkMode: 'bridge', IpcMode: 'shareable',
        PidMode: 'private', UTSMode: 'private', ShmSize: 65_536_000, Runtime: 'oci', Memory: 67_108_864, MemorySwap: 134_217_728, MemorySwappiness: 0,
      },
      NetworkSettings: { Networks: { podman: {} } },
    };
    const { spec } = specOf(withoutPodmansOwn(readContainer(raw), null), { ...sources, engine: readEngineDefaults({}) });
    expect(validateRunSpec(spec)).toEqual([]);
    expect(runCommand(spec).slice(2).join(' ')).toBe('-d --name box -e A=1 -v x:/x --memory 64m docker.io/library/busybox:latest sleep 5');
  });

  it.each([null, 7, {}, { Config: 'x', HostConfig: [] }, { Config: { Env: [1, null], Cmd: 'x' }, HostConfig: { PortBindings: { '80/tcp': null }, Mounts: [3] } }])(
    'says nothing of what is no inspect: %j',
    (raw) => {
      expect(runCommand(specOf(readContainer(raw), sources).spec)).toEqual(['docker', 'run', '-d', '']);
    },
  );
});
