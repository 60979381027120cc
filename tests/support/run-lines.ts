import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DockerCli } from './docker';

/*
 * What follows `docker create` in lines that must come out as the docker CLI makes them. FOLDER is a folder of this
 * computer (see `lineFiles`); `shop` and `backoffice` are networks, `holder` is a container.
 */
export const createLines: readonly string[] = [
  'busybox',
  'busybox sleep 600',
  `busybox sh -c 'echo "it is"; exec sleep 600'`,
  'busybox -- ls --all',
  '-- busybox ls',
  'busybox:latest true',
  'docker.io/library/busybox true',
  '--name line busybox',
  '--rm busybox true',
  '--rm=false busybox true',
  '-i busybox cat',
  '-t busybox sh',
  '-it busybox sh',
  '-itp80 busybox sh',
  '--interactive --tty=false busybox sh',
  '-i -a stdin busybox cat',
  '-a STDOUT busybox true',
  '-a stdin -a stdout -a stderr busybox true',
  '--init busybox true',
  '--init=false busybox true',
  // Ports
  '-p 80 busybox',
  '-p 49080:80 busybox',
  '-p49080:80 busybox',
  '-p=49080:80/tcp busybox',
  '--publish 127.0.0.1::80 busybox',
  '--publish=127.0.0.1:49080:80 busybox',
  "-p '[::1]:49080:80/udp' busybox",
  '-p ::1:49080:80 busybox',
  '-p 80/UDP busybox',
  '-p 80/sctp busybox',
  '-p 8000-8003:9000-9003 busybox',
  '-p 9000-9002 busybox',
  '-p 49080-49089:80 busybox',
  '-p 49080:80 -p 49081:80 -p 49053:53/udp busybox',
  '-p published=49080,target=80 busybox',
  '-p published=49080,target=80,protocol=udp busybox',
  '-P busybox',
  '--publish-all=true --expose 8080 busybox',
  '--expose 80 --expose 9000-9003/udp busybox',
  '--expose 80 -p 49080:80 busybox',
  // Variables and labels
  '-e A=1 busybox',
  '-eA=1 -e=B=2 busybox',
  `-e "A=it's \\"quoted\\" = \\$HOME" busybox`,
  '-e A= busybox',
  '-e HOME -e SLIPWAY_NO_SUCH busybox',
  "-e 'A=two\nlines' busybox",
  '--env-file FOLDER/plain.env busybox',
  '--env-file FOLDER/plain.env --env-file FOLDER/more.env -e PLAIN=mine busybox',
  '-l app=shop busybox',
  '--label app=shop --label empty --label a=b=c busybox',
  '--label-file FOLDER/labels -l app=other busybox',
  '--annotation run.oci=yes --annotation bare busybox',
  // Volumes and mounts
  '-v /data busybox',
  '-v assets:/data busybox',
  '-v assets:/data:ro busybox',
  '-v assets:/data:nocopy busybox',
  '-v FOLDER:/data busybox',
  '-v FOLDER:/data:ro busybox',
  '-v FOLDER:/data:rw busybox',
  '-v FOLDER:/data:ro,rslave busybox',
  '-v FOLDER:/data:z busybox',
  '--volume FOLDER/sub:/a --volume assets:/b:ro --volume /c busybox',
  '--mount type=bind,source=FOLDER,target=/data busybox',
  '--mount type=bind,src=FOLDER,dst=/data,readonly busybox',
  '--mount type=bind,src=FOLDER,dst=/data,ro=false,bind-propagation=rslave busybox',
  '--mount type=bind,src=FOLDER,dst=/data,readonly,bind-propagation=rprivate,bind-recursive=readonly busybox',
  '--mount type=bind,src=FOLDER,dst=/data,readonly,bind-recursive=writable busybox',
  '--mount type=bind,src=FOLDER,dst=/data,bind-recursive=disabled busybox',
  '--mount type=bind,src=FOLDER,dst=/data,bind-nonrecursive,consistency=cached busybox',
  '--mount target=/data busybox',
  '--mount type=volume,source=assets,destination=/data,volume-nocopy busybox',
  '--mount source=labelled,target=/data,volume-label=a=b,volume-label=c busybox',
  "--mount 'type=volume,source=driven,target=/data,volume-driver=local,\"volume-opt=o=size=1m,uid=1\",volume-opt=type=tmpfs,volume-opt=device=tmpfs' busybox",
  '--mount source=assets,target=/data,volume-subpath=sub busybox',
  '--mount type=tmpfs,target=/scratch busybox',
  '--mount type=tmpfs,target=/scratch,tmpfs-size=64m,tmpfs-mode=1770 busybox',
  '--mount type=image,source=busybox,target=/image busybox',
  '--mount type=image,source=busybox,target=/image,image-subpath=bin busybox',
  '--tmpfs /run busybox',
  '--tmpfs /run:size=64m,mode=1777 --tmpfs /cache busybox',
  '--volumes-from holder busybox',
  '--volumes-from holder:ro busybox',
  '--volume-driver local -v assets:/data busybox',
  '--storage-opt size=1G busybox',
  '--read-only --tmpfs /tmp busybox',
  // What runs
  '-w /srv busybox pwd',
  '--workdir=/srv/app busybox pwd',
  '--entrypoint sh busybox -c true',
  "--entrypoint '' busybox true",
  '--entrypoint= busybox true',
  '-u 1000:1000 busybox id',
  '--user nobody busybox id',
  '--group-add 27 --group-add audio busybox id',
  '-h box busybox',
  '--hostname box --domainname example.com busybox',
  '--stop-signal SIGINT busybox',
  '--stop-timeout 3 busybox',
  '--stop-timeout=0 busybox',
  '--restart no busybox',
  '--restart always busybox',
  '--restart=unless-stopped busybox',
  '--restart on-failure busybox',
  '--restart on-failure:3 busybox',
  "--restart '' busybox",
  '--cidfile FOLDER/cid busybox',
  '--platform linux/amd64 busybox',
  '--pull never busybox',
  '--pull=missing --quiet busybox',
  '--disable-content-trust busybox',
  '-q busybox',
  // Health
  `--health-cmd 'wget -q localhost || exit 1' busybox`,
  '--health-cmd true --health-interval 1m30s --health-timeout 5s --health-retries 3 busybox',
  '--health-cmd true --health-start-period 1m --health-start-interval 500ms busybox',
  '--health-interval 10s busybox',
  '--health-interval 0s busybox',
  '--no-healthcheck busybox',
  // Networks
  '--network host busybox',
  '--network none busybox',
  '--network bridge busybox',
  '--net shop busybox',
  '--network shop --network-alias web --net-alias www busybox',
  '--network shop --ip 172.30.77.10 busybox',
  '--network shop --ip6 fd00:77::10 busybox',
  '--network shop --link-local-ip 169.254.77.10 busybox',
  '--network name=shop,alias=web,alias=www busybox',
  '--network name=shop,ip=172.30.77.11,mac-address=02:42:ac:1e:4d:0b busybox',
  '--network name=shop,ip6=fd00:77::11,link-local-ip=169.254.77.11 busybox',
  '--network name=shop,driver-opt=com.example.a=b,gw-priority=5 busybox',
  '--network shop --network backoffice busybox',
  '--network name=shop,alias=a --network name=backoffice,alias=b busybox',
  '--network container:holder busybox',
  '--mac-address 02:42:ac:1e:4d:0c busybox',
  '--network shop --mac-address 02:42:ac:1e:4d:0d busybox',
  '--link holder busybox',
  '--link holder:db busybox',
  '--network shop --link holder:db busybox',
  '--dns 1.1.1.1 --dns 0:0:0:0:0:0:0:1 busybox',
  '--dns-search example.com --dns-search . busybox',
  '--dns-option ndots:2 --dns-opt timeout:1 busybox',
  '--add-host db:10.0.0.5 --add-host six=[::1] --add-host me:host-gateway busybox',
  // Resources
  '-m 512m busybox',
  '-m512m --memory-swap 1g busybox',
  '--memory 1.5g --memory-reservation 512m --memory-swap -1 busybox',
  '--memory=64MiB --memory-swappiness 0 busybox',
  '--memory 64m --oom-kill-disable busybox',
  '--oom-score-adj -500 busybox',
  '--kernel-memory 64m busybox',
  '--cpus 0.5 busybox',
  '--cpus=1/4 busybox',
  '-c 512 busybox',
  '--cpu-shares 0x200 busybox',
  '--cpu-period 50000 --cpu-quota 25000 busybox',
  '--cpu-rt-period 1000000 --cpu-rt-runtime 950000 busybox',
  '--cpuset-cpus 0 --cpuset-mems 0 busybox',
  '--pids-limit 100 busybox',
  '--pids-limit -1 busybox',
  '--shm-size 128m busybox',
  '--ulimit nofile=1024:2048 --ulimit core=0 --ulimit memlock=-1 busybox',
  '--ulimit nofile=1024 --ulimit nofile=4096:8192 busybox',
  '--blkio-weight 300 busybox',
  '--blkio-weight-device /dev/null:200 busybox',
  '--device-read-bps /dev/null:10mb --device-write-bps /dev/null:1g busybox',
  '--device-read-iops /dev/null:1000 --device-write-iops /dev/null:500 busybox',
  '--cgroup-parent /slipway busybox',
  '--cgroupns host busybox',
  '--cgroupns private busybox',
  '--cpu-count 1 busybox',
  '--cpu-percent 50 busybox',
  '--io-maxbandwidth 10m busybox',
  '--io-maxiops 100 busybox',
  '--isolation default busybox',
  // Devices
  '--device /dev/null busybox',
  '--device /dev/null:/dev/nothing busybox',
  '--device /dev/null:/dev/nothing:r --device /dev/zero:rw busybox',
  '--device-cgroup-rule "c 1:3 rmw" busybox',
  '--device vendor.com/class=one busybox',
  '--gpus all busybox',
  '--gpus 2 busybox',
  `--gpus '"device=0,1","capabilities=compute,utility"' busybox`,
  '--gpus count=1,driver=nvidia,options=a=b busybox',
  // Security and namespaces
  '--privileged busybox',
  '--privileged=false busybox',
  '--cap-add NET_ADMIN --cap-add sys_time --cap-drop ALL busybox',
  '--security-opt no-new-privileges busybox',
  '--security-opt seccomp=unconfined --security-opt apparmor:unconfined busybox',
  '--security-opt seccomp=FOLDER/profile.json busybox',
  '--security-opt label=disable busybox',
  '--security-opt systempaths=unconfined busybox',
  '--userns host busybox',
  '--uts host busybox',
  '--pid host busybox',
  '--pid container:holder busybox',
  '--ipc host busybox',
  '--ipc shareable busybox',
  '--ipc container:holder busybox',
  '--runtime runc busybox',
  '--sysctl net.core.somaxconn=1024 --sysctl kernel.shmmni=4096 busybox',
  '--log-driver json-file --log-opt max-size=10m --log-opt max-file=3 busybox',
  '--log-driver none busybox',
  '--use-api-socket busybox',
  // All at once
  "--rm -it --init --name all -p 127.0.0.1:49080:80 -e A=1 -v assets:/data:ro -w /data --entrypoint sh --cpus 1 -m 256m --network shop " +
    "--network-alias all --label a=b --tmpfs /run --read-only --cap-drop ALL --ulimit nofile=64 --health-cmd true --dns 9.9.9.9 busybox -c 'sleep 600'",
];

