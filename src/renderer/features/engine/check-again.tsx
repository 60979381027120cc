import { useState } from 'react';
import { RotateCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { act, lineOf } from '../../state/actions';
import { useEngines } from '../../state/engines';
import { previewProps } from '../../state/ribbon';
import { Button } from '../../ui/button';

type Props = {
  /** It is the one thing to do. */
  readonly primary?: boolean;
};

/** Asks main to look at the engine now rather than at its next try. */
export function CheckAgain({ primary = false }: Props) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const check = async () => {
    setBusy(true);
    await act('engine.retry', {}, t('engine.checkAgain'));
    await useEngines.getState().look();
    setBusy(false);
  };
  return (
    <Button
      {...(primary ? { variant: 'primary', className: 'big' } : { variant: 'ghost', size: 'sm' })}
      icon={RotateCw}
      busy={busy}
      busyLabel={t('engine.checking')}
      onClick={() => void check()}
      {...previewProps(() => lineOf('engine.retry', {}, t('engine.checkAgain')))}
    >
      {t('engine.checkAgain')}
    </Button>
  );
}
