import { capabilities } from '../bridge/client';

/*
 * Every key of the window, once: what handles them and what the help shows. A key is `KeyboardEvent.key`, with `Mod+`
 * for Ctrl (⌘ on macOS) and `Shift+`; the value is a text under `keys.*`. Keys of one row of the help share a text.
 */
export const shortcuts = {
  everywhere: {
    'Mod+k': 'palette',
    '/': 'filter',
    'Mod+f': 'filter',
    r: 'run',
    'Mod+1': 'containers',
    'Mod+2': 'images',
    'Mod+3': 'history',
    'Mod+,': 'settings',
    '?': 'help',
    F1: 'help',
    Escape: 'back',
  },
  containers: {
    j: 'down',
    ArrowDown: 'down',
    k: 'up',
    ArrowUp: 'up',
    'Shift+ArrowDown': 'extend',
    'Shift+ArrowUp': 'extend',
    Home: 'first',
    End: 'last',
    PageDown: 'pageDown',
    PageUp: 'pageUp',
    ' ': 'select',
    'Mod+a': 'selectAll',
    ArrowLeft: 'fold',
    ArrowRight: 'unfold',
    Enter: 'menu',
    s: 'stopStart',
    x: 'kill',
    Delete: 'remove',
    F2: 'rename',
    c: 'copyRun',
    d: 'duplicate',
    Escape: 'clear',
  },
  images: {
    j: 'down',
    ArrowDown: 'down',
    k: 'up',
    ArrowUp: 'up',
    Home: 'first',
    End: 'last',
    PageDown: 'pageDown',
    PageUp: 'pageUp',
    ' ': 'select',
    ArrowLeft: 'fold',
    ArrowRight: 'unfold',
    Enter: 'unfold',
    'Mod+a': 'selectAll',
    r: 'runImage',
    l: 'load',
    Delete: 'remove',
    Escape: 'clear',
  },
} as const;

export type Where = keyof typeof shortcuts;
export type KeyOf<W extends Where> = Extract<keyof (typeof shortcuts)[W], string>;
export type KeyText = { [W in Where]: (typeof shortcuts)[W][keyof (typeof shortcuts)[W]] }[Where];

export const isMac = capabilities.platform === 'darwin';

const shown: Readonly<Record<string, string>> = {
  ' ': 'Space',
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Delete: 'Del',
  Escape: 'Esc',
  PageDown: 'PgDn',
  PageUp: 'PgUp',
};

/** A key as it is written on the keyboard at hand: `Ctrl K`, `⌘K`, `Del`. */
export function displayKeys(keys: string, mac = isMac): string {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  const name = shown[key] ?? (parts.length > 1 ? key.toUpperCase() : key);
  const prefix = parts
    .slice(0, -1)
    .map((part) => (part === 'Mod' ? (mac ? '⌘' : 'Ctrl ') : mac ? '⇧' : 'Shift '))
    .join('');
  return `${prefix}${name}`;
}

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/**
 * The key that was pressed, as the map names it; null with Alt, which is the system's. On a layout without Latin
 * letters the key's place counts: ы is s.
 */
export function keyOf(event: Pressed, mac = isMac): string | null {
  if (event.altKey) return null;
  const mod = mac ? event.metaKey : event.ctrlKey;
  if (mac ? event.ctrlKey : event.metaKey) return null;
  const place = /^Key([A-Z])$/.exec(event.code)?.[1];
  const latin = event.key.length === 1 && /[^\p{ASCII}]/u.test(event.key) && place ? place : event.key;
  const key = /^[A-Z]$/.test(latin) ? latin.toLowerCase() : latin;
  // With a printed sign Shift is already in it: ? is Shift and /.
  const shift = event.shiftKey && (key.length > 1 || /^[a-z ]$/.test(key));
  return `${mod ? 'Mod+' : ''}${shift ? 'Shift+' : ''}${key}`;
}
