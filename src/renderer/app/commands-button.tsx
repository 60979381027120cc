import { Terminal } from 'lucide-react';
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
      className="commands"
      kbd="Mod+k"
      aria-label={t('app.commands')}
      title={`${t('app.commandsTitle')} (${displayKeys('Mod+k')})`}
      aria-haspopup="dialog"
      onClick={() => setOpen(true)}
    >
      <Terminal className="i short" />
      <span className="long">{t('app.commands')}</span>
    </Button>
  );
}
