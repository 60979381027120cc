import { useTranslation } from 'react-i18next';

const id = 'floating';

/** The room that a menu keeps to the window's edges, in pixels. Below it is the ribbon, which shows what would be done. */
export const floatingRoom = { top: 8, right: 8, bottom: 42, left: 8 } as const;

/** Where menus are drawn: a landmark of its own, that an open dialog does not hide (it keeps `aria-live`). */
export function FloatingLayer() {
  const { t } = useTranslation();
  return <section id={id} className="floating" aria-label={t('ui.menus')} aria-live="off" />;
}

/** The layer, for a portal; null before the window is drawn, which is the document's body for a portal. */
export function floatingLayer(): HTMLElement | null {
  return document.getElementById(id);
}
