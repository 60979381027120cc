import { useEffect, useRef } from 'react';
import { keyOf, type KeyOf, type Where } from './keys';

/** Does what a key means. False lets the event go on, as if there were no handler. */
export type KeyHandler = (event: KeyboardEvent) => unknown;

/** Text is typed here, so keys are text. */
const typed = 'input, textarea, select, [contenteditable="true"], .xterm';
/** These are moved in with the keys themselves. */
const modal = '[role="dialog"], [role="alertdialog"], [role="menu"]';
/** These take Enter and Space. */
const pressable = 'button, a[href], [role="checkbox"], [role="switch"], summary';

function isOurs(event: KeyboardEvent, key: string): boolean {
  if (event.defaultPrevented || event.isComposing) return false;
  const target = event.target instanceof Element ? event.target : null;
  // The palette can be reached from anywhere but from another dialog.
  if (document.querySelector(modal)) return false;
  if (target?.closest(typed)) return key === 'Mod+k' || key === 'F1';
  return !((key === 'Enter' || key === ' ') && target?.closest(pressable));
}

/**
 * Handles keys while the component is mounted. Which keys a place has is said in `shortcuts`, where the help reads
 * them too. Nothing is handled while text is typed, or over a dialog or a menu.
 */
export function useKeys<W extends Where>(where: W, handlers: { readonly [K in KeyOf<W>]?: KeyHandler }): void {
  const latest = useRef<Readonly<Record<string, KeyHandler | undefined>>>(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const key = keyOf(event);
      if (key === null || !isOurs(event, key)) return;
      const handler = latest.current[key];
      if (handler && handler(event) !== false) event.preventDefault();
    };
    // A place's own meaning of a key goes before the one that it has everywhere.
    const capture = where !== 'everywhere';
    window.addEventListener('keydown', onKeyDown, { capture });
    return () => window.removeEventListener('keydown', onKeyDown, { capture });
  }, [where]);
}
