import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSettings, settingsFolder } from '../../../src/main/settings';
import { defaultSettings } from '../../../src/shared/models';

let root: string;
let folder: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'slipway-settings-'));
  folder = root;
});
afterEach(() => rmSync(root, { recursive: true, force: true }));
const file = () => join(folder, 'settings.json');

describe('the settings', () => {
  it('begin with the defaults, and write nothing by themselves', async () => {
    const settings = await openSettings(folder);
    expect(settings.current()).toEqual(defaultSettings);
    expect(settings.setAside).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('keep what is changed, in a folder that is made when it is needed', async () => {
    folder = join(folder, 'deep', 'er');
    const settings = await openSettings(folder);
    expect(await settings.change({ theme: 'dark' })).toEqual({ ...defaultSettings, theme: 'dark' });
    await settings.change({ language: 'ru' });
    expect((await openSettings(folder)).current()).toEqual({ ...defaultSettings, theme: 'dark', language: 'ru' });
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });

  it('lose none of many changes at once', async () => {
    const settings = await openSettings(folder);
    await Promise.all([
      settings.change({ theme: 'light' }),
      settings.change({ language: 'en' }),
      settings.change({ shell: 'cmd' }),
      settings.change({ confirm: { kill: false, remove: true, all: true } }),
      settings.change({ engine: 'tcp://example:2375' }),
    ]);
    const expected = {
      ...defaultSettings,
      theme: 'light',
      language: 'en',
      shell: 'cmd',
      confirm: { kill: false, remove: true, all: true },
      engine: 'tcp://example:2375',
    };
    expect(settings.current()).toEqual(expected);
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual(expected);
  });

  it.each(['{ "theme": "dark', '{ "theme": "mauve" }', '[]', 'null', '', '{"confirm":{"kill":"no"}}'])(
    'set a damaged file aside, and say so: %s',
    async (text) => {
      writeFileSync(join(folder, 'settings.damaged-1.json'), 'an earlier one');
      writeFileSync(file(), text);
      const settings = await openSettings(folder);
      expect(settings.setAside).toBe(join(folder, 'settings.damaged-2.json'));
      expect(readFileSync(join(folder, 'settings.damaged-2.json'), 'utf8')).toBe(text);
      expect(readFileSync(join(folder, 'settings.damaged-1.json'), 'utf8')).toBe('an earlier one');
      expect(settings.current()).toEqual(defaultSettings);
      await settings.change({ theme: 'dark' });
      expect((await openSettings(folder)).setAside).toBeNull();
    },
  );

  it('take the default for a setting that an older version did not have, and drop what is unknown', async () => {
    writeFileSync(file(), '{ "theme": "dark", "confirm": { "kill": false }, "colour": "mauve" }');
    const settings = await openSettings(folder);
    expect(settings.setAside).toBeNull();
    expect(settings.current()).toEqual({ ...defaultSettings, theme: 'dark', confirm: { ...defaultSettings.confirm, kill: false } });
  });

  it('are kept only when what has to be done first was done', async () => {
    const settings = await openSettings(folder);
    const seen: unknown[] = [];
    settings.beforeChange(async (next, current) => {
      seen.push([current.theme, next.theme]);
      if (next.theme === 'dark') throw new Error('not today');
      await Promise.resolve();
    });
    settings.onChange(({ theme }) => seen.push(theme));
    await expect(settings.change({ theme: 'dark' })).rejects.toThrow('not today');
    expect(existsSync(file())).toBe(false);
    await settings.change({ theme: 'light' });
    expect(seen).toEqual([['system', 'dark'], ['system', 'light'], 'light']);
    expect((await openSettings(folder)).current().theme).toBe('light');
  });

  it('stay as they are when they cannot be kept, and the next change may succeed', async () => {
    const settings = await openSettings(folder);
    mkdirSync(file());
    await expect(settings.change({ theme: 'dark' })).rejects.toThrow('could not be kept');
    expect(settings.current()).toEqual(defaultSettings);
    expect(readdirSync(folder)).toEqual(['settings.json']);
    rmSync(file(), { recursive: true });
    expect(await settings.change({ theme: 'dark' })).toMatchObject({ theme: 'dark' });
    expect(existsSync(file())).toBe(true);
  });
});

describe('the folder of the settings', () => {
  it.each([
    ['linux', {}, '/home/ann/.config/slipway'],
    ['linux', { XDG_CONFIG_HOME: '/etc/ann' }, '/etc/ann/slipway'],
    ['darwin', {}, '/home/ann/Library/Application Support/Slipway'],
  ] as const)('on %s with %j is %s', (platform, env, expected) => {
    expect(settingsFolder(platform, env, '/home/ann')).toBe(expected);
  });
});
