import { usePalette } from '../state/palette';
import { useRoute } from '../state/route';
import { useRunDialog } from '../state/run-dialog';
import { useHelp } from './help';
import { useKeys } from './use-keys';

/** Puts the focus into the filter of the screen; false when it has none. */
function focusFilter(): boolean {
  const filter = document.querySelector<HTMLInputElement>('[data-filter]');
  filter?.focus();
  filter?.select();
  return filter !== null;
}

/** The keys that do the same everywhere. */
export function useShellKeys(): void {
  const { navigate } = useRoute.getState();
  const openPalette = () => usePalette.getState().setOpen(true);
  const openHelp = () => useHelp.getState().setOpen(true);
  useKeys('everywhere', {
    'Mod+k': openPalette,
    '/': focusFilter,
    'Mod+f': focusFilter,
    r: () => useRunDialog.getState().open(),
    'Mod+1': () => navigate('containers'),
    'Mod+2': () => navigate('images'),
    'Mod+3': () => navigate('history'),
    'Mod+,': () => navigate('settings'),
    '?': openHelp,
    F1: openHelp,
  });
}
