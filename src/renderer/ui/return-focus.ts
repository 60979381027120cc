import { useState } from 'react';

/** Where the keyboard was before the first of several dialogs that follow one another. */
let origin: Element | null = null;

/** What has the keyboard now; of a menu, which goes when its item is chosen, the button that opened it. */
function openerNow(): Element | null {
  let now = document.activeElement;
  for (let menu = now?.closest('[role="menu"]'); menu; menu = now?.closest('[role="menu"]')) {
    now = document.getElementById(menu.getAttribute('aria-labelledby') ?? '');
  }
  if (now !== document.body && now?.closest('.dialog') === null) origin = now;
  return now;
}

/** What a dialog does when it closes: gives the keyboard back to where it came from. */
export function useReturnFocus(): (event: Event) => void {
  const [opener] = useState(openerNow);
  return (event) => {
    event.preventDefault();
    const back = opener?.isConnected && opener !== document.body ? opener : origin;
    if (back instanceof HTMLElement) back.focus();
  };
}
