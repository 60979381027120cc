import { describe, expect, it } from 'vitest';
import { engineStatusSchema } from '../../../../src/shared/models';
import { AppFailure } from '../../../../src/shared/errors';
import en from '../../../../src/shared/locales/en.json';
import ru from '../../../../src/shared/locales/ru.json';
import { WrongVersion } from '../../../../src/main/docker/client';
import { diagnose, findings, type Diagnosis } from '../../../../src/main/docker/diagnosis';
import { makeTarget, type Resolution } from '../../../../src/main/docker/endpoints';
import type { Host, Ran, SocketFile } from '../../../../src/main/docker/host';
import { carryOut } from '../../../../src/main/docker/service';

/** A computer as it is told to be: no real one has every system, account and fault. */
function host(about: Partial<Omit<Host, 'which' | 'socketFile'>> & { commands?: string[]; files?: string[]; socket?: SocketFile; ran?: (argv: readonly string[]) => Ran } = {}) {
  const ran: string[][] = [];
  const made: Host = {
    platform: 'linux',
    user: 'ann',
    isRoot: false,
    hasDisplay: true,
    exists: (path) => about.files?.includes(path) ?? false,
    socketFile: () => Promise.resolve(about.socket ?? { kind: 'there', owner: 'root', group: 'docker' }),
    which: (command) => Promise.resolve(about.commands?.includes(command) ? `/usr/bin/${command}` : null),
    run: (argv) => {
      ran.push([...argv]);
      return Promise.resolve(about.ran?.(argv) ?? { code: 0, output: '' });
    },
    ...about,
  };
  return { ...made, ran };
}
const systemd = (properties: string) => ({
  files: ['/run/systemd/system'],
  ran: (argv: readonly string[]): Ran => ({ code: 0, output: argv.includes('show') ? properties : '' }),
});
const at = (address: string, rule: 'default' | 'context' | 'settings' = 'default', name = 'default'): Resolution => ({
  kind: 'target',
  rule,
  target: makeTarget('socket', name, address, null),
});
const system = at('unix:///var/run/docker.sock');
const errno = (code: string) => Object.assign(new Error(`connect ${code} /var/run/docker.sock`), { code });
const findingsOf = ({ tried }: Diagnosis) => tried.map(({ check, outcome, finding }) => `${check} ${outcome} ${finding}`);

describe('why an engine does not answer', () => {
  it('is that its service has stopped', async () => {
    const stopped = 'LoadState=loaded\nActiveState=inactive\nStateChangeTimestamp=Wed 2026-11-25 09:14:00 UTC';
    const found = await diagnose(system, errno('ECONNREFUSED'), 2.4, host({ ...systemd(stopped), commands: ['docker', 'pkexec'] }));
    expect(found.reason).toBe('not-running');
    expect(found.tried).toEqual([
      { check: 'context', subject: 'default', outcome: 'ok', finding: 'contextDefault', values: { address: 'unix:///var/run/docker.sock' } },
      { check: 'socket', subject: 'unix:///var/run/docker.sock', outcome: 'ok', finding: 'socketThere', values: { owner: 'root:docker' } },
      { check: 'connection', subject: 'connect ECONNREFUSED', outcome: 'bad', finding: 'connectionRefused', values: { ms: '2', detail: 'connect ECONNREFUSED /var/run/docker.sock' } },
      { check: 'service', subject: 'docker.service', outcome: 'bad', finding: 'serviceStoppedSince', values: { since: 'Wed 2026-11-25 09:14:00 UTC' } },
    ]);
    expect(found.remedy).toEqual({ fix: ['sudo', 'systemctl', 'start', 'docker'], argv: ['pkexec', 'systemctl', 'start', 'docker'] });
  });

  it('is that the account may not use it', async () => {
    const found = await diagnose(system, errno('EACCES'), 1, host({ ...systemd('LoadState=loaded\nActiveState=active'), commands: ['docker'] }));
    expect(found.reason).toBe('permission-denied');
    expect(findingsOf(found)).toEqual(['context ok contextDefault', 'socket ok socketThere', 'connection bad connectionDenied', 'service ok serviceRunning']);
    expect(found.remedy).toEqual({ fix: ['sudo', 'usermod', '-aG', 'docker', 'ann'], argv: null });
  });

  it('is that none is installed', async () => {
    const found = await diagnose(system, errno('ENOENT'), 1, host({ socket: { kind: 'missing' }, commands: ['apt'] }));
    expect(found.reason).toBe('not-installed');
    expect(findingsOf(found)).toEqual(['context ok contextDefault', 'socket bad socketMissing', 'connection skipped notTried', 'command bad commandMissing']);
    expect(found.remedy).toEqual({ fix: ['sudo', 'apt', 'install', 'docker.io'], argv: null });
  });

  it('is that it is installed and its socket is away', async () => {
    const found = await diagnose(system, errno('ENOENT'), 1, host({ socket: { kind: 'missing' }, commands: ['docker', 'service'], files: ['/etc/init.d/docker'], isRoot: true }));
    expect(found.reason).toBe('not-running');
    expect(findingsOf(found).at(-1)).toBe('command ok commandFound');
    expect(found.remedy).toEqual({ fix: ['service', 'docker', 'start'], argv: ['service', 'docker', 'start'] });
  });

  it('is that it speaks another version', async () => {
    const found = await diagnose(system, new WrongVersion('1.80–1.90'), 3, host());
    expect(found).toMatchObject({ reason: 'wrong-version', remedy: { fix: [], argv: null } });
    expect(findingsOf(found)).toEqual(['context ok contextDefault', 'connection ok connectionMade', 'version bad versionUnsupported']);
  });

  it('is that it takes the connection and says nothing', async () => {
    const found = await diagnose(system, new AppFailure({ code: 'timeout', message: 'late' }), 5000, host());
    expect(found.reason).toBe('no-answer');
    expect(findingsOf(found)[2]).toBe('connection bad connectionTimeout');
  });

  it('is that a computer elsewhere is away', async () => {
    const found = await diagnose(at('tcp://build-02:2375', 'context', 'build'), errno('EHOSTUNREACH'), 30, host({ commands: ['docker'] }));
    expect(found).toMatchObject({ reason: 'no-answer', remedy: { fix: [] } });
    expect(findingsOf(found)).toEqual(['context ok contextActive', 'connection bad connectionFailed']);
  });

  it('is that the context does not exist', async () => {
    const found = await diagnose({ kind: 'no-context', context: 'gone' }, new Error(), 0, host());
    expect(found).toMatchObject({ endpoint: null, reason: 'unsupported', remedy: { fix: ['docker', 'context', 'use', 'default'], argv: null } });
    expect(findingsOf(found)[0]).toBe('context bad contextMissing');
  });

  it('is that no connection can be made of its address', async () => {
    expect(await diagnose(at('fd://'), new Error(), 0, host())).toMatchObject({ reason: 'unsupported', detail: 'Not an address of an engine: fd://' });
  });

  it('has words for everything that can be found, in every language', () => {
    for (const { engine } of [en, ru]) expect(Object.keys(engine.tried).sort()).toEqual([...findings].sort());
  });

  it('always fits the contract', async () => {
    for (const resolution of [system, at('tcp://x'), at('ssh://x'), at('npipe:////./pipe/x'), at('nonsense://'), { kind: 'no-context', context: 'c' } as const]) {
      for (const error of [errno('ENOENT'), errno('EACCES'), new WrongVersion('9'), new Error('x'), null, 'text']) {
        const { endpoint, reason, tried, remedy, detail } = await diagnose(resolution, error, 1, host({ socket: { kind: 'closed' } }));
        engineStatusSchema.parse({ state: 'unreachable', endpoint, reason, tried, fix: remedy.fix, canStart: remedy.argv !== null, detail });
      }
    }
  });
});

