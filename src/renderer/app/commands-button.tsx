import { useTranslation } from 'react-i18next';
import { usePalette } from '../state/palette';
import { Button } from '../ui/button';
import { displayKeys } from './keys';

/** Opens the palette. */
export function CommandsButton() {
  const { t } = useTranslation();
  const setOpen = usePalette((state) => state.setOpen);
  return (
    <Button
      variant="ghost"
      kbd="Mod+k"
      title={`${t('app.commandsTitle')} (${displayKeys('Mod+k')})`}
      aria-haspopup="dialog"
      onClick={() => setOpen(true)}
    >
      {t('app.commands')}
    </Button>
  );
}
