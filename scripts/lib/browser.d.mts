// Types of browser.mjs, for the tests.
export function hasDisplay(): boolean;
/** The path of an installed Chromium or Chrome, or null. */
export function findChromium(): string | null;
export function openBrowser(url: string): boolean;