describe('the next step', () => {
  const remedy = async (address: string, about: Parameters<typeof host>[0]) => (await diagnose(at(address), errno('ECONNREFUSED'), 1, host(about))).remedy;
  const unit = systemd('LoadState=loaded\nActiveState=inactive');

  it.each([
    ['unix:///run/user/1000/docker.sock', 'linux', ['systemctl', '--user', 'start', 'docker']],
    ['unix:///run/user/1000/podman/podman.sock', 'linux', ['systemctl', '--user', 'start', 'podman.socket']],
    ['unix:///home/ann/.docker/desktop/docker.sock', 'linux', ['systemctl', '--user', 'start', 'docker-desktop']],
    ['unix:///var/run/docker.sock', 'darwin', ['open', '-a', 'Docker']],
    ['unix:///Users/ann/.colima/default/docker.sock', 'darwin', ['colima', 'start']],
    ['unix:///Users/ann/.orbstack/run/docker.sock', 'darwin', ['open', '-a', 'OrbStack']],
    ['unix:///Users/ann/.rd/docker.sock', 'darwin', ['open', '-a', 'Rancher Desktop']],
    ['npipe:////./pipe/docker_engine', 'win32', ['docker', 'desktop', 'start']],
  ] as const)('at %s on %s needs neither password nor terminal', async (address, platform, words) => {
    expect(await remedy(address, { ...unit, platform, commands: [words[0], 'docker'] })).toEqual({ fix: words, argv: words });
  });

  it('is typed in a terminal where nothing can ask for a password', async () => {
    expect((await remedy('unix:///run/podman/podman.sock', { ...unit, commands: ['docker'] })).argv).toBeNull();
    expect((await remedy('unix:///run/podman/podman.sock', { ...unit, commands: ['docker', 'pkexec'], hasDisplay: false })).fix).toEqual([
      'sudo', 'systemctl', 'start', 'podman.socket',
    ]);
  });

  it('is unknown for a socket at a place of its own', async () => {
    expect(await remedy('unix:///srv/mine.sock', { ...unit, commands: ['docker'] })).toEqual({ fix: [], argv: null });
  });

  it.each([['dnf'], ['pacman'], ['zypper'], ['apk']])('is an installation with %s where that is', async (manager) => {
    const found = await diagnose(system, errno('ENOENT'), 1, host({ socket: { kind: 'missing' }, commands: [manager], isRoot: true }));
    expect(found.remedy.fix[0]).toBe(manager);
  });

  it('is carried out, or says why not', async () => {
    const works = host();
    await carryOut({ fix: ['sudo', 'x'], argv: ['pkexec', 'x'] }, works);
    expect(works.ran).toEqual([['pkexec', 'x']]);
    const ends = (code: number | null, argv = ['pkexec', 'x']) =>
      carryOut({ fix: ['sudo', 'x'], argv }, host({ ran: () => ({ code, output: 'words' }) })).catch((error: AppFailure) => error.error);
    expect(await ends(126)).toMatchObject({ code: 'canceled' });
    expect(await ends(127)).toMatchObject({ code: 'permission-denied', detail: 'words' });
    expect(await ends(1, ['x'])).toMatchObject({ code: 'engine-error', detail: 'words' });
    expect(await ends(null)).toMatchObject({ code: 'engine-error' });
    await expect(carryOut({ fix: ['sudo', 'x'], argv: null }, host())).rejects.toMatchObject({ error: { code: 'engine-error', hint: 'Run in a terminal: sudo x' } });
  });
});
