import { useTranslation } from 'react-i18next';

const id = 'floating';

/** Where menus are drawn: a landmark of its own, that an open dialog does not hide (it keeps `aria-live`). */
export function FloatingLayer() {
  const { t } = useTranslation();
  return <section id={id} className="floating" aria-label={t('ui.menus')} aria-live="off" />;
}

/** The layer, for a portal; null before the window is drawn, which is the document's body for a portal. */
export function floatingLayer(): HTMLElement | null {
  return document.getElementById(id);
}