/** Files for the lines, and the lines with their folder; `remove` removes them. */
export function lineFiles() {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-lines-'));
  mkdirSync(join(folder, 'sub'));
  writeFileSync(join(folder, 'plain.env'), '\ufeff# comment\nPLAIN=file\n\n  SPACED=a b "c"\nHOME\nSLIPWAY_NO_SUCH\n');
  writeFileSync(join(folder, 'more.env'), 'MORE=1\r\nPLAIN=more');
  writeFileSync(join(folder, 'labels'), 'app=file\nbare\nother=a=b\n');
  writeFileSync(join(folder, 'profile.json'), JSON.stringify({ defaultAction: 'SCMP_ACT_ALLOW', syscalls: [] }, null, 2));
  return {
    folder,
    line: (line: string) => line.replaceAll('FOLDER', folder),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const networks = [
  ['shop', '172.30.77.0/24', 'fd00:77::/64'],
  ['backoffice', '172.30.78.0/24', 'fd00:78::/64'],
] as const;

/** Makes what the lines name on an engine of the tests: two networks, and a container with a volume. */
export async function prepareForLines(cli: DockerCli): Promise<void> {
  await cli.removeAll();
  for (const [name, subnet, subnet6] of networks) {
    await cli.docker('network', 'create', '--ipv6', '--subnet', subnet, '--subnet', subnet6, name);
  }
  await cli.docker('create', '--name', 'holder', '-v', 'held:/held', 'busybox');
}

/** Removes it, and whatever the lines have made. */
export async function tidyAfterLines(cli: DockerCli): Promise<void> {
  await cli.removeAll();
  await cli.docker('network', 'rm', ...networks.map(([name]) => name));
}
