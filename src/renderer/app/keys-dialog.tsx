import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/dialog';
import { Kbd } from '../ui/kbd';
import { useHelp } from './help';
import { displayKeys, shortcuts, type KeyText, type Where } from './keys';

type Row = { readonly text: KeyText; readonly keys: readonly string[] };

/** The keys of a place, those that do the same in one row. */
function rowsOf(where: Where): readonly Row[] {
  const rows = new Map<KeyText, string[]>();
  for (const [key, text] of Object.entries(shortcuts[where])) rows.set(text, [...(rows.get(text) ?? []), key]);
  return [...rows].map(([text, keys]) => ({ text, keys }));
}

/** The map of the keyboard, read from the same list that handles it. */
export function KeysDialog() {
  const { t } = useTranslation();
  const setOpen = useHelp((state) => state.setOpen);
  const titles = { everywhere: t('keys.everywhere'), containers: t('keys.containersTitle'), images: t('keys.imagesTitle') };
  return (
    <Dialog title={t('keys.title')} light width={900} onClose={() => setOpen(false)}>
      <div className="keys" tabIndex={0} role="region" aria-label={t('keys.title')}>
        {(['everywhere', 'containers', 'images'] as const).map((where) => (
          <section key={where}>
            <h3>{titles[where]}</h3>
            <dl>
              {rowsOf(where).map(({ text, keys }) => (
                <div key={text}>
                  <dt>{t(`keys.${text}`)}</dt>
                  <dd>
                    {keys.map((key) => (
                      <span key={key}>
                        <Kbd keys={key} />
                        <span className="vh">{displayKeys(key)}</span>
                      </span>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
