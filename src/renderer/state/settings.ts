import i18next from 'i18next';
import { create } from 'zustand';
import type { In } from '../../shared/contract';
import type { Result } from '../../shared/errors';
import { defaultSettings, type AppInfo, type Settings } from '../../shared/models';
import { call } from '../bridge/client';
import { speak } from '../i18n';
import { reportProblem } from './problems';

type SettingsState = {
  readonly settings: Settings;
  /** Version, platform, and where the settings are; null until `loadSettings` is done. */
  readonly info: AppInfo | null;
  /** Where a damaged settings file was put, until the person has read it. */
  readonly setAside: string | null;
  readonly forgetSetAside: () => void;
  /** Keeps a change in main, then shows it. What main refuses is a problem in view, and nothing changes. */
  readonly save: (patch: In<'settings.set'>) => Promise<void>;
  /** The same for a part of a group. The rest of it is as main has it now: the native parts change settings too. */
  readonly saveIn: <G extends SettingsGroup>(group: G, patch: Partial<Settings[G]>) => Promise<void>;
  /** Shows the settings as main has them now. */
  readonly refresh: () => Promise<void>;
};

type SettingsGroup = 'confirm' | 'notify' | 'desktop';
let saving: Promise<void> = Promise.resolve();

export const useSettings = create<SettingsState>()((set, get) => ({
  settings: defaultSettings,
  info: null,
  setAside: null,
  forgetSetAside: () => set({ setAside: null }),
  save: async (patch) => {
    const result = await call('settings.set', patch);
    if (!result.ok) {
      reportProblem(i18next.t('settings.notSaved'), result.error, () => void get().save(patch));
      return;
    }
    set({ settings: result.value });
    await show(result.value);
  },
  saveIn: (group, patch) => {
    // One after another: each is made to what the one before left.
    const saved = saving.then(async () => {
      await get().refresh();
      await get().save({ [group]: { ...get().settings[group], ...patch } });
    });
    saving = saved.catch(() => undefined);
    return saved;
  },
  refresh: async () => {
    const result = await call('app.info', {});
    // What is known stays; the next change tells what is wrong.
    if (!result.ok) return;
    set({ settings: result.value.settings });
    await show(result.value.settings);
  },
}));

/** Asks main for the settings and shows their language and theme; to be awaited before the first render. */
export async function loadSettings(): Promise<Result<AppInfo>> {
  const result = await call('app.info', {});
  if (!result.ok) return result;
  useSettings.setState({
    info: result.value,
    settings: result.value.settings,
    setAside: result.value.settingsSetAside,
  });
  await show(result.value.settings);
  return result;
}

async function show(settings: Settings): Promise<void> {
  const root = document.documentElement;
  if (settings.theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = settings.theme;
  await speak(settings.language);
}
