import { create } from 'zustand';
import type { AppError } from '../../shared/errors';
import type { EngineChoice } from '../../shared/models';
import { call } from '../bridge/client';

type Engines = {
  /** The engines found, and whether each answers; null until they were looked for. */
  readonly choices: readonly EngineChoice[] | null;
  readonly error: AppError | null;
  readonly looking: boolean;
  /** Looks again. What is known stays in view meanwhile. */
  readonly look: () => Promise<void>;
};

export const useEngines = create<Engines>()((set) => ({
  choices: null,
  error: null,
  looking: false,
  look: async () => {
    set({ looking: true });
    const result = await call('engine.choices', {});
    if (result.ok) set({ choices: result.value, error: null, looking: false });
    else set({ error: result.error, looking: false });
  },
}));
