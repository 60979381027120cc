const againMs = 300;

/**
 * Asks again for the style sheets that did not come. A container that starts adds a network interface, and a browser
 * then drops what it is just fetching.
 */
export function fetchLostSheets(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')) {
    if (!hasCome(link)) fetchAgain(link);
  }
}

function hasCome({ sheet }: HTMLLinkElement): boolean {
  try {
    return sheet !== null && sheet.cssRules.length > 0;
  } catch {
    // Chromium keeps an empty sheet in its place, whose rules may not be read.
    return false;
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
