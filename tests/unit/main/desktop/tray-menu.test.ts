import { createInstance } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TrayItem } from '../../../../src/main/desktop/tray-items';
import { trayMenu, trayTip, type TrayState } from '../../../../src/main/desktop/tray-menu';
import type { Language } from '../../../../src/shared/language';
import { translations } from '../../../../src/shared/translations';
import { actionAt, connecting, container, down, itemAt, labelsOf, run, state, under, up } from './tray-state';

const words = createInstance();
beforeAll(async () => {
  await words.init({ resources: translations, lng: 'en', fallbackLng: 'en', interpolation: { escapeValue: false } });
});
const menu = (over: Partial<TrayState> = {}, language: Language = 'en') => trayMenu(state(over), words.getFixedT(language));
const tip = (over: Partial<TrayState> = {}, language: Language = 'en') => trayTip(state(over), words.getFixedT(language));
const many = (count: number, over: (n: number) => Parameters<typeof container>[1] = () => ({})) =>
  Array.from({ length: count }, (_, n) => container(`c${n}`, over(n)));
const allIds = (items: readonly TrayItem[]): string[] =>
  items.flatMap((item) => [item.id, ...(item.type === 'submenu' ? allIds(item.items) : [])]);

describe('the menu of the tray', () => {
  it('says without any container that there is none', () => {
    expect(labelsOf(menu())).toEqual([
      'Docker 20.10.24 is running',
      'Open Slipway',
      'Run a container…',
      'No container is running',
      'Settings…',
      'Quit Slipway',
    ]);
    expect(labelsOf(menu({}, 'ru'))).toEqual([
      'Docker 20.10.24 работает',
      'Открыть Slipway',
      'Запустить контейнер…',
      'Ни один контейнер не запущен',
      'Настройки…',
      'Выйти из Slipway',
    ]);
    expect(actionAt(menu(), 'Open Slipway')).toEqual({ kind: 'open' });
    expect(actionAt(menu(), 'Run a container…')).toEqual({ kind: 'ask', request: { kind: 'run', spec: {}, left: [] } });
    expect(actionAt(menu(), 'Settings…')).toEqual({ kind: 'ask', request: { kind: 'place', place: 'settings' } });
    expect(actionAt(menu(), 'Quit Slipway')).toEqual({ kind: 'quit' });
  });

  it('offers for a container its ports, and to stop, kill and restart it', () => {
    const ports = [
      { hostIp: '0.0.0.0', hostPort: 8000, containerPort: 80, protocol: 'tcp' },
      { hostIp: '::', hostPort: 8000, containerPort: 80, protocol: 'tcp' },
      { hostIp: '127.0.0.1', hostPort: 8443, containerPort: 8443, protocol: 'tcp' },
      { hostIp: '0.0.0.0', hostPort: 53, containerPort: 53, protocol: 'udp' },
      { hostIp: '', hostPort: null, containerPort: 90, protocol: 'tcp' },
    ] as const;
    const items = menu({ containers: [container('web', { ports: [...ports] })] });
    expect(labelsOf(items)).toContain('1 container running');
    expect(labelsOf(under(items, 'web'))).toEqual([
      'Open http://localhost:8000 in the browser',
      'Open https://127.0.0.1:8443 in the browser',
      'Stop',
      'Kill',
      'Restart',
    ]);
    expect(actionAt(items, 'web', 'Open http://localhost:8000 in the browser')).toEqual({ kind: 'port', id: 'id-web', hostPort: 8000 });
    for (const [label, verb] of [['Stop', 'stop'], ['Kill', 'kill'], ['Restart', 'restart']] as const) {
      expect(actionAt(items, 'web', label)).toEqual({ kind: 'containers', verb, ids: ['id-web'] });
    }
  });

  it('offers no port that only the engine\'s own computer reaches', () => {
    const remote = { ...up, endpoint: { id: 'r', name: 'r', address: 'tcp://build.lan:2375', source: 'context' } } as const;
    const port = (hostIp: string, hostPort: number) => ({ hostIp, hostPort, containerPort: 80, protocol: 'tcp' }) as const;
    const items = menu({ engine: remote, containers: [container('web', { ports: [port('127.0.0.1', 1), port('0.0.0.0', 2)] })] });
    expect(labelsOf(under(items, 'web'))[0]).toBe('Open http://build.lan:2 in the browser');
  });

  it('says what is paused, restarting, unhealthy or stopping, and offers what can be done then', () => {
    const stopping = { signal: 'SIGTERM', graceMs: 10_000, since: 5 };
    const items = menu({
      containers: [
        container('a', { stopping }),
        container('b', { state: 'paused' }),
        container('c', { state: 'restarting' }),
        container('d', { health: 'unhealthy' }),
        container('e', { health: 'starting' }),
      ],
    });
    expect(labelsOf(items).slice(3, -2)).toEqual(['5 containers running', 'a — stopping…', 'b — paused', 'c — restarting', 'd — unhealthy', 'e', 'Stop all (4)']);
    expect(labelsOf(under(items, 'a — stopping…'))).toEqual(['Kill now']);
    expect(labelsOf(under(items, 'b — paused'))).toEqual(['Unpause', 'Stop', 'Kill', 'Restart']);
    // A countdown in a label would make the menu flicker.
    const later = { ...stopping, since: 4000 };
    expect(menu({ containers: [container('a', { stopping })] })).toEqual(menu({ containers: [container('a', { stopping: later })] }));
  });

  it('asks on its second level before it stops all, and stops those that it counted', () => {
    const items = menu({ containers: many(7) });
    expect(labelsOf(under(items, 'Stop all (7)'))).toEqual(['Stop 7 containers']);
    expect(actionAt(items, 'Stop all (7)', 'Stop 7 containers')).toEqual({
      kind: 'containers',
      verb: 'stop',
      ids: ['id-c0', 'id-c1', 'id-c2', 'id-c3', 'id-c4', 'id-c5', 'id-c6'],
      all: true,
    });
    const one = container('x', { stopping: { signal: 'SIGTERM', graceMs: 1, since: 1 } });
    expect(actionAt(menu({ containers: [one, container('y')] }), 'Stop all (1)', 'Stop 1 container')).toMatchObject({ ids: ['id-y'], all: false });
    expect(labelsOf(menu({ containers: [one] })).join()).not.toContain('Stop all');
  });

  it.each([
    [1, 'Работает 1 контейнер', 'Остановить 1 контейнер'],
    [3, 'Работают 3 контейнера', 'Остановить 3 контейнера'],
    [5, 'Работают 5 контейнеров', 'Остановить 5 контейнеров'],
    [21, 'Работает 21 контейнер', 'Остановить 21 контейнер'],
  ])('counts %d in Russian', (count, title, stop) => {
    const items = menu({ containers: many(count) }, 'ru');
    expect(labelsOf(items)).toContain(title);
    expect(labelsOf(under(items, `Остановить все (${count})`))).toEqual([stop]);
  });

  it('keeps fifteen containers on one level, and groups more of them by their project', () => {
    const projectOf = (n: number) => ({ project: ['shop', '', 'api', ''][n % 4] ?? '' });
    expect(labelsOf(menu({ containers: many(15, projectOf) })).filter((label) => /^c\d+$/.test(label))).toHaveLength(15);
    const items = menu({ containers: many(40, projectOf) });
    const labels = labelsOf(items);
    expect(labels.slice(labels.indexOf('40 containers running') + 1, -3)).toEqual([
      'api (10)',
      'shop (10)',
      ...[1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25].map((n) => `c${n}`),
      '7 more…',
    ]);
    expect(labelsOf(under(items, 'shop (10)'))).toEqual([0, 4, 8, 12, 16, 20, 24, 28, 32, 36].map((n) => `c${n}`));
    expect(actionAt(items, '7 more…')).toEqual({ kind: 'ask', request: { kind: 'place', place: 'containers' } });
    expect(under(items, 'shop (10)', 'c8')).toHaveLength(3);
    expect(actionAt(items, 'Stop all (40)', 'Stop 40 containers')).toMatchObject({ all: true });
  });

  it('keeps a level short when all are of one project, or of none', () => {
    const one = menu({ containers: many(40, () => ({ project: 'shop' })) });
    expect(labelsOf(under(one, 'shop (40)')).slice(-1)).toEqual(['25 more…']);
    const none = menu({ containers: many(40) }, 'ru');
    expect(labelsOf(none)).toContain('Ещё 25…');
  });

  it('has a place for each that does not depend on when it came', () => {
    const containers = [container('b10'), container('b2'), container('a', { id: '2' }), container('a', { id: '1' })];
    expect(menu({ containers })).toEqual(menu({ containers: [...containers].reverse() }));
    expect(labelsOf(menu({ containers })).slice(4, 8)).toEqual(['a', 'a', 'b2', 'b10']);
    const ids = allIds(menu({ containers: many(40, (n) => ({ project: `p${n % 3}` })), runs: [run({}), run({ name: 'x' })] }));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('shows hostile names as they are, and cut', () => {
    const name = `\u202egnihton\n<b>${'x'.repeat(5000)}`;
    const strange = { ...up, info: { ...up.info, product: name, version: name } };
    const items = menu({
      containers: [container(name, { project: name }), container('gone', { name, id: 'gone', state: 'exited', exitCode: 1 })],
      ended: new Map([['gone', 1]]),
      runs: [run({ image: name, command: [name] })],
      engine: strange,
    });
    const labels = [...labelsOf(items), ...labelsOf(under(items, 'Run again')), ...labelsOf(under(items, 'Stopped within the last hour'))];
    expect(labels.filter((label) => label.includes('⟨U+202E⟩')).length).toBeGreaterThanOrEqual(4);
    for (const label of [...labels, tip({ engine: strange })]) {
      expect(label).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      expect(label.length).toBeLessThan(127);
    }
  });

  it('offers to start what has stopped within the last hour, and nothing older', () => {
    const ended = (name: string, exitCode: number) => container(name, { state: 'exited', exitCode });
    const items = menu({
      containers: [ended('job', 0), ended('api', 137), ended('old', 1), container('made', { state: 'created' }), container('web')],
      ended: new Map([['id-job', 100], ['id-api', 200], ['id-web', 300], ['id-made', 300]]),
    });
    expect(labelsOf(under(items, 'Stopped within the last hour'))).toEqual(['Start api — exited (137)', 'Start job — exited (0)']);
    expect(actionAt(items, 'Stopped within the last hour', 'Start job — exited (0)')).toEqual({ kind: 'containers', verb: 'start', ids: ['id-job'] });
    const lots = Array.from({ length: 40 }, (_, n) => ended(`c${n}`, 0));
    const shown = labelsOf(under(menu({ containers: lots, ended: new Map(lots.map(({ id }, n) => [id, n])) }), 'Stopped within the last hour'));
    expect(shown).toHaveLength(16);
    expect(shown[0]).toBe('Start c25 — exited (0)');
    expect(shown[15]).toBe('25 more…');
  });

  describe('with the last runs', () => {
    const runs = [
      run({ name: 'web', ports: [{ hostIp: '', hostPort: '8000', containerPort: '80', protocol: 'tcp' }] }),
      run({ name: 'shell', detach: false, interactive: true, tty: true }),
      run({ name: 'db', env: [{ name: 'PASSWORD', value: 's3cret' }] }),
      run({ name: 'dbs', env: [{ name: 'PASSWORD', value: '' }] }, ['PASSWORD']),
      run({ command: ['x'.repeat(200)] }),
      run({ name: 'sixth' }),
    ];

    it('offers five of them as their commands, without their secrets', () => {
      const labels = labelsOf(under(menu({ runs }), 'Run again'));
      expect(labels).toHaveLength(5);
      expect(labels[0]).toBe('docker run -d --name web -p 8000:80 web-image');
      expect(labels[2]).toContain('••••••');
      expect(JSON.stringify(labels)).not.toContain('s3cret');
      expect(labels[4]).toMatch(/^docker run -d web-image x+…$/);
      expect(labels.every((label) => label.length <= 82)).toBe(true);
    });

    it('starts at once what is detached and complete, and opens the dialog for every other', () => {
      const [web, shell, db, dbs] = under(menu({ runs }), 'Run again');
      expect(web).toMatchObject({ action: { kind: 'run', spec: { name: 'web' } } });
      expect(shell).toMatchObject({
        label: 'docker run -i -t --name shell web-image…',
        action: { kind: 'ask', request: { kind: 'run', spec: { name: 'shell' }, left: [] } },
      });
      expect(db).toMatchObject({ action: { kind: 'run', spec: { env: [{ name: 'PASSWORD', value: 's3cret' }] } } });
      expect(dbs).toMatchObject({ action: { kind: 'ask', request: { kind: 'run', withheld: ['PASSWORD'] } } });
    });

    it('opens the dialog for all of them while the engine is away', () => {
      const items = under(menu({ runs, engine: down(false) }), 'Run again');
      expect(items.map((item) => (item.type === 'action' ? item.action.kind : null))).toEqual(['ask', 'ask', 'ask', 'ask', 'ask']);
    });
  });

  describe('without an engine', () => {
    const containers = [container('web'), container('job', { state: 'exited', exitCode: 0 })];
    const ended = new Map([['id-job', 1]]);

    it('says why in words, shows no container, and starts the engine where it can', () => {
      expect(labelsOf(menu({ engine: down(true), containers, ended }))).toEqual([
        'Docker is not running',
        'Start Docker',
        'Open Slipway',
        'Run a container…',
        'Settings…',
        'Quit Slipway',
      ]);
      expect(actionAt(menu({ engine: down(true) }), 'Start Docker')).toEqual({ kind: 'start-engine' });
      expect(labelsOf(menu({ engine: down(false) }))).not.toContain('Start Docker');
      expect(labelsOf(menu({ engine: down(true), containers }, 'ru')).slice(0, 2)).toEqual(['Docker не запущен', 'Запустить Docker']);
    });

    it('says that the start is under way, and does not offer it twice', () => {
      const labels = labelsOf(menu({ engine: down(true), starting: true }));
      expect(labels[0]).toBe('Docker is starting…');
      expect(labels).not.toContain('Start Docker');
    });

    it.each([
      ['permission-denied', 'Docker is running, but your account may not use it'],
      ['not-installed', 'Docker is not installed'],
      ['no-answer', 'The engine does not answer'],
      ['wrong-version', 'This engine is too old'],
      ['unsupported', 'Slipway cannot reach an engine this way'],
    ] as const)('says of %s: %s', (reason, title) => {
      expect(labelsOf(menu({ engine: down(false, reason) }))[0]).toBe(title);
    });

    it('says that the context is missing', () => {
      const tried = [{ check: 'context', subject: 'x', outcome: 'bad', finding: 'contextMissing', values: {} }] as const;
      const engine = { ...down(false), tried: [...tried] } as TrayState['engine'];
      expect(labelsOf(menu({ engine }))[0]).toBe('The current Docker context does not exist');
    });

    it('says while it connects that it does', () => {
      expect(itemAt(menu({ engine: connecting, containers }), 'Connecting to the engine…')).toMatchObject({ type: 'text' });
      expect(labelsOf(menu({ engine: connecting, containers }))).not.toContain('web');
    });
  });
});

describe('the tip of the icon', () => {
  it('names the engine and counts what runs', () => {
    expect(tip({ containers: many(3) })).toBe('Slipway — Docker 20.10 · 3 running');
    expect(tip({ containers: many(1) }, 'ru')).toBe('Slipway — Docker 20.10 · работает 1');
    expect(tip({ containers: many(3) }, 'ru')).toBe('Slipway — Docker 20.10 · работают 3');
    expect(tip()).toBe('Slipway — Docker 20.10 · 0 running');
  });

  it('says what is wrong with the engine', () => {
    expect(tip({ engine: down(true) })).toBe('Slipway — Docker is not running');
    expect(tip({ engine: connecting }, 'ru')).toBe('Slipway — Подключение к движку…');
  });
});
