const againMs = 300;

/**
 * Asks again for the style sheets that did not come. A container that starts adds a network interface, and a browser
 * then drops what it is just fetching.
 */
export function fetchLostSheets(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')) {
    if (link.sheet === null) fetchAgain(link);
  }
}

function fetchAgain(link: HTMLLinkElement): void {
  const again = document.createElement('link');
  again.rel = 'stylesheet';
  again.crossOrigin = link.crossOrigin;
  again.onerror = () => setTimeout(() => fetchAgain(again), againMs);
  again.href = link.href;
  link.replaceWith(again);
}
