import { useRef } from 'react';
import { CircleCheck, Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { shortId } from '../../../lists/names';
import { useRunDialog } from '../../../state/run-dialog';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { RefText } from '../../../ui/ref-text';

export type LoadedViewProps = { readonly loaded: readonly string[]; readonly onClose: () => void };

/** An archive may hold thousands; the list of images has them all. */
const mostShown = 200;

/** What was loaded. One image can be run from here. */
export function LoadedView({ loaded, onClose }: LoadedViewProps) {
  const { t } = useTranslation();
  const next = useRef<HTMLButtonElement>(null);
  const [only] = loaded.length === 1 ? loaded : [];
  const run = (image: string) => {
    onClose();
    useRunDialog.getState().open({ image: shown(image) });
  };
  const more = loaded.length - mostShown;
  return (
    <Dialog
      title={loaded.length === 0 ? t('images.load.none') : t('images.load.done', { count: loaded.length })}
      width={560}
      light
      initialFocus={next}
      onClose={onClose}
      footer={
        <>
          <span className="grow" />
          <Button ref={only === undefined ? next : undefined} variant={only === undefined ? 'neutral' : 'ghost'} onClick={onClose}>
            {t('images.load.close')}
          </Button>
          {only !== undefined && (
            <Button ref={next} variant="primary" icon={Play} onClick={() => run(only)}>
              {t('images.load.run')}
            </Button>
          )}
        </>
      }
    >
      {loaded.length === 0 ? (
        <p className="mid">{t('images.load.noneText')}</p>
      ) : (
        <ul className="load-names" tabIndex={0} aria-label={t('images.load.names')}>
          {loaded.slice(0, mostShown).map((name, index) => (
            <li key={index}>
              <CircleCheck className="i" />
              <RefText text={shown(name)} />
            </li>
          ))}
          {more > 0 && <li className="dim">{t('images.remove.andMore', { count: more })}</li>}
        </ul>
      )}
    </Dialog>
  );
}

/** A reference as it is; an id as everywhere else. */
const shown = (name: string): string => (name.startsWith('sha256:') ? shortId(name) : name);
